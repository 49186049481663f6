//! The last step of reading one article of markup: its dateline, and what stands in for what it lacks.

use super::plain::dateline;
use super::{Place, ReadError, Reading, stand_in};
use crate::domain::article::Article;
use crate::domain::document::{Block, Inlines};
use crate::domain::text::Text;

/// What was read where the document is one article: it must say something.
pub fn alone(mut article: Article, place: &Place) -> Result<Reading, ReadError> {
    take_dateline(&mut article);
    stand_in::fill(&mut article, place);
    if article.document.is_empty() && article.stands_in.title {
        return Err(ReadError::Empty);
    }
    Ok(Reading {
        articles: vec![article],
        ..Reading::default()
    })
}

/// Parts the place a report is filed from from its lead.
pub fn take_dateline(article: &mut Article) {
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
