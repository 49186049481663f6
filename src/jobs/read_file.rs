//! One file → its articles; a file that cannot be read is one row with the reason.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::article::{Article, ArticleId, Kind, Origin};
use crate::domain::document::Document;
use crate::domain::limits;
use crate::domain::text::Text;
use crate::sources::{self, Depth, Place, ReadError, Reading};

use super::find_files::{Found, Unfound, reason};

/// Reads one file. A binary one is passed over unless the user named it.
pub fn read(found: &Found) -> Reading {
    match try_read(&found.path) {
        Ok(reading) => reading,
        Err(Fault::Unreadable(ReadError::Binary)) if !found.is_named => Reading::default(),
        Err(fault) => Reading {
            articles: vec![failure(&found.path, &fault.to_string())],
            ..Reading::default()
        },
    }
}

/// Why a file gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("{}", reason(.0))]
    Io(#[from] io::Error),
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    #[error("it is no ordinary file")]
    Special,
}

/// Reads one file, or says why not.
pub fn try_read(path: &Path) -> Result<Reading, Fault> {
    read_to(path, path.to_string_lossy().into(), Depth::Whole)
}

/// Reads one file's entries; ids are made of `source`.
pub fn read_entries(path: &Path, source: Arc<str>) -> Result<Reading, Fault> {
    read_to(path, source, Depth::Entries)
}

fn read_to(path: &Path, source: Arc<str>, depth: Depth) -> Result<Reading, Fault> {
    let file = open(path)?;
    let modified = file.metadata().and_then(|metadata| metadata.modified()).ok();
    let mut bytes = Vec::new();
    file.take(limits::FILE_BYTES + 1).read_to_end(&mut bytes)?;
    let is_cut = bytes.len() as u64 > limits::FILE_BYTES;
    bytes.truncate(usize::try_from(limits::FILE_BYTES).unwrap_or(usize::MAX));
    let place = Place {
        source,
        name: name(path),
        modified: modified.and_then(|time| Timestamp::try_from(time).ok()),
        depth,
        is_cut,
        ..Place::default()
    };
    let mut reading = sources::read(&bytes, &place)?;
    if is_cut {
        let limit = limits::FILE_BYTES / (1024 * 1024);
        reading
            .warnings
            .push(Text::line(&format!("only its first {limit} MB were read")));
    }
    Ok(reading)
}

/// Opens an ordinary file; a pipe or a device could wait for ever.
fn open(path: &Path) -> Result<File, Fault> {
    let metadata = path.metadata()?;
    if metadata.is_dir() {
        return Err(Fault::Io(io::ErrorKind::IsADirectory.into()));
    }
    let is_ordinary = metadata.is_file() || is_pipe(&metadata);
    if is_ordinary {
        Ok(File::open(path)?)
    } else {
        Err(Fault::Special)
    }
}

/// A pipe that a shell makes for `<(command)` is as good as a file, when it is named.
#[cfg(unix)]
fn is_pipe(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    metadata.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_metadata: &std::fs::Metadata) -> bool {
    false
}

fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The row of something that could not be read.
pub fn failure(path: &Path, why: &str) -> Article {
    let source: Arc<str> = path.to_string_lossy().into();
    let origin = Origin {
        source: Arc::clone(&source),
        place: 0,
    };
    let mut article = Article::new(ArticleId::new(&source, "failure"), origin);
    let name = name(path);
    article.kind = Kind::Failure;
    article.title = Text::title(&format!("cannot read {name}: {why}"));
    article.outlet = Text::name(&source);
    article.warnings = vec![Text::line(why)];
    let said = format!("newsview could not read {source}: {why}.");
    article.document = Document::of_paragraphs([said.as_str()]);
    article.index()
}

/// The row of a folder that could not be looked into.
pub fn unfound(unfound: &Unfound) -> Article {
    failure(&unfound.path, &unfound.why)
}
