//! Drops from the body's start what is known of the article already: headline, byline, date.

use crate::domain::article::Article;
use crate::domain::document::Block;

use super::names::{date_in, is_byline, people, same, without_by};

/// How many blocks are looked at.
const BLOCKS: usize = 8;
/// The longest line that only says who wrote when, in bytes.
const LINE: usize = 140;

/// Removes the repeated headline, byline and date line.
pub fn remove(article: &mut Article) {
    let mut at = 0;
    for _ in 0..BLOCKS {
        let Some(block) = article.document.blocks.get(at) else {
            break;
        };
        let repeated = match block {
            Block::Heading { text, .. } => same(&text.text, &article.title),
            Block::Paragraph(text) => {
                same(&text.text, &article.title)
                    || is_line_about(article, &text.text)
                    || is_first_byline(article, &text.text)
            }
            _ => false,
        };
        if repeated {
            learn(article, at);
            article.document.blocks.remove(at);
        } else if matches!(block, Block::Paragraph(text) if text.text.len() > LINE) {
            break;
        } else {
            at += 1;
        }
    }
}

fn is_first_byline(article: &Article, line: &str) -> bool {
    article.authors.is_empty() && line.len() <= LINE && is_byline(line)
}

/// Keeps what only such a line says.
fn learn(article: &mut Article, at: usize) {
    let Some(Block::Paragraph(line)) = article.document.blocks.get(at) else {
        return;
    };
    if is_first_byline(article, &line.text) {
        article.authors = people(&[line.text.to_string()]);
    } else if article.published.is_none() {
        article.published = line.text.split(['|', '•', '·', '\n']).find_map(date_in);
    }
}

fn is_line_about(article: &Article, line: &str) -> bool {
    if line.len() > LINE {
        return false;
    }
    let is_author = |part: &str| {
        article
            .authors
            .iter()
            .any(|author| same(author, without_by(part)))
    };
    let is_date = |part: &str| {
        part.len() <= 60 && part.bytes().any(|byte| byte.is_ascii_digit()) && date_in(part).is_some()
    };
    let is_known = |part: &str| {
        is_author(part)
            || part.split(" and ").all(is_author)
            || part.split(", ").all(is_author)
            || is_date(part)
            || same(part, &article.outlet)
            || is_reading_time(part)
    };
    is_known(line)
        || line
            .split(['|', '•', '·', '\n'])
            .flat_map(|part| part.split(" – ").flat_map(|part| part.split(" — ")))
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .all(is_known)
}

/// `4 min read`.
fn is_reading_time(part: &str) -> bool {
    let lower = part.to_lowercase();
    lower.starts_with(|letter: char| letter.is_ascii_digit())
        && (lower.ends_with("min read") || lower.ends_with("minute read") || lower.ends_with("minutes read"))
}
