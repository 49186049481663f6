//! Running text: mended, with bare addresses made links.

use crate::domain::document::{Document, Inlines, InlinesBuilder, Style};
use crate::domain::limits;
use crate::domain::text::Text;

use super::mend::mend;

/// Running text of a paragraph.
pub fn inlines(raw: &str, document: &mut Document) -> Inlines {
    let text = mend(raw);
    if !(text.contains("://") || text.contains("www.")) || document.links.len() >= limits::LINKS {
        return Inlines::plain(&text);
    }
    let mut builder = InlinesBuilder::new();
    let mut rest = &*text;
    let mut linked = 0;
    while linked < limits::LINKS {
        let Some((start, end)) = next_address(rest) else {
            break;
        };
        let address = &rest[start..end];
        let target = if address.starts_with("www.") {
            Text::line_within(&format!("https://{address}"), limits::ADDRESS_BYTES)
        } else {
            Text::line_within(address, limits::ADDRESS_BYTES)
        };
        builder.push(&rest[..start], Style::PLAIN, None);
        let link = document.add_link(&target);
        builder.push(address, Style::PLAIN, link);
        linked += 1;
        rest = &rest[end..];
    }
    builder.push(rest, Style::PLAIN, None);
    builder.take()
}

/// Where the next bare address lies.
fn next_address(text: &str) -> Option<(usize, usize)> {
    const STARTS: &[&str] = &["http://", "https://", "www."];
    let mut from = 0;
    loop {
        let start = from + text[from..].find(['h', 'w', 'H'])?;
        let begins_word = !text[..start].ends_with(|letter: char| letter.is_alphanumeric());
        let opening = STARTS.iter().find(|opening| {
            text[start..]
                .get(..opening.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(opening))
        });
        let (true, Some(opening)) = (begins_word, opening) else {
            from = start + 1;
            continue;
        };
        let length = text[start..]
            .find(|mark: char| {
                mark.is_whitespace() || matches!(mark, '<' | '>' | '"' | '“' | '”' | '、' | '。' | '」')
            })
            .unwrap_or(text.len() - start);
        let end = start + trimmed(&text[start..start + length]);
        if end > start + opening.len() {
            return Some((start, end));
        }
        from = start + 1;
    }
}

/// How much of an address is its own, and not the punctuation of the sentence around it.
fn trimmed(address: &str) -> usize {
    let opened = address.contains('(');
    address
        .trim_end_matches(|mark| {
            matches!(
                mark,
                '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '»' | ']' | '*'
            ) || (mark == ')' && !opened)
        })
        .len()
}
