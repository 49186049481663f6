//! Everything that can happen to the app; past tense, data only.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::domain::article::{Article, ArticleId};
use crate::domain::changes::Changes;
use crate::domain::comparison::{ComparedReport, Comparison};
use crate::domain::document::Position;

use crate::domain::library::{Counts, Damage, LibraryFeed, Page};
use crate::domain::remedy::Unseen;
use crate::domain::story::{Assignment, Reason, Story};
use crate::domain::subscription::{Folder, Subscription};
use crate::domain::text::Text;

use super::effect::RequestId;
use super::key::Key;
use super::layout::Layout;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    Pressed(Key),
    Pasted(String),
    Pointed(Pointer),
    Resized,
    /// The terminal got the focus again, or the program went on after a suspension.
    Returned,
    /// Articles were read from the sources; more may follow.
    Loaded(Vec<Arc<Article>>),
    /// So many of so many files are read.
    LoadAdvanced {
        done: usize,
        of: usize,
    },
    LoadFinished,
    /// How the screen was left was read: before all the rest, so that the first frame shows it.
    LayoutRead(Box<KeptLayout>),
    /// What is kept from earlier runs was read.
    Restored(Box<Kept>),
    /// Marks changed and are on disk (or said not to be).
    Marked(Marked),
    /// A part of a listing of the library.
    Listed {
        id: RequestId,
        page: Page,
    },
    /// How much the listing of that request has.
    Counted {
        id: RequestId,
        counts: Counts,
    },
    /// Articles of the library with their texts.
    Opened(Vec<Arc<Article>>),
    /// Every feed of the library with its counts.
    SourcesRead(Arc<Vec<LibraryFeed>>),
    /// How many articles the views have that no feed counts.
    ViewsCounted {
        updated: usize,
        last_day: usize,
    },
    /// How many stories of two reports or more the library has.
    StoriesCounted(usize),
    /// Which of the loaded articles tell one event; all that were asked about.
    Grouped(Vec<Assignment>),
    /// The stories of articles of the library; none of one that no other report is told with.
    StoriesLookedUp(Vec<(ArticleId, Option<Arc<Story>>)>),
    /// Why an article stands in its story.
    Explained {
        article: ArticleId,
        reason: Option<Reason>,
    },
    /// Reports laid side by side.
    Compared {
        id: RequestId,
        comparison: Arc<Comparison>,
    },
    /// What an article tells that those read before do not.
    NewFound {
        article: ArticleId,
        /// The reports it was held against.
        read: Vec<ArticleId>,
        report: Arc<ComparedReport>,
    },
    /// Articles of the library were added, changed or marked by someone else than the screen.
    LibraryChanged,
    /// Who reads the library met damage.
    LibraryDamaged(Damage),
    /// A sound file is there now where one was damaged: what was asked may never be answered.
    LibraryMended,
    RefreshAdvanced(Refreshing),
    RefreshEnded(Refreshing),
    Previewed {
        id: RequestId,
        outcome: Result<Box<Preview>, Unseen>,
    },
    VersionsRead {
        article: ArticleId,
        /// What changed from each version to the one after it, the newest first.
        changes: Vec<Changes>,
    },
    /// Lists of feeds that lie on this machine, and could be taken over.
    ListsFound(Vec<FoundList>),
    /// Something is being fetched or saved: its name, and bytes of how many.
    Transferred {
        name: String,
        done: u64,
        of: Option<u64>,
        is_finished: bool,
    },
    /// Something to say in one sentence.
    Said(String),
    /// Something failed; one sentence.
    Failed(String),
    /// What one sentence on the screen sums up; the sheet of notices has all of it.
    Noted(Vec<String>),
}

/// How far a refresh has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refreshing {
    pub done: usize,
    pub of: usize,
    pub new: usize,
    pub updated: usize,
    pub failed: usize,
    /// The failures, one sentence each, the feed's name first.
    pub errors: Vec<String>,
    /// What was wrong with feeds that were read, one sentence each, the feed's name first; not all.
    pub warnings: Vec<String>,
    pub is_cancelled: bool,
    /// Nobody asked for it and it brought nothing: not worth a word.
    pub is_quiet: bool,
}

/// What an address would give.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The feed that was found; the file or folder itself.
    pub subscription: Subscription,
    pub title: Text,
    /// Newest first.
    pub articles: Vec<Arc<Article>>,
    /// Other feeds that the page names: what it calls them, and where they are.
    pub others: Vec<(Text, String)>,
    /// The address of the page that led to it, where one did.
    pub page: Option<String>,
    /// It is followed already.
    pub is_known: bool,
}

/// A list of feeds that lies on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundList {
    /// The program it is of, or the file's name.
    pub name: String,
    pub feeds: usize,
}

/// What is kept from earlier runs.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub read: HashSet<ArticleId>,
    pub positions: HashMap<ArticleId, Position>,
    /// All bookmarked articles, with their text where it is on this machine.
    pub bookmarks: Vec<Arc<Article>>,
    /// Tags and notes of bookmarked articles.
    pub tags: HashMap<ArticleId, Vec<Text>>,
    pub notes: HashMap<ArticleId, Text>,
    pub layout: KeptLayout,
}

/// How the screen was left.
#[derive(Clone, Debug, Default)]
pub struct KeptLayout {
    pub layout: Option<Layout>,
    /// The folders of the sources pane that are folded.
    pub folded: BTreeSet<Folder>,
    /// The article under the cursor.
    pub selected: Option<ArticleId>,
}

/// Which marks have which value now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    pub read: Vec<(ArticleId, bool)>,
    pub bookmarked: Vec<(ArticleId, bool)>,
    /// Bookmarked articles that may not be loaded.
    pub kept: Vec<KeptArticle>,
    /// The tags and the notes that changed, as they are now.
    pub tags: Vec<(ArticleId, Vec<Text>)>,
    pub notes: Vec<(ArticleId, Text)>,
    pub said: Option<String>,
}

/// A bookmarked article; two are the same when their ids are.
#[derive(Clone, Debug)]
pub struct KeptArticle(pub Arc<Article>);

impl PartialEq for KeptArticle {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

/// What the mouse did, at a cell of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    pub column: u16,
    pub row: u16,
    pub kind: Pointing,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    Clicked,
    DoubleClicked,
    Dragged,
    Released,
    WheeledUp,
    WheeledDown,
}
