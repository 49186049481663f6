//! Lists and articles of other programs → ours, and ours → files for other programs.

mod articles;
mod cache;
mod export;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub use self::articles::{Articles, without_password};
pub use self::cache::cached_article;
pub use self::export::{Exported, export_opml, json_lines, markdown};

use super::find_files::reason;
use super::found_lists::Surroundings;
use crate::domain::limits;
use crate::domain::subscription::{LeftOut, Subscription, is_address};
use crate::domain::text::Text;
use crate::sources::detect::{Format, format};
use crate::sources::{encoding, newsboat, newsraft, opml};
use crate::store::StoreError;
use crate::store::newsboat::NewsboatCache;

/// Whose list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    Opml,
    /// `urls`, or `cache.db` itself.
    Newsboat,
    Newsraft,
}

/// A list of feeds as it would be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    pub kind: ListKind,
    pub subscriptions: Vec<Subscription>,
    /// What is not taken over, line by line.
    pub left_out: Vec<LeftOut>,
    /// newsboat's `cache.db` that belongs to the list.
    pub cache: Option<PathBuf>,
}

/// Why a list cannot be taken over at all.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    #[error("{}", reason(.0))]
    Io(#[from] io::Error),
    #[error("it is no ordinary file")]
    Special,
    #[error("it is larger than {} MB", limits::LIST_BYTES / (1024 * 1024))]
    TooLarge,
    #[error("there is no list of feeds in it")]
    NoList,
    #[error(transparent)]
    Cache(#[from] StoreError),
}

/// Reads a list of feeds, whose kind is told by its content. Nothing in it is run or fetched.
pub fn read_list(path: &Path, surroundings: &Surroundings) -> Result<Import, ListError> {
    const DATABASE: &[u8] = b"SQLite format 3\0";
    let (bytes, is_whole) = bytes(path)?;
    if bytes.starts_with(DATABASE) {
        return from_cache(path);
    }
    if !is_whole {
        return Err(ListError::TooLarge);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut import = read_bytes(&bytes, &name)?;
    if import.kind == ListKind::Newsboat {
        import.cache = surroundings.cache_of(path);
    }
    Ok(import)
}

/// Reads a list of feeds that has this name, or none.
pub fn read_bytes(bytes: &[u8], name: &str) -> Result<Import, ListError> {
    if encoding::is_binary(bytes) {
        return Err(ListError::NoList);
    }
    let text = encoding::decode(bytes, None);
    let (kind, (subscriptions, left_out)) = match format(&text, name) {
        Format::Opml => (ListKind::Opml, opml::subscriptions(&text)),
        Format::Feed | Format::JsonFeed | Format::JsonLines | Format::Html | Format::Binary => {
            return Err(ListError::NoList);
        }
        Format::Markdown | Format::Plain if newsraft::is_newsraft(&text) => {
            (ListKind::Newsraft, newsraft::subscriptions(&text))
        }
        Format::Markdown | Format::Plain => (ListKind::Newsboat, newsboat::subscriptions(&text)),
    };
    if kind != ListKind::Opml && subscriptions.is_empty() && !left_out.iter().any(is_of_a_list) {
        return Err(ListError::NoList);
    }
    Ok(Import {
        kind,
        subscriptions,
        left_out,
        cache: None,
    })
}

/// A line that stands in lists of feeds only, not in any text.
fn is_of_a_list(line: &LeftOut) -> bool {
    let starts = [
        "exec:",
        "filter:",
        "query:",
        "\"exec:",
        "\"filter:",
        "\"query:",
        "$(",
        "file://",
    ];
    starts.iter().any(|start| line.what.starts_with(start))
}

/// The start of an ordinary file, and whether that is all of it.
fn bytes(path: &Path) -> Result<(Vec<u8>, bool), ListError> {
    let metadata = path.metadata()?;
    if metadata.is_dir() {
        return Err(ListError::Io(io::ErrorKind::IsADirectory.into()));
    }
    if !metadata.is_file() {
        return Err(ListError::Special);
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(limits::LIST_BYTES + 1)
        .read_to_end(&mut bytes)?;
    let is_whole = bytes.len() as u64 <= limits::LIST_BYTES;
    Ok((bytes, is_whole))
}

/// The feeds of a cache without the list to it.
fn from_cache(path: &Path) -> Result<Import, ListError> {
    let cache = NewsboatCache::open(path)?;
    let (mut subscriptions, mut left_out) = (Vec::new(), Vec::new());
    for feed in cache.feeds() {
        match opml::mended(&feed.address).filter(|address| is_address(address)) {
            Some(address) => subscriptions.push(Subscription {
                title: Some(Text::title(&feed.title)).filter(|title| !title.is_empty()),
                ..Subscription::new(&address)
            }),
            None => left_out.push(LeftOut::new(None, &feed.address, opml::refusal(&feed.address))),
        }
    }
    Ok(Import {
        kind: ListKind::Newsboat,
        subscriptions,
        left_out,
        cache: Some(path.to_owned()),
    })
}
