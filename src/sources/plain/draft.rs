//! Draft: what is known of an article while its text is read.

use jiff::Timestamp;

use crate::domain::article::Article;
use crate::domain::document::{Block, Document, Inlines};
use crate::domain::limits;
use crate::domain::text::Text;
use crate::sources::{Place, stand_in};

use super::byline::Byline;
use super::links;
use super::mend::mend;
use super::moments::{self, Moment};

/// What is known of an article while its text is read.
#[derive(Debug, Default)]
pub struct Draft {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<Timestamp>,
    pub updated: Option<Timestamp>,
    pub dateline: Option<String>,
    /// Whether the text itself had a dateline.
    pub filed_from_text: bool,
    /// The date in the dateline; it counts where none else is stated.
    pub filed: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    pub guid: Option<String>,
    pub summary: Option<String>,
    pub categories: Vec<String>,
    /// Labelled lines that said nothing known: they stay in the text.
    pub loose: Vec<String>,
    pub document: Document,
    /// Whether blocks had to be left.
    pub cut: bool,
}

impl Draft {
    /// Adds a block, within the limit.
    pub fn push(&mut self, block: Block) {
        if self.document.blocks.len() < limits::BLOCKS {
            self.document.blocks.push(block);
        } else {
            self.cut = true;
        }
    }

    /// Adds a paragraph of running text.
    pub fn push_paragraph(&mut self, text: &str) {
        let text = self.inlines(text);
        if !text.is_empty() {
            self.push(Block::Paragraph(text));
        }
    }

    /// Running text, mended and linked.
    pub fn inlines(&mut self, text: &str) -> Inlines {
        links::inlines(text, &mut self.document)
    }

    /// Notes what a byline says.
    pub fn note_byline(&mut self, byline: Byline) {
        for author in byline.authors {
            if !self.authors.contains(&author) {
                self.authors.push(author);
            }
        }
        let known = self.outlet.clone();
        match (known, byline.outlet) {
            (None, outlet) => self.outlet = outlet,
            // Another outlet than the one known is where the author comes from.
            (Some(known), Some(other)) if known != other && !self.note_role(&other) => {
                self.authors.push(other);
            }
            _ => {}
        }
        self.dateline = self.dateline.take().or(byline.place);
        self.categories.extend(byline.sections);
        for moment in byline.moments {
            self.note_moment(moment);
        }
    }

    /// Adds what the last author does: "Staff Writer"; false without an author.
    pub fn note_role(&mut self, role: &str) -> bool {
        let Some(author) = self.authors.last_mut() else {
            return false;
        };
        author.push_str(", ");
        author.push_str(role);
        true
    }

    /// Notes when it was published or updated; the first word counts.
    pub fn note_moment(&mut self, moment: Moment) {
        match moment {
            Moment::Published(at) => self.published = self.published.or(Some(at)),
            Moment::Updated(at) => self.updated = self.updated.or(Some(at)),
        }
    }

    /// The article, with what stands in for what it does not say.
    pub fn finish(self, place: &Place) -> Article {
        let mut article = place.article(self.guid.as_deref(), self.url.as_deref(), 0);
        let filed = self.filed.as_deref().and_then(moments::stated);
        article.title = self
            .title
            .map(|title| Text::title(&mend(&title)))
            .unwrap_or_default();
        article.outlet = self.outlet.map(|outlet| Text::name(&outlet)).unwrap_or_default();
        article.published = self.published.or(filed);
        article.updated = self.updated;
        article.guid = self.guid.as_deref().and_then(Article::guid_for);
        article.url = self.url.map(|url| Text::line_within(&url, limits::ADDRESS_BYTES));
        article.language = self.language.map(|language| Text::name(&language));
        article.summary = self.summary.map(|summary| Text::line(&mend(&summary)));
        article.dateline = self.dateline.map(|dateline| Text::name(&mend(&dateline)));
        article.authors = self.authors.iter().map(|name| Text::name(&mend(name))).collect();
        article.categories = self.categories.iter().map(|name| Text::name(name)).collect();
        if self.cut {
            article
                .warnings
                .push(Text::line("The article is too long, its end was left."));
        }
        article.document = self.document;
        stand_in::fill(&mut article, place);
        article
    }
}
