//! What stands in for a headline or an outlet that an article does not name.

use crate::domain::article::Article;
use crate::domain::document::{Block, Document};
use crate::domain::sentences::sentences;
use crate::domain::text::{Text, floor_to_char};

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
pub fn set_outlet(article: &mut Article, file_name: &str) {
    if article.outlet.is_empty() {
        article.outlet = Text::name(stem(file_name));
        article.stands_in.outlet = true;
    }
}

/// The first sentence of the first paragraph that has one.
fn headline(document: &Document) -> Option<Text> {
    let paragraph = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) if !text.is_empty() => Some(text.text.clone()),
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
    first_sentence(&text)
}

fn first_sentence(text: &str) -> Option<Text> {
    let sentence = sentences(text).next()?;
    let line = Text::title(&cut_at_word(&text[sentence]));
    (!line.is_empty()).then_some(line)
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
