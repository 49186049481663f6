//! The lines above an article's text: headline, who and when.

use std::fmt::Write as _;

use crate::domain::article::{Article, Kind};
use crate::domain::document::{Block, Document, Inlines};
use crate::domain::query::Query;

use super::age::Clock;
use super::beside::Beside;
use super::cells;
use super::theme::Role;
use super::typeset::{self, Hits, SetLine, Setting};

/// What stands above an article's text.
pub struct Head<'a> {
    pub article: &'a Article,
    pub clock: &'a Clock,
    pub measure: u16,
    /// Order each line for the screen.
    pub reorder: bool,
    pub is_bookmarked: bool,
    /// Minutes to read it: counted once for an article, not once a frame.
    pub minutes: usize,
    /// What is sought, marked in the headline.
    pub query: &'a Query,
    /// What is known of it beside what it says itself.
    pub beside: Beside<'a>,
}

impl Head<'_> {
    pub fn lines(&self) -> Vec<SetLine> {
        let article = self.article;
        let role = if article.kind == Kind::Failure {
            Role::Error
        } else {
            Role::Title
        };
        let (title, mut lines) = self.set(&article.title, role);
        let hits = Hits::of(&title, &lines, &|text| self.query.ranges(text));
        for line in &mut lines {
            line.pieces = hits.mark(line).into_owned();
            for piece in &mut line.pieces {
                piece.style.emphasis = article.stands_in.title;
            }
        }
        lines.extend(self.set(&self.byline(), Role::Muted).1);
        if !self.beside.story.is_empty() {
            // One line at any width: what is found out later moves no text.
            let said = cells::fit(&self.beside.story.join(" · "), usize::from(self.measure));
            lines.extend(self.set(&said, Role::Muted).1);
        }
        if let Some(note) = self.beside.note {
            lines.extend(self.set(&format!("Note: {note}"), Role::Muted).1);
        }
        if let Some(said) = &self.beside.versions {
            lines.extend(self.set(said, Role::Accent).1);
        }
        lines.push(SetLine::default());
        lines
    }

    fn set(&self, text: &str, role: Role) -> (Document, Vec<SetLine>) {
        let setting = Setting {
            reorder: self.reorder,
            ..Setting::of_width(usize::from(self.measure))
        };
        let document = Document {
            blocks: vec![Block::Paragraph(Inlines::plain(text))],
            links: Vec::new(),
        };
        let mut lines = typeset::typeset(&document, &setting);
        for piece in lines.iter_mut().flat_map(|line| &mut line.pieces) {
            piece.role = role;
        }
        (document, lines)
    }

    /// `Harbour Wire · Ana Ruiz · Wed 13 Aug, 06:10 · 3 min`, saying what stands in for what.
    fn byline(&self) -> String {
        let article = self.article;
        let mut parts = Vec::new();
        if article.kind == Kind::Feed {
            parts.push("a feed".to_owned());
        }
        if !article.outlet.is_empty() {
            let note = if article.stands_in.outlet {
                " (file name)"
            } else {
                ""
            };
            parts.push(format!("{}{note}", article.outlet));
        }
        if !article.authors.is_empty() {
            let names: Vec<&str> = article.authors.iter().map(AsRef::as_ref).collect();
            parts.push(names.join(", "));
        }
        if let Some(moment) = article.published {
            let note = if article.stands_in.date {
                " (file date)"
            } else {
                ""
            };
            parts.push(format!("{}{note}", self.clock.date(moment)));
        }
        let minutes = self.minutes;
        if minutes > 0 && article.kind == Kind::Report {
            parts.push(format!("{minutes} min"));
        }
        if article.stands_in.title {
            parts.push("no headline".to_owned());
        }
        if self.beside.is_updated {
            parts.push("updated".to_owned());
        }
        parts.extend(self.beside.tags.iter().map(|tag| format!("#{tag}")));
        let mut line = parts.join(" · ");
        if self.is_bookmarked {
            let _ = write!(line, " · ★ bookmarked");
        }
        line
    }
}
