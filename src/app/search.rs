//! Search as you type: the prompt, what it narrows, and the way back.

use std::sync::Arc;

use crate::domain::article::Article;
use crate::domain::document::Position;
use crate::domain::query::Query;

use super::App;
use super::action::Action;
use super::effect::Effect;
use super::key::Key;
use super::library::Snapshot;
use super::list::reports::Spot;
use super::prompt::{Line, Purpose};
use super::reader::{Find, Scroll};

/// The line being typed, and what to go back to.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub purpose: Purpose,
    pub line: Line,
    /// The article that the line is about, whatever is selected by the time it is taken.
    pub about: Option<Arc<Article>>,
    before: Before,
}

/// The screen as it was before the prompt opened.
#[derive(Clone, Debug, Default)]
struct Before {
    query_text: String,
    selected: Option<Spot>,
    index: usize,
    top: usize,
    find: Option<Find>,
    position: Position,
    /// The rows, where they are not all in memory.
    window: Option<Snapshot>,
}

impl App {
    pub(super) fn start_prompt(&mut self, purpose: Purpose) {
        let before = Before {
            query_text: self.list.query_text.clone(),
            selected: self.list.spot(),
            index: self.list.selected,
            top: self.list.top,
            find: self.reader.find.clone(),
            position: self.reader.position,
            window: self.is_windowed().then(|| self.snapshot()),
        };
        let text = match purpose {
            Purpose::Search => before.query_text.clone(),
            _ => String::new(),
        };
        self.open_prompt_with(purpose, &text, before);
    }

    /// A line that is typed for something else than a search.
    pub(super) fn start_prompt_with(&mut self, purpose: Purpose, text: &str) {
        self.open_prompt_with(purpose, text, Before::default());
    }

    fn open_prompt_with(&mut self, purpose: Purpose, text: &str, before: Before) {
        self.prompt = Some(Prompt {
            purpose,
            line: Line::new(text),
            about: self.reader.article.clone(),
            before,
        });
    }

    pub(super) fn act_on_prompt(&mut self, action: Action) -> Vec<Effect> {
        let Some(purpose) = self.prompt.as_ref().map(|prompt| prompt.purpose) else {
            return Vec::new();
        };
        match (action, purpose) {
            (Action::Accept, Purpose::Search | Purpose::Find | Purpose::Compared) => self.keep_search(),
            (Action::Accept, _) => return self.take_typed(),
            (Action::Back | Action::BackOrQuit, _) => return self.take_search_back(),
            (Action::Quit | Action::Suspend | Action::Redraw, _) => return self.act_unprompted(action),
            (Action::Down, Purpose::Find) => self.reader.scroll(Scroll::NextHit),
            (Action::Up, Purpose::Find) => self.reader.scroll(Scroll::PreviousHit),
            (Action::Down, Purpose::Compared) => self.step_compared(true),
            (Action::Up, Purpose::Compared) => self.step_compared(false),
            (Action::Down | Action::Up | Action::PageDown | Action::PageUp, Purpose::Search) => {
                return self.step(super::layout::Pane::List, action);
            }
            _ => {}
        }
        Vec::new()
    }

    fn act_unprompted(&mut self, action: Action) -> Vec<Effect> {
        let prompt = self.prompt.take();
        let effects = self.act(action);
        self.prompt = prompt;
        effects
    }

    pub(super) fn type_into_prompt(&mut self, key: Key) -> Vec<Effect> {
        if self.prompt.as_mut().is_some_and(|prompt| prompt.line.press(key)) {
            return self.search_typed();
        }
        Vec::new()
    }

    pub(super) fn paste_into_prompt(&mut self, text: &str) -> Vec<Effect> {
        if let Some(prompt) = &mut self.prompt {
            prompt.line.paste(text);
            return self.search_typed();
        }
        Vec::new()
    }

