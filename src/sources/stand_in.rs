//! What stands in for a headline, an outlet or a date that an article does not state.

use crate::domain::article::Article;
use crate::domain::document::{Block, Document};
use crate::domain::sentences::sentences;
use crate::domain::text::Text;

use super::Place;

/// The longest headline made of a sentence, in characters.
const HEADLINE: usize = 160;

/// Fills headline, outlet and date where they are missing, each marked as standing in.
pub fn fill(article: &mut Article, place: &Place) {
    set_title(article);
    if article.title.is_empty() {
        article.title = Text::title(stem(&place.name));
        article.stands_in.title = true;
    }
    set_outlet(article, place);
    if article.published.is_none() {
        article.published = article.updated.or(place.modified);
        article.stands_in.date = article.updated.is_none() && place.modified.is_some();
    }
}

/// Gives an article without a headline its first sentence, marked as standing in.
pub fn set_title(article: &mut Article) {
    if !article.title.is_empty() {
        return;
    }
    let lead = headline(&article.document).or_else(|| article.summary.as_deref().and_then(first_sentence));
    if let Some(lead) = lead {
        article.title = lead;
        article.stands_in.title = true;
    }
}

/// Gives an article without an outlet the file's name, marked as standing in.
pub fn set_outlet(article: &mut Article, place: &Place) {
    if article.outlet.is_empty() {
        article.outlet = Text::name(stem(&place.name));
        article.stands_in.outlet = true;
    }
}

/// The first sentence of the first paragraph that has one, else of any other text.
fn headline(document: &Document) -> Option<Text> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(&text.text),
        _ => None,
    });
    if let Some(lead) = paragraphs.into_iter().find_map(|text| first_sentence(text)) {
        return Some(lead);
    }
    let mut first = None;
    document.each_text(|text| {
        if first.is_none() {
            first = first_sentence(text);
        }
    });
    first
}

fn first_sentence(text: &str) -> Option<Text> {
    let sentence = sentences(text).next()?;
    let line = Text::title(&cut_at_word(text[sentence].trim()));
    (!line.is_empty()).then_some(line)
}

/// At most [`HEADLINE`] characters, the last one `…` where something was cut off.
fn cut_at_word(text: &str) -> String {
    let mut ends = text.char_indices().map(|(at, _)| at).skip(HEADLINE - 1);
    let (Some(room), Some(_)) = (ends.next(), ends.next()) else {
        return text.to_owned();
    };
    let head = &text[..room];
    let word_ends = text[room..].starts_with(char::is_whitespace);
    // A script without spaces is cut where the room ends.
    let kept = match head.rfind(char::is_whitespace) {
        Some(at) if !word_ends && at * 2 > head.len() => &head[..at],
        _ => head,
    };
    let is_loose =
        |mark: char| mark.is_whitespace() || matches!(mark, ',' | ';' | ':' | '-' | '–' | '—' | '、');
    format!("{}…", kept.trim_end_matches(is_loose))
}

/// A file's name without its ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        _ if file.is_empty() => "standard input",
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}
