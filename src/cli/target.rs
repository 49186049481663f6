//! What an argument names: a source, or something else; and the articles of sources.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::config::paths::Paths;
use crate::domain::article::{Article, ArticleId, Kind};
use crate::jobs::{edition, find_files, keep, read_file, read_stream};
use crate::runtime::loader::{self, Source};
use crate::store::Store;

use super::out::complain;

/// What an argument names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Source(Source),
    /// An address, which this version does not fetch.
    Address(String),
    /// Nothing that exists: a query, an id, or a mistake.
    Other(String),
}

/// An argument is a source if it is `-`, has an address scheme or names something that exists.
pub fn named(argument: &OsStr) -> Named {
    let text = argument.to_string_lossy().into_owned();
    if argument == "-" {
        return Named::Source(Source::StandardInput);
    }
    let path = Path::new(argument);
    if path.symlink_metadata().is_ok() {
        return Named::Source(Source::Path(path.to_owned()));
    }
    let scheme = text
        .split_once("://")
        .map(|(scheme, _)| scheme)
        .filter(|scheme| !scheme.is_empty());
    if scheme.is_some_and(|scheme| {
        scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.:".contains(&byte))
    }) {
        return Named::Address(text);
    }
    Named::Other(text)
}

/// Why an address gives nothing yet.
pub fn address_fault(address: &str) -> String {
    format!(
        "{address}: this version reads files, folders and standard input, not addresses; save it and name the file"
    )
}

/// All articles of these sources, newest first, each once; without sources those of the bundled
/// edition. What could not be read is said; whether all of it could.
pub fn articles(sources: &[Source]) -> (Vec<Arc<Article>>, bool) {
    let mut reading = Reading {
        articles: Vec::new(),
        known: HashSet::new(),
        is_whole: true,
    };
    if sources.is_empty() {
        reading.articles = edition::articles();
    }
    for source in sources {
        match source {
            Source::StandardInput => reading.read_standard_input(),
            Source::Path(path) => reading.read_path(path),
        }
    }
    reading.articles.sort_by(|one, other| one.newest_first(other));
    (reading.articles, reading.is_whole)
}

struct Reading {
    articles: Vec<Arc<Article>>,
    known: HashSet<ArticleId>,
    is_whole: bool,
}

impl Reading {
    fn take(&mut self, articles: Vec<Article>) {
        for article in articles {
            if article.kind == Kind::Failure {
                complain(&format!(
                    "{}: {}",
                    article.outlet,
                    article.warnings.first().map_or("", AsRef::as_ref)
                ));
                self.is_whole = false;
            } else if self.known.insert(article.id.clone()) {
                self.articles.push(Arc::new(article));
            }
        }
    }

    fn read_standard_input(&mut self) {
        let read = read_stream::read(io::stdin().lock(), |reading| {
            reading
                .warnings
                .iter()
                .for_each(|warning| complain(&format!("{}: {warning}", read_stream::NAME)));
            self.take(reading.articles);
        });
        if let Err(fault) = read {
            complain(&format!("{}: {fault}", read_stream::NAME));
            self.is_whole = false;
        }
    }

    fn read_path(&mut self, path: &Path) {
        let (found, unfound) = find_files::find(path);
        self.take(unfound.iter().map(read_file::unfound).collect());
        for file in found {
            let reading = loader::read(&file);
            for warning in &reading.warnings {
                complain(&format!("{}: {warning}", file.path.display()));
            }
            self.take(reading.articles);
        }
    }
}

/// What is kept of earlier runs, read without making anything.
#[derive(Debug, Default)]
pub struct Kept {
    pub read: HashSet<ArticleId>,
    pub bookmarks: Vec<Arc<Article>>,
}

impl Kept {
    pub fn load(paths: &Paths) -> Self {
        if !paths.database().exists() && !paths.bookmarks().exists() {
            return Self::default();
        }
        let (mut store, notices) = Store::open(&paths.config, &paths.data);
        for notice in &notices {
            complain(notice);
        }
        let loaded = store.load();
        let bookmarks = loaded
            .bookmarks
            .iter()
            .map(|bookmark| Arc::new(keep::article(&mut store, bookmark)))
            .collect();
        Self {
            read: loaded.read,
            bookmarks,
        }
    }

    pub fn marks(&self, id: &ArticleId) -> crate::sources::write::json::Marks {
        crate::sources::write::json::Marks {
            read: self.read.contains(id),
            bookmarked: self.bookmarks.iter().any(|article| article.id == *id),
            tags: Vec::new(),
        }
    }
}

/// Sorts arguments into sources and the one thing that is none; an error is wrong use.
pub fn sort(arguments: &[OsString]) -> Result<(Vec<Source>, Vec<String>), String> {
    let (mut sources, mut others) = (Vec::new(), Vec::new());
    for argument in arguments {
        match named(argument) {
            // Standard input can be read once; a file named twice is read once, too.
            Named::Source(source) if sources.contains(&source) => {}
            Named::Source(source) => sources.push(source),
            Named::Address(address) => return Err(address_fault(&address)),
            Named::Other(text) => others.push(text),
        }
    }
    Ok((sources, others))
}

/// The path of a source, for sentences.
pub fn name_of(source: &Source) -> String {
    match source {
        Source::StandardInput => read_stream::NAME.to_owned(),
        Source::Path(path) => path_name(path),
    }
}

fn path_name(path: &Path) -> String {
    let whole = find_files::absolute(path);
    whole
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
