//! What each action does.

use crate::domain::article::{Article, Kind};
use crate::domain::library::View;
use crate::domain::text::Text;

use super::action::Action;
use super::effect::{Change, Effect};
use super::layout::Pane;
use super::links::Link;
use super::prompt::Purpose;
use super::sheet::Kind as SheetKind;
use super::{App, reader::Scroll};

impl App {
    /// Does what the user wants.
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        if self.sheet.is_some() {
            return self.act_on_sheet(action);
        }
        if self.form.is_some() {
            return self.act_on_form(action);
        }
        if self.prompt.is_some() {
            return self.act_on_prompt(action);
        }
        if self.compare.is_some() {
            return self.act_on_compare(action);
        }
        self.act_on_panes(action)
    }

    pub(super) fn act_on_panes(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Down
            | Action::Up
            | Action::PageDown
            | Action::PageUp
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::Top
            | Action::Bottom => self.step(self.focus, action),
            Action::OtherPaneDown => self.step(self.focus.other(), Action::Down),
            Action::OtherPaneUp => self.step(self.focus.other(), Action::Up),
            Action::Open => self.open(),
            Action::Back => self.go_back(),
            Action::BackOrQuit => self.go_back_or_quit(),
            Action::NextPane | Action::PreviousPane => {
                self.go_to_pane(self.neighbour_pane(action == Action::NextPane))
            }
            Action::ReadOn => self.read_on(),
            Action::NextUnread => self.go_to_unread(true),
            Action::PreviousUnread => self.go_to_unread(false),
            Action::NextArticle => self.go_to_neighbour(1),
            Action::PreviousArticle => self.go_to_neighbour(-1),
            Action::Search => self.open_prompt(),
            Action::NextHit => self.scroll(Scroll::NextHit),
            Action::PreviousHit => self.scroll(Scroll::PreviousHit),
            Action::NextNew => self.go_to_new(true),
            Action::PreviousNew => self.go_to_new(false),
            Action::FullStrength => self.toggle_full(),
            Action::ViewAll => self.view(View::All),
            Action::ViewUnread => self.view(View::Unread),
            Action::ViewBookmarks => self.view(View::Bookmarks),
            Action::ViewUpdated => self.view(View::Updated),
            Action::ViewLastDay => self.view(View::LastDay),
            Action::ViewStories => self.view(View::Stories),
            Action::Unfold if self.focus == Pane::List => self.unfold_or_read(),
            Action::Fold if self.focus == Pane::List => self.fold_or_go_back(),
            Action::ToggleGrouping => self.toggle_grouping(),
            Action::TurnOrder => self.turn_order(),
            Action::OwnFeed => self.go_to_feed(),
            Action::Refresh => self.refresh(),
            Action::RefreshAll => self.refresh_all(),
            Action::TakeOver => self.take_over(),
            _ => self.act_on_article(action),
        }
    }

    pub(super) fn act_on_article(&mut self, action: Action) -> Vec<Effect> {
        if self.reader.is_waiting && lists_of_text(action) {
            return self.act_later(action);
        }
        if is_of_story(action) && self.is_story_awaited() {
            return self.act_on_story_later(action);
        }
        match action {
            Action::Bookmark => self.toggle_bookmark(),
            Action::ToggleRead => self.toggle_read(),
            Action::MarkAllRead => self.mark_all_read(),
            Action::MarkAboveRead => self.mark_beside_read(true),
            Action::MarkBelowRead => self.mark_beside_read(false),
            Action::Split => self.split(),
            Action::Merge => self.start_merging(),
            Action::Why => self.show_why(),
            Action::Tags => self.start_line(Purpose::Tags),
            Action::Note => self.start_line(Purpose::Note),
            Action::Pipe => self.start_line(Purpose::Pipe),
            Action::Save => self.save(),
            Action::Comments => self.open_comments(),
            Action::Enclosures => self.list_enclosures(),
            Action::Changes => self.toggle_changes(),
            Action::Compare => self.toggle_compare(),
            Action::Undo => vec![Effect::Undo],
            Action::Redo => vec![Effect::Redo],
            Action::OpenInBrowser => self.open_in_browser(),
            Action::OpenInBrowserRead => {
                let mut effects = self.open_in_browser();
                effects.extend(self.mark_selected_read());
                effects
            }
            Action::CopyLink => self.copy_link(),
            Action::Links => self.list_links(),
            _ => match action.link() {
                Some(index) => self.open_link(index),
                None => self.act_on_sources(action),
            },
        }
    }

    pub(super) fn act_on_screen(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::OnePane => self.layout.one_pane = !self.layout.one_pane,
            Action::SplitLess => self.move_split(-4),
            Action::SplitMore => self.move_split(4),
            Action::OneLineRows => self.layout.two_line_rows = !self.layout.two_line_rows,
            Action::ToggleMouse => return self.toggle_mouse(),
            Action::Palette => return self.open_sheet(SheetKind::Palette),
            Action::Help => return self.open_sheet(SheetKind::Help),
            Action::Notices => {
                self.notices.dismiss();
                return self.open_sheet(SheetKind::Notices);
            }
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            Action::Quit => {
                self.quit = true;
                return Vec::new();
            }
            _ => return Vec::new(),
        }
        vec![Effect::SaveLayout(self.layout)]
    }

    fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.is_mouse_on = !self.is_mouse_on;
        self.notices.say(if self.is_mouse_on {
            "mouse on"
        } else {
            "mouse off: select text with it; M turns it on again"
        });
        vec![Effect::SetMouse(self.is_mouse_on)]
    }

    fn open_prompt(&mut self) -> Vec<Effect> {
        if self.focus == Pane::Sources {
            // What a search narrows is to be seen.
            self.leave_sources();
        }
        let purpose = if self.focus == Pane::Reader {
            Purpose::Find
        } else {
            Purpose::Search
        };
        self.start_prompt(purpose);
        Vec::new()
    }

    fn open_in_browser(&mut self) -> Vec<Effect> {
        match self.current().and_then(address) {
            Some(address) => vec![Effect::OpenInBrowser(address)],
            None => self.say("this article has no address"),
        }
    }

    fn copy_link(&mut self) -> Vec<Effect> {
        match self.current().and_then(address) {
            Some(address) => vec![Effect::Copy(address)],
            None => self.say("this article has no address"),
        }
    }

    pub(super) fn open_link(&mut self, index: usize) -> Vec<Effect> {
        let links = self
            .reader
            .article
            .as_ref()
            .map_or(&[][..], |article| &article.document.links);
        match links.get(index) {
            Some(link) => vec![Effect::OpenInBrowser(link.clone())],
            None if links.is_empty() => self.say("this text has no links"),
            None => {
                let count = links.len();
                self.say(format!(
                    "this text has {count} link{}",
                    if count == 1 { "" } else { "s" }
                ))
            }
        }
    }

    fn list_links(&mut self) -> Vec<Effect> {
        let links = self.current().map(Link::all).unwrap_or_default();
        if links.is_empty() {
            return self.say("this text has no links");
        }
        self.open_sheet(SheetKind::Links(links))
    }

    /// The article that an action is about: the one in the reader.
    pub(super) fn current(&self) -> Option<&Article> {
        self.reader.article.as_deref()
    }

    pub(super) fn say(&mut self, text: impl Into<String>) -> Vec<Effect> {
        self.notices.say(text);
        Vec::new()
    }

    pub(super) fn mark(ids: Vec<crate::domain::article::ArticleId>, read: bool) -> Vec<Effect> {
        if ids.is_empty() {
            Vec::new()
        } else {
            vec![Effect::Mark(Change::Read { ids, read })]
        }
    }

    /// What to say when a row is opened that is no article.
    pub(super) fn say_what_a_row_is(&mut self, kind: Kind) {
        if kind == Kind::Feed {
            self.notices
                .say("a feed, not an article: a follows it, y copies its address");
        }
    }
}

/// Whether an action goes through what the text names, or asks the user to choose of it.
fn lists_of_text(action: Action) -> bool {
    action.link().is_some() || matches!(action, Action::Links | Action::Comments | Action::Enclosures)
}

/// Whether an action is about the story of an article.
fn is_of_story(action: Action) -> bool {
    matches!(action, Action::Compare | Action::Why | Action::Split)
}

fn address(article: &Article) -> Option<Text> {
    article.url.clone().filter(|url| !url.is_empty())
}
