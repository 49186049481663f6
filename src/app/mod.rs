//! What the screen is about, and what each message does to it; pure.

pub mod act;
pub mod action;
pub mod add;
pub mod browse;
pub mod changes;
mod command;
pub mod compare;
pub mod edit;
pub mod effect;
mod enclosures;
pub mod form;
pub mod key;
pub mod keymap;
pub mod known;
pub mod layout;
pub mod library;
pub mod links;
pub mod list;
pub mod marks;
pub mod message;
pub mod notices;
pub mod over;
pub mod pointer;
pub mod prompt;
pub mod reader;
mod refresh;
pub mod search;
pub mod settings;
pub mod sheet;
pub mod sources;
pub mod stories;
pub mod typed;
pub mod update;
pub mod viewport;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::document::Position;
use crate::domain::library::View;
use crate::domain::text::Text;

use compare::Compare;
use form::Form;
use key::Key;
use keymap::{Context, Keymap};
use known::Known;
use layout::{Layout, Pane};
use library::Library;
use list::List;
use notices::Notices;
use pointer::Rule;
use prompt::Purpose;
use reader::Reader;
use search::Prompt;
use settings::Settings;
use sheet::{Kind as SheetKind, Sheet};
use sources::Sources;
use stories::Stories;
use viewport::Viewport;

/// All that the screen shows and remembers.
#[derive(Debug, Default)]
pub struct App {
    /// All articles that are loaded, newest first.
    pub articles: Vec<Arc<Article>>,
    /// Bookmarked articles with their kept text, loaded or not.
    pub kept: Vec<Arc<Article>>,
    pub read: HashSet<ArticleId>,
    pub bookmarked: HashSet<ArticleId>,
    pub positions: HashMap<ArticleId, Position>,
    pub list: List,
    pub reader: Reader,
    pub focus: Pane,
    pub layout: Layout,
    pub prompt: Option<Prompt>,
    pub sheet: Option<Sheet>,
    pub form: Option<Form>,
    /// Reports of a story side by side, in place of the panes.
    pub compare: Option<Compare>,
    pub sources: Sources,
    pub stories: Stories,
    pub notices: Notices,
    pub loading: Loading,
    pub library: Library,
    /// What reports tell beyond those that were read.
    told: Known,
    /// Tags and notes, as far as they are known.
    pub tags: HashMap<ArticleId, Vec<Text>>,
    pub notes: HashMap<ArticleId, Text>,
    /// What the header calls the sources.
    pub edition: Edition,
    pub settings: Settings,
    pub keymap: Keymap,
    pub viewport: Viewport,
    pub is_mouse_on: bool,
    pub quit: bool,
    /// Keys of a sequence that has begun.
    keys: Vec<Key>,
    known: HashSet<ArticleId>,
    /// How many of the loaded articles are unread.
    unread: usize,
    /// The article under the cursor when newsview was closed.
    last_selected: Option<ArticleId>,
    /// The cursor is back on it.
    has_returned: bool,
    /// The screen is as it was left.
    has_begun: bool,
    /// The rule that is being dragged.
    dragged: Option<Rule>,
    /// How often reports were compared: each answer has its number.
    last_compare: u64,
    /// How many places were looked at: each answer has its number.
    previews: u64,
}

/// What is being read: the user's sources, or the bundled articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// The bundled edition, because nothing is set up.
    #[default]
    Sample,
    /// Files, folders or standard input, by name.
    Opened(String),
    /// Everything kept of the feeds that are followed.
    Library,
}

/// How far loading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    pub is_running: bool,
    pub done: usize,
    pub of: usize,
}

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

impl App {
    pub fn new(settings: Settings, keymap: Keymap, edition: Edition) -> Self {
        let layout = Layout {
            two_line_rows: settings.two_line_rows,
            ..Layout::default()
        };
        Self {
            is_mouse_on: settings.mouse,
            loading: Loading {
                is_running: true,
                ..Loading::default()
            },
            layout,
            settings,
            keymap,
            edition,
            ..Self::default()
        }
    }

