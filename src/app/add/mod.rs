//! Adding a source: a place is typed, looked at, and followed once its articles were seen.

mod rows;

use crate::domain::article::Kind as ArticleKind;
use crate::domain::remedy::{Remedy, Unseen};
use crate::domain::subscription::{Folder, Subscription, without_credentials};
use crate::domain::text::Text;

use super::App;
use super::effect::{Effect, RequestId};
use super::form::{Choice, Form, Kind};
use super::layout::Pane;
use super::message::Preview;
use super::sources::path;

/// How far adding a source has come.
#[derive(Clone, Debug, Default)]
pub struct Add {
    /// What was typed.
    pub place: String,
    pub folder: Folder,
    pub stage: Stage,
    id: RequestId,
}

/// The steps of adding a source.
#[derive(Clone, Debug, Default)]
pub enum Stage {
    /// The place is being typed; what was wrong with the last one.
    #[default]
    Asking,
    Failed(Unseen),
    Looking,
    Found(Box<Preview>),
    /// What was found is kept while its folder is typed.
    Filing(Box<Preview>),
}

const PLACE: &str = "address";

impl Stage {
    /// The address of the page that could be kept alone.
    fn page(self) -> Option<String> {
        match self {
            Self::Found(preview) => preview.page,
            Self::Failed(Unseen {
                remedy: Remedy::KeepPage(page),
                ..
            }) => Some(page),
            _ => None,
        }
    }
}

impl App {
    /// Opens the form; with the address of the feed that the row under the cursor names.
    pub(super) fn start_adding(&mut self) -> Vec<Effect> {
        let named = self.current().filter(|article| article.kind == ArticleKind::Feed);
        let address = named
            .filter(|_| self.focus != Pane::Sources)
            .and_then(|article| article.url.clone());
        let mut form = Form::new(Kind::Add(Box::new(Add {
            folder: self.current_folder(),
            ..Add::default()
        })));
        form.ask(PLACE, address.as_deref().unwrap_or_default());
        self.form = Some(form);
        Vec::new()
    }

    /// Enter: on the line, looks at the place or takes the folder; else takes the choice.
    pub(super) fn accept_in_add(&mut self, choice: Option<Choice>) -> Vec<Effect> {
        let Some(form) = &mut self.form else {
            return Vec::new();
        };
        let typed = form
            .line
            .as_ref()
            .map(|typed| typed.line.text().trim().to_owned());
        let Kind::Add(add) = &mut form.kind else {
            return Vec::new();
        };
        match (choice, std::mem::take(&mut add.stage)) {
            (Some(Choice::KeepPage), stage) => {
                self.form = None;
                stage.page().map(Effect::KeepPage).into_iter().collect()
            }
            (Some(Choice::FollowAnyway), Stage::Failed(unseen)) => self.follow_unseen(unseen),
            (Some(Choice::ShowIt), Stage::Found(preview)) => self.show_followed(&preview.subscription),
            (Some(Choice::Follow), Stage::Found(preview)) => self.follow_found(*preview),
            (Some(Choice::ChangeFolder), Stage::Found(preview)) => {
                add.stage = Stage::Filing(preview);
                let folder = path::written(&add.folder);
                form.ask("folder", &folder);
                Vec::new()
            }
            (Some(Choice::Other(index)), Stage::Found(preview)) => match preview.others.get(index) {
                Some((_, address)) => {
                    let address = address.clone();
                    self.look_at(address)
                }
                None => Vec::new(),
            },
            (choice, Stage::Filing(preview)) => {
                add.folder = match choice {
                    Some(Choice::Folder(folder)) => folder,
                    _ => path::read(&typed.unwrap_or_default()),
                };
                add.stage = Stage::Found(preview);
                form.end_line(0);
                Vec::new()
            }
            (_, stage) => {
                add.stage = stage;
                match typed.filter(|typed| !typed.is_empty()) {
                    Some(place) => self.look_at(place),
                    None => Vec::new(),
                }
            }
        }
    }

    fn look_at(&mut self, place: String) -> Vec<Effect> {
        self.previews += 1;
        let id = RequestId(self.previews);
        if let Some(form) = &mut self.form
            && let Kind::Add(add) = &mut form.kind
        {
            add.id = id;
            add.stage = Stage::Looking;
            add.place.clone_from(&place);
            form.end_line(0);
        }
        vec![Effect::Preview { id, place }]
    }

    fn follow_found(&mut self, preview: Preview) -> Vec<Effect> {
        let Some(Form {
            kind: Kind::Add(add), ..
        }) = self.form.take()
        else {
            return Vec::new();
        };
        let name = rows::name(&preview).to_string();
        let mut subscription = preview.subscription;
        subscription.folder = add.folder;
        self.follow(subscription, &name)
    }

    /// Follows what could not be looked at, unless it is followed already.
    fn follow_unseen(&mut self, unseen: Unseen) -> Vec<Effect> {
        let Remedy::Follow(address) = unseen.remedy else {
            return Vec::new();
        };
        let mut subscription = Subscription::new(&address);
        if self.sources.feed_at(&address).is_some() {
            return self.show_followed(&subscription);
        }
        if let Some(Form {
            kind: Kind::Add(add), ..
        }) = self.form.take()
        {
            subscription.folder = add.folder;
        }
        let name = Text::line(&without_credentials(&address)).to_string();
        self.follow(subscription, &name)
    }

    fn show_followed(&mut self, subscription: &Subscription) -> Vec<Effect> {
        self.form = None;
        let known = self.sources.feed_at(&subscription.address);
        match known.map(|feed| feed.id) {
            Some(id) => self.show_source(&super::sources::Node::Feed(id)),
            None => Vec::new(),
        }
    }

    /// What a place would give; an answer that nobody waits for any more is dropped.
    pub(super) fn take_preview(
        &mut self,
        id: RequestId,
        outcome: Result<Box<Preview>, Unseen>,
    ) -> Vec<Effect> {
        let Some(form) = &mut self.form else {
            return Vec::new();
        };
        let Kind::Add(add) = &mut form.kind else {
            return Vec::new();
        };
        if add.id != id || !matches!(add.stage, Stage::Looking) {
            return Vec::new();
        }
        match outcome {
            Ok(preview) => {
                add.stage = Stage::Found(preview);
                form.end_line(0);
            }
            Err(unseen) => {
                add.stage = Stage::Failed(unseen);
                let place = add.place.clone();
                form.ask(PLACE, &place);
            }
        }
        Vec::new()
    }
}

impl Form {
    /// Esc: back to the line that was typed, then out; whether it is out.
    pub(super) fn take_add_back(&mut self) -> bool {
        let Kind::Add(add) = &mut self.kind else {
            return true;
        };
        match std::mem::take(&mut add.stage) {
            Stage::Asking | Stage::Failed(_) => true,
            Stage::Looking | Stage::Found(_) => {
                let place = add.place.clone();
                self.ask(PLACE, &place);
                false
            }
            Stage::Filing(preview) => {
                add.stage = Stage::Found(preview);
                self.end_line(1);
                false
            }
        }
    }
}
