//! Everything the app can ask for; imperative, data only.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::article::{Article, ArticleId};
use crate::domain::document::Position;
use crate::domain::text::Text;

use crate::domain::change::Beside;
use crate::domain::library::{Anchor, Damage, FeedId, Listing};
use crate::domain::subscription::{Folder, Subscription};

use super::layout::Layout;
use super::message::KeptArticle;

/// Tells the answer that is waited for from those that came too late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RequestId(pub u64);

/// A request to the world.
#[must_use]
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep this change of marks, then say [`super::message::Message::Marked`].
    Mark(Change),
    Undo,
    Redo,
    SavePosition(ArticleId, Position),
    SaveLayout(Layout),
    SaveSelected(ArticleId),
    /// Which folders of the sources pane are folded.
    SaveFolded(BTreeSet<Folder>),
    /// See whether another instance changed marks.
    LookForChanges,
    /// Rescue what can be read of a damaged library: [`super::message::Message::LibraryMended`].
    Rescue(Damage),
    /// A part of a listing of the library: [`super::message::Message::Listed`], then `Counted`.
    List {
        id: RequestId,
        listing: Listing,
        anchor: Anchor,
        rows: usize,
    },
    /// These articles of the library with their texts: [`super::message::Message::Opened`].
    Open(Vec<ArticleId>),
    /// Every feed with its counts: [`super::message::Message::SourcesRead`].
    LoadSources,
    /// Asks feeds for what is new, all of them when none is named; what the user asks for by a key.
    Refresh(Vec<FeedId>),
    CancelRefresh,
    /// What an address, a file or a folder would give: [`super::message::Message::Previewed`].
    Preview {
        id: RequestId,
        place: String,
    },
    /// Keeps the page at an address as one article, without subscribing.
    KeepPage(String),
    /// Which of these tell one event: [`super::message::Message::Grouped`]. They are all that is loaded.
    Group(Vec<KeptArticle>),
    /// The stories that these articles of the library are told in: [`super::message::Message::StoriesLookedUp`].
    LookUpStories(Vec<ArticleId>),
    /// Why an article of the library stands in its story: [`super::message::Message::Explained`].
    Explain(ArticleId),
    /// Lays reports side by side: [`super::message::Message::Compared`]. Those of the library come
    /// without their texts.
    Compare {
        id: RequestId,
        reports: Vec<KeptArticle>,
    },
    /// What an article tells beyond those that were read: [`super::message::Message::NewFound`].
    FindNew {
        article: KeptArticle,
        read: Vec<KeptArticle>,
    },
    /// The versions of an article: [`super::message::Message::VersionsRead`].
    LoadVersions(ArticleId),
    /// Takes over the lists that were found on this machine.
    TakeOver,
    /// Runs the pipe command with the article's text as its input.
    Pipe {
        article: KeptArticle,
        command: Vec<String>,
    },
    /// Writes the article into a file of the folder for saved articles.
    Save(KeptArticle),
    /// Opens an enclosure with the command of its media kind, or saves it.
    Enclosure {
        address: Text,
        kind: Option<Text>,
        save: bool,
    },
    OpenInBrowser(Text),
    Copy(Text),
    SetMouse(bool),
    Suspend,
    Redraw,
}

/// A change of marks, as the user asked for it.
#[derive(Clone, Debug)]
pub enum Change {
    Read {
        ids: Vec<ArticleId>,
        read: bool,
    },
    Bookmark {
        article: Arc<Article>,
        bookmarked: bool,
    },
    /// Marks everything of a listing of the library read; what came after the list was shown is left out.
    ReadListing {
        listing: Listing,
        before: Timestamp,
    },
    /// Marks what stands above (or below) a place of a listing, and the row itself, read.
    ReadBeside(Beside),
    /// Gives an article exactly these tags.
    Tags {
        article: Arc<Article>,
        tags: Vec<Text>,
    },
    /// Gives an article this note; an empty one takes it off.
    Note {
        article: Arc<Article>,
        note: Text,
    },
    /// Subscribes to feeds; those that are there already stay as they are.
    Subscribe(Vec<Subscription>),
    /// Drops feeds.
    Drop(Vec<FeedId>),
    /// Takes a report out of its story: the reports it must not stand with again.
    Split {
        article: ArticleId,
        from: Vec<ArticleId>,
    },
    /// Joins two stories, or articles without one, by one report of each.
    Merge {
        one: ArticleId,
        other: ArticleId,
    },
    /// Changes several subscriptions as one change: a folder that is renamed.
    EditAll(Vec<(FeedId, Subscription)>),
    /// Changes a subscription: its address, title, folder or settings.
    Edit {
        feed: FeedId,
        subscription: Box<Subscription>,
    },
}

/// Articles are the same when their ids are.
impl PartialEq for Change {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Read { ids, read },
                Self::Read {
                    ids: others,
                    read: as_read,
                },
            ) => ids == others && read == as_read,
            (
                Self::Bookmark { article, bookmarked },
                Self::Bookmark {
                    article: other,
                    bookmarked: as_bookmarked,
                },
            ) => article.id == other.id && bookmarked == as_bookmarked,
            (
                Self::ReadListing { listing, before },
                Self::ReadListing {
                    listing: other,
                    before: other_before,
                },
            ) => listing == other && before == other_before,
            (Self::ReadBeside(beside), Self::ReadBeside(other)) => beside == other,
            (
                Self::Tags { article, tags },
                Self::Tags {
                    article: other,
                    tags: others,
                },
            ) => article.id == other.id && tags == others,
            (
                Self::Note { article, note },
                Self::Note {
                    article: other,
                    note: other_note,
                },
            ) => article.id == other.id && note == other_note,
            _ => self.is_same_beside_marks(other),
        }
    }
}

impl Change {
    /// Of changes of feeds and stories.
    fn is_same_beside_marks(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Split { article, from },
                Self::Split {
                    article: other,
                    from: others,
                },
            ) => article == other && from == others,
            (
                Self::Merge { one, other },
                Self::Merge {
                    one: as_one,
                    other: as_other,
                },
            ) => one == as_one && other == as_other,
            (Self::Subscribe(feeds), Self::Subscribe(others)) => feeds == others,
            (Self::Drop(feeds), Self::Drop(others)) => feeds == others,
            (Self::EditAll(changes), Self::EditAll(others)) => changes == others,
            (
                Self::Edit { feed, subscription },
                Self::Edit {
                    feed: other,
                    subscription: other_subscription,
                },
            ) => feed == other && subscription == other_subscription,
            _ => false,
        }
    }
}