    /// The keymap's contexts on top of each other, first one first.
    pub fn contexts(&self) -> &'static [Context] {
        if let Some(sheet) = &self.sheet {
            return match sheet.kind {
                SheetKind::Enclosures(_) => &[Context::Enclosures, Context::Sheet],
                _ => &[Context::Sheet],
            };
        }
        if self.form.is_some() {
            return &[Context::Sheet];
        }
        let is_comparing = self.compare.as_ref().is_some_and(Compare::is_shown);
        match (&self.prompt, self.focus) {
            (Some(_), _) => &[Context::Prompt],
            (None, _) if is_comparing => &[Context::Compare, Context::Global],
            (None, Pane::Sources) => &[Context::Sources, Context::Global],
            (None, Pane::List) => &[Context::List, Context::Global],
            (None, Pane::Reader) if self.reader.find.is_some() => {
                &[Context::Find, Context::Reader, Context::Global]
            }
            (None, Pane::Reader) => &[Context::Reader, Context::Global],
        }
    }

    pub fn is_read(&self, id: &ArticleId) -> bool {
        self.read.contains(id)
    }

    pub fn is_bookmarked(&self, id: &ArticleId) -> bool {
        self.bookmarked.contains(id)
    }

    /// Unread articles among all that are loaded.
    pub fn unread_count(&self) -> usize {
        self.unread
    }

    /// Counted anew where many marks may have changed; a frame only looks at the figure.
    fn count_unread(&mut self) {
        self.unread = self
            .articles
            .iter()
            .filter(|article| !self.is_read(&article.id))
            .count();
    }

    /// How many articles the view has, narrowed by nothing.
    pub fn count_in_view(&self) -> usize {
        match self.layout.view {
            View::All => self.articles.len(),
            View::Unread => self.unread,
            View::Bookmarks => self.bookmarked.len(),
            View::Stories => self.count_loaded_stories(),
            View::Updated | View::LastDay => self.articles_in_view().count(),
        }
    }

    /// The articles of the view, narrowed by nothing.
    pub fn articles_in_view(&self) -> Box<dyn Iterator<Item = &Arc<Article>> + '_> {
        match self.layout.view {
            View::All => Box::new(self.articles.iter()),
            View::Unread => Box::new(self.articles.iter().filter(|article| !self.is_read(&article.id))),
            View::Updated | View::LastDay => {
                Box::new(self.articles.iter().filter(|article| self.is_recent(article)))
            }
            View::Stories => {
                let articles = self.articles.iter();
                Box::new(articles.filter(|article| self.is_of_story(&article.id)))
            }
            View::Bookmarks => {
                let loaded = self
                    .articles
                    .iter()
                    .filter(|article| self.is_bookmarked(&article.id));
                let kept = self
                    .kept
                    .iter()
                    .filter(|article| self.is_bookmarked(&article.id) && !self.known.contains(&article.id));
                Box::new(loaded.chain(kept))
            }
        }
    }

    /// Whether the reports of a story share a row; what is found by words or kept on purpose stands
    /// by itself.
    pub fn is_grouped(&self) -> bool {
        let is_wanted = match self.layout.view {
            View::Stories => true,
            View::Bookmarks => false,
            _ => self.layout.is_grouped,
        };
        is_wanted && self.list.query_text.is_empty()
    }

    /// Whether an article is of the view of changed texts or of the last day, when either is shown.
    fn is_recent(&self, article: &Article) -> bool {
        let dated = article.published.zip(article.updated);
        match self.layout.view {
            View::Updated => dated.is_some_and(|(published, updated)| updated > published),
            _ => article.published.is_some_and(|published| {
                let age = self.viewport.now.as_second() - published.as_second();
                age <= SECONDS_A_DAY
            }),
        }
    }

    /// Whether what is typed now is a search of the list.
    pub fn is_searching(&self) -> bool {
        self.prompt
            .as_ref()
            .is_some_and(|prompt| prompt.purpose == Purpose::Search)
    }
}
