//! Reads what a feed answered: bytes → entries on their way into the library.

use std::path::Path;
use std::sync::Arc;

use url::Url;

use crate::domain::article::Kind;
use crate::domain::limits;
use crate::domain::text::Text;
use crate::jobs::find_files::Found;
use crate::jobs::read_file;
use crate::sources::detect::{self, Format};
use crate::sources::http::Answer;
use crate::sources::{self, Depth, Place, ReadError, Reading, discover, encoding};

use super::asking::Asking;
use super::fetch::{Answered, Body};
use super::incoming;
use super::outcome::{Fault, Outcome, Turn};

/// Reads an answer; it is let go as soon as its entries are made.
pub fn read(answered: Answered, turn: Turn) -> Outcome {
    let Answered {
        asking,
        facts,
        body,
        body_key,
    } = answered;
    let (reading, is_whole, broken) = match body {
        Body::Web(answer, _share) => {
            let reading = read_answer(&asking, &answer);
            let broken = answer.warning.filter(|_| answer.is_broken);
            (reading, !answer.is_cut, broken)
        }
        Body::Local(files) => {
            let (reading, is_whole) = read_files(&asking, &files);
            (reading, is_whole, None)
        }
    };
    match (reading, broken) {
        // What came whole is kept, and the rest is asked for as after any failure.
        (Ok(mut reading), Some(why)) if reading.is_unfinished => {
            reading.warnings.clear();
            let outcome = Outcome::failed(asking, &Fault::because(why), turn);
            filled(outcome, reading, false)
        }
        (Ok(reading), _) => {
            let mut outcome = Outcome::read(asking, &facts, body_key, reading.feed.as_ref(), turn);
            outcome.state.warning = in_a_line(&reading.warnings);
            filled(outcome, reading, is_whole)
        }
        (Err(why), broken) => Outcome::failed(asking, &Fault::because(broken.unwrap_or(why)), turn),
    }
}

fn in_a_line(warnings: &[Text]) -> Option<Text> {
    let told: Vec<&str> = warnings
        .iter()
        .take(limits::FEED_WARNINGS)
        .map(Text::as_str)
        .collect();
    (!told.is_empty()).then(|| Text::line(&told.join("; ")))
}

fn read_answer(asking: &Asking, answer: &Answer) -> Result<Reading, String> {
    let place = Place {
        source: Arc::clone(&asking.source),
        depth: Depth::Entries,
        ..Place::of_answer(answer)
    };
    let mut reading = feed(&answer.body, &place)?;
    let warning = answer.warning.as_deref().map(Text::line);
    reading.warnings.extend(warning);
    Ok(reading)
}

fn filled(outcome: Outcome, reading: Reading, is_whole: bool) -> Outcome {
    let articles = reading.articles.into_iter();
    let reports = articles.filter(|article| article.kind == Kind::Report);
    Outcome {
        is_whole,
        feed: reading.feed,
        warnings: reading.warnings,
        entries: reports.map(incoming::of).collect(),
        ..outcome
    }
}

/// What a feed's bytes give; of anything else, what it is instead.
pub fn feed(bytes: &[u8], place: &Place) -> Result<Reading, String> {
    let reading = match sources::read(bytes, place) {
        Ok(reading) => reading,
        Err(ReadError::Malformed(why)) => return Err(format!("it is not a feed: {why}")),
        Err(error) => return Err(error.to_string()),
    };
    if reading.feed.is_some() {
        return Ok(reading);
    }
    let text = encoding::decode(bytes, place.charset.as_deref());
    match detect::format(&text, &place.name) {
        Format::JsonLines => Ok(reading),
        Format::Html => Err(page(&text, place.base.as_ref())),
        Format::Opml => Err("this is a list of feeds; newsview import takes it over".to_owned()),
        _ => Err("this is a text, not a feed".to_owned()),
    }
}

fn page(text: &str, address: Option<&Url>) -> String {
    let feeds = address.map(|address| discover::feeds(text, address));
    match feeds.unwrap_or_default().first() {
        Some(feed) => format!("this is a page, not a feed; its feed is {}", feed.address),
        None => "this is a page, not a feed, and it names none".to_owned(),
    }
}

/// Reads a file, or all files of a folder; one that cannot be read is a warning, unless it is alone.
fn read_files(asking: &Asking, files: &[Found]) -> (Result<Reading, String>, bool) {
    let mut all = Reading::default();
    for (count, file) in files.iter().enumerate() {
        if all.articles.len() >= limits::FEED_ENTRIES {
            let left = files.len() - count;
            let why = format!("{left} files were left out: there are too many articles before them");
            all.warnings.push(Text::line(&why));
            return (Ok(all), false);
        }
        match read_file::read_entries(&file.path, source_of(asking, &file.path)) {
            Ok(reading) => {
                all.feed = all.feed.or(reading.feed.filter(|_| file.is_named));
                all.articles.extend(reading.articles);
                all.warnings.extend(reading.warnings);
            }
            Err(fault) if file.is_named => return (Err(fault.to_string()), false),
            Err(read_file::Fault::Unreadable(ReadError::Binary | ReadError::Empty)) => {}
            Err(fault) => all
                .warnings
                .push(Text::line(&format!("{}: {fault}", file.path.display()))),
        }
        all.warnings.truncate(limits::WARNINGS);
    }
    (Ok(all), true)
}

/// What ids of a file's articles are made of: its path, or what that was before the source moved.
fn source_of(asking: &Asking, path: &Path) -> Arc<str> {
    match path.strip_prefix(&asking.state.address) {
        Ok(inside) if inside.as_os_str().is_empty() => Arc::clone(&asking.source),
        Ok(inside) => Path::new(&*asking.source).join(inside).to_string_lossy().into(),
        Err(_) => path.to_string_lossy().into(),
    }
}