    fn search_typed(&mut self) -> Vec<Effect> {
        let Some(prompt) = &self.prompt else {
            return Vec::new();
        };
        let (purpose, text, position) = (
            prompt.purpose,
            prompt.line.text().to_owned(),
            prompt.before.position,
        );
        match purpose {
            Purpose::Search if self.is_windowed() => return self.search_library(&text),
            Purpose::Search => {
                // The best hit is shown, so where the cursor was need not be looked for.
                self.list.leave_cursor();
                let effects = self.set_query(&text);
                self.list.selected = 0;
                self.list.top = 0;
                self.show_selected();
                return effects;
            }
            Purpose::Find => {
                // Each key finds anew from where the search began, as in other pagers.
                self.reader.scroll(Scroll::To(position));
                self.reader.find(&text);
            }
            Purpose::Compared => self.find_compared(&text),
            Purpose::Tags | Purpose::Note | Purpose::Pipe => {}
        }
        Vec::new()
    }

    /// The list stays until the library answers; what it answered before is shown at once.
    fn search_library(&mut self, text: &str) -> Vec<Effect> {
        text.clone_into(&mut self.list.query_text);
        self.list.query = Query::parse(text);
        let Some(known) = self.answered_before() else {
            return vec![self.list_anew(None)];
        };
        self.show_again(known);
        self.list.selected = 0;
        self.list.top = 0;
        self.show_selected();
        Vec::new()
    }

    /// Narrows the list; the cursor stays on its article where it is still listed.
    pub(super) fn set_query(&mut self, text: &str) -> Vec<Effect> {
        let query = Query::parse(text);
        // Rows of stories become rows of the articles that are found in them.
        let is_flat = self.list.rows.iter().all(|row| row.story.is_none());
        let narrows = is_flat && query.narrows(&self.list.query);
        text.clone_into(&mut self.list.query_text);
        self.list.query = query;
        if self.is_windowed() {
            return vec![self.list_around_selected()];
        }
        if narrows {
            let selected = self.list.selected_article().cloned();
            self.list.narrow();
            self.list.select(selected.as_ref());
        } else {
            self.refill();
        }
        self.show_selected();
        Vec::new()
    }

    pub(super) fn keep_search(&mut self) {
        let Some(prompt) = self.prompt.take() else { return };
        self.forget_answered();
        if prompt.purpose == Purpose::Find && prompt.line.text().trim().is_empty() {
            self.reader.find = None;
        }
        if prompt.purpose == Purpose::Compared {
            self.end_compared_find(true);
        }
        if prompt.purpose == Purpose::Search && self.list.query.is_empty() {
            self.list.query_text.clear();
        }
    }

    /// Esc: as if nothing had been typed.
    fn take_search_back(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else {
            return Vec::new();
        };
        self.forget_answered();
        let before = prompt.before;
        match prompt.purpose {
            Purpose::Search if before.window.is_some() => self.take_window_back(before),
            Purpose::Search => {
                // Bookmarks and files are all in memory: nothing is asked for.
                let _ = self.set_query(&before.query_text);
                let selected = before.selected.as_ref();
                let index = selected.and_then(|spot| self.list.index_of_spot(spot));
                // More rows may have come above it meanwhile: the cursor keeps its line.
                let line = before.index.saturating_sub(before.top);
                self.list.put(index.unwrap_or(self.list.selected), line);
                self.show_selected();
            }
            Purpose::Find => {
                self.reader.find = before.find;
                self.reader.scroll(Scroll::To(before.position));
            }
            Purpose::Compared => self.end_compared_find(false),
            Purpose::Tags | Purpose::Note | Purpose::Pipe => {}
        }
        Vec::new()
    }

    fn take_window_back(&mut self, before: Before) {
        self.list.query = Query::parse(&before.query_text);
        self.list.query_text = before.query_text;
        if let Some(window) = before.window {
            self.show_again(window);
        }
        self.list.selected = before.index.min(self.list.rows.len().saturating_sub(1));
        self.list.top = before.top;
        self.show_selected();
    }
}
