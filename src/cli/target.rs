//! What an argument names: a source, or something else; and the articles of sources.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::sync::Arc;

use url::Url;

use crate::domain::article::{Article, ArticleId, Kind};
use crate::domain::subscription::without_credentials;
use crate::jobs::{edition, find_files, read_file, read_stream};
use crate::runtime::loader::{self, Source};

use super::out::complain;

/// What an argument names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Source(Source),
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
    if !has_scheme(&text) {
        return Named::Other(text);
    }
    let file = Url::parse(&text).ok().filter(|url| url.scheme() == "file");
    Named::Source(match file.and_then(|url| url.to_file_path().ok()) {
        Some(path) => Source::Path(path),
        None => Source::Address(text),
    })
}

/// Whether this is written as an address is.
fn has_scheme(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    let is_of_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.:".contains(&byte);
    scheme.is_some_and(|scheme| !scheme.is_empty() && scheme.bytes().all(is_of_scheme))
}

/// All articles of these sources, newest first, each once; without sources those of the bundled
/// edition. What could not be read is said; whether all of it could.
pub fn articles(sources: &[Source]) -> (Vec<Arc<Article>>, bool) {
    let mut reading = Reading::of(sources);
    let mut articles: Vec<_> = reading.articles.drain(..).map(|(article, _)| article).collect();
    articles.sort_by(|one, other| one.newest_first(other));
    (articles, reading.is_whole)
}

/// The same as the refreshes they came in: JSON Lines so many lines at a time, all else together.
pub fn refreshes(sources: &[Source], lines: usize) -> (Vec<Vec<Arc<Article>>>, bool) {
    let mut reading = Reading::of(sources);
    let (of_lines, others): (Vec<_>, Vec<_>) = reading.articles.drain(..).partition(|(_, is_line)| *is_line);
    let articles = |some: &[(Arc<Article>, bool)]| some.iter().map(|(one, _)| Arc::clone(one)).collect();
    let mut refreshes: Vec<Vec<Arc<Article>>> = of_lines.chunks(lines.max(1)).map(articles).collect();
    refreshes.push(articles(&others));
    refreshes.retain(|refresh| !refresh.is_empty());
    (refreshes, reading.is_whole)
}

struct Reading {
    /// Each, and whether it was a line of JSON.
    articles: Vec<(Arc<Article>, bool)>,
    known: HashSet<ArticleId>,
    is_whole: bool,
}

impl Reading {
    fn of(sources: &[Source]) -> Self {
        let mut reading = Self {
            articles: Vec::new(),
            known: HashSet::new(),
            is_whole: true,
        };
        if sources.is_empty() {
            let edition = edition::articles().into_iter();
            reading.articles = edition.map(|article| (article, false)).collect();
        }
        for source in sources {
            match source {
                Source::StandardInput => reading.read_standard_input(),
                Source::Path(path) => reading.read_path(path),
                Source::Address(address) => reading.read_address(address),
            }
        }
        reading
    }

    fn take(&mut self, articles: Vec<Article>, is_lines: bool) {
        for article in articles {
            if article.kind == Kind::Failure {
                complain(&format!(
                    "{}: {}",
                    article.outlet,
                    article.warnings.first().map_or("", AsRef::as_ref)
                ));
                self.is_whole = false;
            } else if self.known.insert(article.id.clone()) {
                self.articles.push((Arc::new(article), is_lines));
            }
        }
    }

    fn read_standard_input(&mut self) {
        let read = read_stream::read(io::stdin().lock(), |reading| {
            reading
                .warnings
                .iter()
                .for_each(|warning| complain(&format!("{}: {warning}", read_stream::NAME)));
            self.take(reading.articles, reading.is_lines);
        });
        if let Err(fault) = read {
            complain(&format!("{}: {fault}", read_stream::NAME));
            self.is_whole = false;
        }
    }

    fn read_address(&mut self, address: &str) {
        let reading = loader::read_address(address, &Arc::default());
        let name = without_credentials(address);
        for warning in &reading.warnings {
            complain(&format!("{name}: {warning}"));
        }
        self.take(reading.articles, reading.is_lines);
    }

    fn read_path(&mut self, path: &Path) {
        let (found, unfound) = find_files::find(path);
        self.take(unfound.iter().map(read_file::unfound).collect(), false);
        for file in found {
            let reading = loader::read(&file);
            for warning in &reading.warnings {
                complain(&format!("{}: {warning}", file.path.display()));
            }
            self.take(reading.articles, reading.is_lines);
        }
    }
}

/// Sorts arguments into sources and what is none.
pub fn sort(arguments: &[OsString]) -> (Vec<Source>, Vec<String>) {
    let (mut sources, mut others) = (Vec::new(), Vec::new());
    for argument in arguments {
        match named(argument) {
            // Standard input can be read once; a file named twice is read once, too.
            Named::Source(source) if sources.contains(&source) => {}
            Named::Source(source) => sources.push(source),
            Named::Other(text) => others.push(text),
        }
    }
    (sources, others)
}

/// The path of a source, for sentences.
pub fn name_of(source: &Source) -> String {
    match source {
        Source::StandardInput => read_stream::NAME.to_owned(),
        Source::Path(path) => path_name(path),
        Source::Address(address) => without_credentials(address),
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
