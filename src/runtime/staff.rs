//! The threads beside the screen, and who of them does what the app asks for.

use std::sync::{Arc, mpsc};

use crate::app::Edition;
use crate::app::effect::Effect;
use crate::app::message::{KeptLayout, Marked, Message};
use crate::app::settings::Settings;
use crate::jobs::library::Rules;
use crate::store::reader::Reader;

use super::comparing::Comparing;
use super::errands::Errands;
use super::grouper::{self, Bell, Ears};
use super::keeper::{Keeper, Policy, state};
use super::librarian::{Librarian, Wanted};
use super::opening::Opening;
use super::refreshes::{Beginning, Refreshes, When};
use super::{Happening, Options, take_over};

/// Who works beside the screen.
pub struct Staff {
    /// How the screen of the library was left.
    pub layout: Option<KeptLayout>,
    pub keeper: Keeper,
    librarian: Librarian,
    refreshes: Refreshes,
    refreshing: Option<Beginning>,
    pub errands: Errands,
    bell: Bell,
    /// Who groups hears by them, once that begins.
    ears: Option<Ears>,
    /// Whether all work beside the screen may begin, and whether the sources were asked for before.
    has_begun: bool,
    owes_sources: bool,
}

impl Staff {
    /// Takes in who reads, and prepares who writes; what they do arrives as messages.
    pub fn start(options: &Options, opening: Opening) -> (Self, mpsc::Receiver<Happening>) {
        let (config_dir, data_dir) = (&options.config_dir, &options.data_dir);
        let layout = opening.left();
        let Opening {
            sender,
            inbox,
            librarian,
            ..
        } = opening;
        let settings = &options.app.settings;
        let (policy, mut when) = wishes(settings, options.is_library);
        // Where nothing is followed yet there is nothing to ask; what is followed a moment later was not meant.
        when.on_start &= options.app.edition == Edition::Library;
        let (bell, ears) = grouper::bell();
        let keeper = Keeper::new(
            config_dir.clone(),
            data_dir.clone(),
            policy,
            bell.clone(),
            sender.clone(),
        );
        let (refreshes, refreshing) = Refreshes::new(data_dir.clone(), when, keeper.desk(), sender.clone());
        let errands = Errands {
            config_dir: config_dir.clone(),
            data_dir: data_dir.clone(),
            save_folder: options.save_folder.clone(),
            sender,
            desk: keeper.desk(),
            stale: Arc::default(),
            comparing: Comparing::default(),
        };
        let staff = Self {
            layout: layout.map(|pairs| state::layout_of(&pairs)),
            keeper,
            librarian,
            refreshes,
            refreshing: Some(refreshing),
            errands,
            bell,
            ears: Some(ears),
            has_begun: false,
            owes_sources: false,
        };
        (staff, inbox)
    }

    /// Starts who writes, who groups and who refreshes, once; the first frame is on the screen.
    pub fn begin(&mut self) {
        self.has_begun = true;
        if std::mem::take(&mut self.owes_sources) {
            self.librarian.load_sources();
        }
        self.keeper.begin();
        if let Some(ears) = self.ears.take() {
            let (data_dir, sender) = (&self.errands.data_dir, self.errands.sender.clone());
            let readers = (Reader::new(data_dir), Reader::new(data_dir));
            grouper::start(ears, readers.0, readers.1, self.keeper.desk(), sender);
        }
        if let Some(refreshing) = self.refreshing.take() {
            refreshing.begin();
        }
    }

    /// Has the library looked at once more where it was written to since it was first listed.
    pub fn look_again(&self) {
        self.librarian.look_again();
    }

    /// Gives an effect to who does it; back comes what only the screen's own thread can do.
    pub fn hand(&mut self, effect: Effect) -> Option<Effect> {
        match effect {
            Effect::Mark(_)
            | Effect::Undo
            | Effect::Redo
            | Effect::SavePosition(..)
            | Effect::SaveLayout(_)
            | Effect::SaveSelected(_)
            | Effect::SaveFolded(_)
            | Effect::Rescue(_)
            | Effect::LookForChanges => self.keeper.keep(effect),
            Effect::List {
                id,
                listing,
                anchor,
                rows,
            } => self.librarian.list(Wanted {
                id,
                listing,
                anchor,
                rows,
            }),
            Effect::Open(ids) => self.librarian.open(ids),
            // Counting all views takes a core that the first frame may need.
            Effect::LoadSources if !self.has_begun => self.owes_sources = true,
            Effect::LoadSources => self.librarian.load_sources(),
            Effect::Group(articles) => self.bell.group(articles),
            Effect::LookUpStories(ids) => self.librarian.look_up_stories(ids),
            Effect::Explain(id) => self.librarian.explain(id),
            Effect::LoadVersions(id) => self.librarian.load_versions(id),
            Effect::Refresh(feeds) => self.refreshes.ask(feeds),
            Effect::CancelRefresh => self.refreshes.cancel(),
            Effect::Preview { id, place } => self.errands.preview(id, place),
            Effect::KeepPage(address) => self.errands.keep_page(address),
            Effect::Compare { id, reports } => self.errands.compare(id, reports),
            Effect::FindNew { article, read } => self.errands.find_new(article, read),
            Effect::TakeOver => self.take_over(),
            Effect::Save(article) => self.errands.save(article),
            Effect::Enclosure {
                address,
                kind,
                save: true,
            } => self.errands.fetch(address, kind),
            other => return Some(other),
        }
        None
    }

    /// Lists of other readers are taken over by a writer of their own; those without articles are
    /// asked for some at once.
    fn take_over(&self) {
        let (config_dir, data_dir) = (self.errands.config_dir.clone(), self.errands.data_dir.clone());
        let desk = self.errands.desk.clone();
        let refreshes = self.refreshes.clone();
        self.errands.send(move |sender| {
            let taken = take_over::take_over(&config_dir, &data_dir);
            desk.keep(Effect::LookForChanges);
            match taken {
                Ok(taken) => {
                    sender.send(Message::Noted(taken.left_out));
                    sender.send(Message::Marked(Marked {
                        said: Some(taken.said),
                        ..Marked::default()
                    }));
                    if taken.is_bare {
                        refreshes.ask(Vec::new());
                    }
                }
                Err(why) => sender.send(Message::Failed(why)),
            }
        });
    }
}

fn wishes(settings: &Settings, is_library: bool) -> (Policy, When) {
    let policy = Policy {
        interval: settings.refresh_minutes,
        rules: Rules {
            days: settings.keep_days,
            articles: settings.keep_articles,
            unread: !settings.keep_unread,
        },
        is_library,
    };
    let when = When {
        on_start: is_library && settings.refresh_on_start,
        interval: if is_library { settings.refresh_minutes } else { 0 },
    };
    (policy, when)
}
