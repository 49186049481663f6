//! Draft: what is known of an article while its text is read.

use jiff::Timestamp;

use crate::domain::article::{Article, StandsIn};
use crate::domain::document::{Block, Document, Inlines};
use crate::domain::limits;
use crate::domain::sentences::sentences;
use crate::domain::text::{Text, floor_to_char};
use crate::sources::Place;

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
    pub fn finish(mut self, place: &Place) -> Article {
        let mut article = place.article(self.guid.as_deref(), self.url.as_deref(), 0);
        let (outlet, outlet_stands_in) = match self.outlet.take() {
            Some(outlet) => (outlet, false),
            None => (stem(&place.name).to_owned(), true),
        };
        let filed = self.filed.as_deref().and_then(moments::stated);
        let stated = self.published.or(filed).or(self.updated);
        let (title, title_stands_in) = match self.title.take() {
            Some(title) => (Text::title(&mend(&title)), false),
            None => (lead(&self.document).unwrap_or_else(|| Text::title(&outlet)), true),
        };
        article.title = title;
        article.outlet = Text::name(&outlet);
        article.stands_in = StandsIn {
            title: title_stands_in,
            outlet: outlet_stands_in,
            date: stated.is_none() && place.modified.is_some(),
        };
        article.published = stated.or(place.modified);
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
        article
    }
}

/// What a file without a named outlet is known by: its name as it is, so that it is recognised.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        _ if file.is_empty() => "standard input",
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}

/// The lead's first sentence, cut at a word.
fn lead(document: &Document) -> Option<Text> {
    let paragraph = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(text.text.clone()),
        _ => None,
    });
    let text = paragraph.or_else(|| {
        let mut first = None;
        document.each_text(|text| {
            if first.is_none() && !text.trim().is_empty() {
                first = Some(Text::title(text));
            }
        });
        first
    })?;
    let sentence = sentences(&text).next()?;
    Some(Text::line(&cut_at_word(&text[sentence])))
}

/// At most 160 characters, the last one `…` where something was cut off.
fn cut_at_word(text: &str) -> String {
    const MOST: usize = 160;
    let Some((end, _)) = text.char_indices().nth(MOST) else {
        return text.to_owned();
    };
    let (room, _) = text.char_indices().nth(MOST - 1).unwrap_or((end, ' '));
    let head = floor_to_char(text, room);
    let word_ends = text[room..].starts_with(' ');
    // A script without spaces is cut where the room ends.
    let kept = match head.rfind(' ') {
        Some(at) if !word_ends && at * 2 > head.len() => &head[..at],
        _ => head,
    };
    let kept = kept.trim_end_matches(|mark: char| {
        mark.is_whitespace() || matches!(mark, ',' | ';' | ':' | '-' | '–' | '—' | '、')
    });
    format!("{kept}…")
}
