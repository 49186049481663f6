//! Routes what happened to the part that knows what to do; nothing more.

use std::sync::Arc;

use crate::domain::article::Article;
use crate::domain::library::View;

use super::effect::Effect;
use super::key::Key;
use super::keymap::Meaning;
use super::layout::Layout;
use super::library::Transfer;
use super::list;
use super::message::{Kept, KeptLayout, Message};
use super::viewport::Viewport;
use super::{App, Edition};

impl App {
    /// What a message does to the screen, and what it asks of the world.
    #[must_use]
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let mut effects = self.route(message);
        self.note_rules(&effects);
        self.ask_library(&mut effects);
        self.ask_stories(&mut effects);
        self.ask_known(&mut effects);
        effects
    }

    fn route(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Pressed(key) => self.press(key),
            Message::Pasted(text) => self.paste(&text),
            Message::Pointed(pointer) => self.point(pointer),
            Message::Returned => vec![Effect::LookForChanges],
            Message::Loaded(articles) => self.load(articles),
            Message::LoadAdvanced { done, of } => {
                self.loading.done = done;
                self.loading.of = of;
                Vec::new()
            }
            Message::LoadFinished => {
                self.loading.is_running = false;
                self.group_loaded()
            }
            Message::LayoutRead(kept) => self.begin(*kept),
            Message::Restored(kept) => self.restore(*kept),
            Message::Marked(marked) => {
                let mut effects = self.group_after(&marked);
                self.take_marks(marked);
                self.say_what_is_kept();
                effects.extend(self.recount_sources());
                effects
            }
            Message::Said(text) => {
                self.notices.say(text);
                Vec::new()
            }
            Message::Noted(all) => {
                for text in all {
                    self.notices.note(text);
                }
                Vec::new()
            }
            Message::Failed(text) => {
                self.notices.fail(text);
                Vec::new()
            }
            other => self.hear_library(other),
        }
    }

    /// What the library has to say.
    fn hear_library(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Listed { id, page } => return self.take_page(id, &page),
            Message::Counted { id, counts } => self.take_counts(id, counts),
            Message::Opened(articles) => return self.take_texts(articles),
            Message::SourcesRead(feeds) => {
                let is_first = self.edition == Edition::Sample && !feeds.is_empty();
                // A feed that was just added is shown in the library, not in the samples.
                let mut effects = if is_first { self.open_library() } else { Vec::new() };
                effects.extend(self.take_sources(feeds));
                return effects;
            }
            Message::ViewsCounted { updated, last_day } => {
                self.sources.totals.updated = Some(updated);
                self.sources.totals.last_day = Some(last_day);
            }
            Message::Previewed { id, outcome } => return self.take_preview(id, outcome),
            Message::LibraryChanged => {
                self.forget_unanswered();
                self.note_change();
                return self.recount_sources();
            }
            Message::LibraryDamaged(damage) => return vec![Effect::Rescue(damage)],
            Message::LibraryMended => return self.begin_again(),
            Message::VersionsRead { article, changes } => return self.take_versions(&article, changes),
            Message::Compared { id, comparison } => self.take_comparison(id, comparison),
            Message::RefreshAdvanced(refreshing) => self.note_refresh(refreshing),
            Message::RefreshEnded(result) => {
                self.end_refresh(&result);
                return self.recount_sources();
            }
            Message::ListsFound(found) => self.note_found(found),
            Message::Transferred {
                name,
                done,
                of,
                is_finished,
            } => self.note_transfer(Transfer { name, done, of }, is_finished),
            Message::Grouped(assignments) => self.take_grouped(&assignments),
            Message::StoriesLookedUp(found) => return self.take_stories(found),
            Message::Explained { article, reason } => self.take_reason(article, reason),
            Message::NewFound {
                article,
                read,
                report,
            } => self.take_new(&article, read, &report),
            Message::StoriesCounted(stories) => self.sources.totals.stories = Some(stories),
            _ => {}
        }
        Vec::new()
    }

    /// What was drawn, and so where the reader stands.
    #[must_use]
    pub fn drawn(&mut self, viewport: Viewport) -> Vec<Effect> {
        self.list.top = viewport.list_top;
        if let Some(sheet) = &mut self.sheet {
            sheet.top = viewport.sheet_top;
        } else if let Some(form) = &mut self.form {
            form.top = viewport.sheet_top;
        }
        self.sources.top = viewport.sources_top;
        if let Some(compare) = &mut self.compare {
            compare.note_frame(&viewport.compare);
        }
        self.viewport = viewport;
        self.note_frame();
        let mut effects = self.settle_reader();
        self.ask_library(&mut effects);
        self.ask_stories(&mut effects);
        self.ask_known(&mut effects);
        self.ask_known_of_rows(&mut effects);
        effects
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        self.notices.pass();
        self.list.is_touched = true;
        let mut effects = vec![Effect::LookForChanges];
        self.keys.push(key);
        match self.keymap.meaning(self.contexts(), &self.keys) {
            Meaning::Beginning => {}
            Meaning::Action(action) => {
                self.keys.clear();
                effects.extend(self.act(action));
            }
            Meaning::Nothing => {
                let was_sequence = self.keys.len() > 1;
                self.keys.clear();
                // A key that ends no sequence counts by itself.
                effects.extend(if was_sequence {
                    self.press(key)
                } else {
                    self.type_key(key)
                });
            }
        }
        effects
    }

    fn load(&mut self, articles: Vec<Arc<Article>>) -> Vec<Effect> {
        if self.edition == Edition::Library {
            return Vec::new();
        }
        let new: Vec<Arc<Article>> = articles
            .into_iter()
            .filter(|article| self.known.insert(article.id.clone()))
            .collect();
        self.unread += new.iter().filter(|article| !self.is_read(&article.id)).count();
        self.articles = list::merged(std::mem::take(&mut self.articles), new.clone(), |one, other| {
            one.newest_first(other)
        });
        let last = new
            .iter()
            .find(|article| Some(&article.id) == self.last_selected.as_ref())
            .cloned();
        let wanted: Vec<Arc<Article>> = new
            .into_iter()
            .filter(|article| self.is_in_view(article))
            .collect();
        self.list_new(&wanted, self.list.is_touched || self.has_returned);
        if let Some(last) = last.filter(|_| !self.list.is_touched) {
            self.has_returned = true;
            self.list.select(Some(&last));
        }
        self.rest_on_top();
        self.show_selected();
        Vec::new()
    }

    /// Until the first key nothing above the cursor is hidden that has room: it may have come later.
    pub(in crate::app) fn rest_on_top(&mut self) {
        if !self.list.is_touched {
            self.list.top = 0;
        }
    }

    fn restore(&mut self, kept: Kept) -> Vec<Effect> {
        self.read.extend(kept.read);
        self.bookmarked
            .extend(kept.bookmarks.iter().map(|article| article.id.clone()));
        self.kept = kept.bookmarks;
        self.positions.extend(kept.positions);
        self.tags.extend(kept.tags);
        self.notes.extend(kept.notes);
        if !self.list.is_touched {
            self.sources.fold(kept.layout.folded.clone());
        }
        let effects = self.begin(kept.layout);
        self.count_unread();
        if !self.is_windowed() {
            self.refill();
            if !self.list.is_touched {
                self.return_to_last_selected();
            }
        }
        if let Some(id) = self.reader.article.as_ref().map(|article| article.id.clone())
            && !self.reader.is_moved
        {
            self.reader.position = self.positions.get(&id).copied().unwrap_or_default();
        }
        self.show_selected();
        effects
    }

    /// Takes the screen over as it was left, once.
    fn begin(&mut self, kept: KeptLayout) -> Vec<Effect> {
        if std::mem::replace(&mut self.has_begun, true) {
            return Vec::new();
        }
        self.last_selected = kept.selected;
        if let Some(layout) = kept.layout {
            // Rows of one line or two are a setting; turning them over lasts as long as the session.
            let two_line_rows = self.layout.two_line_rows;
            self.layout = Layout {
                two_line_rows,
                ..layout
            };
            // What is opened once may have nothing of these.
            let is_rare = matches!(layout.view, View::Updated | View::LastDay | View::Stories);
            if is_rare && self.edition != Edition::Library {
                self.layout.view = View::All;
            }
        }
        self.sources.fold(kept.folded);
        let mut effects = Vec::new();
        if self.is_windowed() {
            // What came meanwhile stands on top, and is what one opens a news reader for.
            effects.push(self.list_anew(None));
        }
        effects.extend(self.load_sources_at_start());
        effects
    }

    fn is_in_view(&self, article: &Article) -> bool {
        match self.layout.view {
            View::All => true,
            View::Unread => !self.is_read(&article.id),
            View::Updated | View::LastDay => self.is_recent(article),
            View::Stories => self.is_of_story(&article.id),
            View::Bookmarks => {
                self.is_bookmarked(&article.id) && self.list.index_of_id(&article.id).is_none()
            }
        }
    }
}
