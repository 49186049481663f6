//! The last step of reading an article: what stands in for what it does not say.

use super::Place;
use super::plain::dateline;
use crate::domain::article::Article;
use crate::domain::document::{Block, Document, Inlines};
use crate::domain::sentences::sentences;
use crate::domain::text::Text;

/// The longest headline made of a sentence, in characters.
const HEADLINE: usize = 160;

/// Takes the dateline off the lead, and fills headline, outlet and date where they are missing.
pub fn complete(article: &mut Article, place: &Place) {
    take_dateline(article);
    if article.title.is_empty() {
        article.title = lead(&article.document).unwrap_or_else(|| Text::title(stem(&place.name)));
        article.stands_in.title = true;
    }
    if article.outlet.is_empty() {
        article.outlet = Text::name(stem(&place.name));
        article.stands_in.outlet = true;
    }
    if article.published.is_none() {
        article.published = article.updated.or(place.modified);
        article.stands_in.date = article.updated.is_none() && place.modified.is_some();
    }
}

fn take_dateline(article: &mut Article) {
    if article.dateline.is_some() {
        return;
    }
    let first = article.document.blocks.iter_mut().find_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    });
    let Some(lead) = first else { return };
    let Some(found) = dateline::split(&lead.text) else {
        return;
    };
    let (dateline, outlet) = (Text::name(found.text), found.outlet.map(Text::name));
    let start = lead.text.len() - found.rest.len();
    if !lead.text.ends_with(found.rest) {
        return;
    }
    *lead = without_start(lead, start);
    article.dateline = Some(dateline);
    if article.outlet.is_empty() {
        article.outlet = outlet.unwrap_or_default();
    }
}

/// Running text without its first bytes, which end at a character.
fn without_start(text: &Inlines, length: usize) -> Inlines {
    let cut = u32::try_from(length).unwrap_or(u32::MAX);
    let mut spans = text.spans.clone();
    for span in &mut spans {
        span.start = span.start.saturating_sub(cut);
        span.end = span.end.saturating_sub(cut);
    }
    spans.retain(|span| span.start < span.end);
    Inlines {
        text: Text::lines(&text.text[length..]),
        spans,
    }
}

/// The first sentence, cut at a word.
fn lead(document: &Document) -> Option<Text> {
    let mut first: Option<Text> = None;
    for block in &document.blocks {
        if let Block::Paragraph(text) = block {
            first = Some(text.text.clone());
            break;
        }
    }
    if first.is_none() {
        document.each_text(|text| {
            if first.is_none() && !text.trim().is_empty() {
                first = Some(Text::title(text));
            }
        });
    }
    let text = first?;
    let sentence = sentences(&text)
        .next()
        .map_or(text.as_str(), |range| &text[range]);
    Some(Text::line(&cut_at_word(sentence.trim())))
}

/// At most [`HEADLINE`] characters, the last one `…` where something was cut off.
fn cut_at_word(text: &str) -> String {
    if text.char_indices().nth(HEADLINE).is_none() {
        return text.to_owned();
    }
    let end = text
        .char_indices()
        .nth(HEADLINE - 1)
        .map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    let kept = match head.rfind(' ') {
        Some(space) if space * 2 > end && !text[end..].starts_with(' ') => &head[..space],
        _ => head,
    };
    let kept = kept.trim_end_matches(|mark: char| mark.is_whitespace() || ",;:-–—、".contains(mark));
    format!("{kept}…")
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
