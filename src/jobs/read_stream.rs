//! Standard input → articles, each as soon as it is complete.

use std::collections::HashSet;
use std::io::{self, Read};

use crate::domain::article::{Article, ArticleId};
use crate::domain::limits;
use crate::domain::text::Text;
use crate::sources::{self, Place, ReadError, Reading, detect, encoding, json_lines};

/// What standard input is called.
pub const NAME: &str = "standard input";
/// Its source, in ids.
pub const SOURCE: &str = "-";

/// Reads a stream to its end; `take` gets articles as they are complete, and warnings at the end.
pub fn read(mut stream: impl Read, mut take: impl FnMut(Reading)) -> Result<(), Fault> {
    let mut reader = StreamReader::default();
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let count = match stream.read(&mut chunk) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        let room = usize::try_from(limits::FILE_BYTES)
            .unwrap_or(usize::MAX)
            .saturating_sub(reader.total);
        reader.push(&chunk[..count.min(room)]);
        if count == 0 || count > room {
            return reader.finish(count > room, take);
        }
        let articles = reader.complete();
        if !articles.is_empty() {
            take(Reading {
                articles,
                is_lines: reader.kind == Kind::Lines,
                ..Reading::default()
            });
        }
    }
}

/// Why standard input gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("{}", super::find_files::reason(.0))]
    Io(#[from] io::Error),
    #[error(transparent)]
    Unreadable(#[from] ReadError),
}

#[derive(Debug, Default)]
struct StreamReader {
    /// What is not yet read; of JSON Lines only the line that has begun.
    bytes: Vec<u8>,
    total: usize,
    kind: Kind,
    line: u32,
    /// How many lines were articles: the place of the next one, as in a file.
    read_lines: u32,
    given: HashSet<ArticleId>,
    /// How much of the feed was looked through for entries that are complete.
    looked: usize,
    /// Where the last of them ends, and where it ended when the feed was last read.
    end: usize,
    read: usize,
    warnings: Vec<Text>,
}

/// How the stream is taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Unknown,
    Lines,
    Feed,
    /// Complete only at its end.
    Whole,
}

impl StreamReader {
    fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.total += bytes.len();
    }

    /// The articles that are complete by now.
    fn complete(&mut self) -> Vec<Article> {
        if self.kind == Kind::Unknown {
            self.kind = kind(&self.bytes);
        }
        match self.kind {
            Kind::Lines => {
                let end = self
                    .bytes
                    .iter()
                    .rposition(|byte| *byte == b'\n')
                    .map_or(0, |last| last + 1);
                let lines: Vec<u8> = self.bytes.drain(..end).collect();
                self.read_lines(&lines)
            }
            Kind::Feed => self.complete_entries(),
            _ => Vec::new(),
        }
    }

    fn complete_entries(&mut self) -> Vec<Article> {
        const LONGEST_TAG: usize = b"</entry>".len();
        let from = self.looked.saturating_sub(LONGEST_TAG);
        self.looked = self.bytes.len();
        if let Some(end) = end_of_last_entry(&self.bytes[from..]) {
            self.end = from + end;
        }
        // Reading a large feed again only when a quarter more has come keeps the work linear.
        let enough = if self.end > limits::EAGER_STREAM_BYTES {
            self.read + self.read / 4
        } else {
            self.read
        };
        if self.end <= enough {
            return Vec::new();
        }
        self.read = self.end;
        let reading = sources::read(&self.bytes[..self.end], &place()).unwrap_or_default();
        let has_home = names_its_home(&self.bytes[..self.end]);
        let articles = reading.articles.into_iter();
        self.take_new(
            articles
                .filter(|article| has_home || is_settled(article))
                .collect(),
        )
    }

    fn read_lines(&mut self, lines: &[u8]) -> Vec<Article> {
        let text = encoding::decode(lines, Some("utf-8")).into_owned();
        let mut articles = Vec::new();
        for line in text.split_inclusive('\n') {
            self.line += 1;
            if line.trim().is_empty() {
                continue;
            }
            match json_lines::article(line.trim(), &place(), self.read_lines) {
                Ok(article) => {
                    self.read_lines += 1;
                    articles.push(article.index());
                }
                Err(_) if self.warnings.len() >= limits::WARNINGS => {}
                Err(why) => self.warnings.push(Text::line(&format!(
                    "line {} is not an article: {why}",
                    self.line
                ))),
            }
        }
        self.take_new(articles)
    }

    fn take_new(&mut self, articles: Vec<Article>) -> Vec<Article> {
        articles
            .into_iter()
            .filter(|article| self.given.insert(article.id.clone()))
            .collect()
    }

    fn finish(mut self, is_cut: bool, mut take: impl FnMut(Reading)) -> Result<(), Fault> {
        let mut reading = if self.kind == Kind::Lines {
            let rest = std::mem::take(&mut self.bytes);
            Reading {
                articles: self.read_lines(&rest),
                is_lines: true,
                ..Reading::default()
            }
        } else {
            match sources::read(&self.bytes, &Place { is_cut, ..place() }) {
                Ok(reading) => reading,
                Err(_) if !self.given.is_empty() => Reading::default(),
                Err(error) => return Err(error.into()),
            }
        };
        reading.articles = if self.kind == Kind::Lines {
            reading.articles
        } else {
            self.take_new(reading.articles)
        };
        reading.warnings.append(&mut self.warnings);
        if is_cut {
            let limit = limits::FILE_BYTES / (1024 * 1024);
            reading
                .warnings
                .push(Text::line(&format!("only the first {limit} MB of it were read")));
        }
        if self.given.is_empty() && reading.articles.is_empty() && reading.warnings.is_empty() {
            return Err(ReadError::Empty.into());
        }
        take(reading);
        Ok(())
    }
}

/// Told from the first bytes; a single document is taken as a whole.
fn kind(bytes: &[u8]) -> Kind {
    const ENOUGH: usize = 1024;
    let has_line = bytes.contains(&b'\n');
    if bytes.len() < ENOUGH && !has_line {
        return Kind::Unknown;
    }
    let text = encoding::decode(bytes, None);
    match detect::format(&text, "") {
        detect::Format::JsonLines if !text.trim_start().starts_with('[') && has_line => Kind::Lines,
        detect::Format::Feed => Kind::Feed,
        _ if bytes.len() < ENOUGH => Kind::Unknown,
        _ => Kind::Whole,
    }
}

/// Whether the feed says where it lies before its first entry, so that addresses can be completed.
fn names_its_home(bytes: &[u8]) -> bool {
    let is_entry = |at: &usize| {
        [&b"<item>"[..], b"<item ", b"<entry"]
            .iter()
            .any(|tag| bytes[*at..].starts_with(tag))
    };
    let head = &bytes[..(0..bytes.len()).find(is_entry).unwrap_or(0)];
    head.windows(b"<link".len()).any(|window| window == b"<link")
}

/// Whether nothing that the feed says later can change what the article is.
fn is_settled(article: &Article) -> bool {
    article.guid.is_some()
        || article
            .url
            .as_ref()
            .is_some_and(|address| address.contains("://"))
}

fn end_of_last_entry(bytes: &[u8]) -> Option<usize> {
    let find = |tag: &[u8]| {
        bytes
            .windows(tag.len())
            .rposition(|window| window.eq_ignore_ascii_case(tag))
            .map(|at| at + tag.len())
    };
    find(b"</item>").max(find(b"</entry>"))
}

fn place() -> Place {
    Place {
        source: SOURCE.into(),
        name: String::new(),
        ..Place::default()
    }
}
