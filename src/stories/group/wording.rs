//! Wording: one number for a report's text, the same for whoever carries the same text.
//!
//! Two texts are one only if all letters, digits and signs of value are. What an outlet puts around the text of an
//! agency is not part of it: byline, dateline, the agency in brackets, and lines of its own at the end, as long as
//! they state no figure and quote nobody.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::around::{cut_end, cut_start};
use super::words::mix;
use crate::domain::article::Article;
use crate::domain::document::Block;

/// The number of this article's text; of one that has hardly any, of its headline, too. 0 where nothing is said.
pub fn of(article: &Article, is_short: bool) -> u64 {
    let mut texts = texts(article);
    cut_end(&mut texts, article);
    cut_start(&mut texts);
    let mut wording = Wording::default();
    if is_short {
        wording.take(&article.title);
        wording.number = mix(wording.number ^ 1);
    } else {
        // A headline may be worded anew, but not state another figure.
        for figure in figures(&article.title) {
            if !texts
                .iter()
                .any(|text| figures(text).any(|other| other == figure))
            {
                wording.take(figure);
            }
        }
    }
    for text in &texts {
        wording.take(text);
    }
    if wording.letters == 0 {
        0
    } else {
        wording.number.max(1)
    }
}

/// What the report says, without captions and what is known to be behind its end.
fn texts(article: &Article) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    if article.document.is_empty() {
        texts.extend(article.summary.as_deref());
    }
    article.document.each_block(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => texts.push(&text.text),
        Block::Preformatted { text, .. } => texts.push(text),
        Block::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            texts.extend(cells.map(|cell| cell.text.as_str()));
        }
        Block::Figure(_) | Block::List(_) | Block::Quote(_) | Block::Rule | Block::Closing(_) => {}
    });
    for text in &mut texts {
        *text = text.trim();
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// The runs of digits in a headline.
fn figures(title: &str) -> impl Iterator<Item = &str> {
    title
        .split(|mark: char| !mark.is_ascii_digit())
        .filter(|run| !run.is_empty())
}

/// Letters and digits, folded, one after the other.
#[derive(Default)]
struct Wording {
    number: u64,
    letters: usize,
    is_after_digit: bool,
    is_parted: bool,
}

impl Wording {
    fn take(&mut self, text: &str) {
        self.is_parted = true;
        for mark in text.chars() {
            if mark.is_alphanumeric() || is_combining_mark(mark) {
                self.letter(mark);
            } else {
                if is_value(mark) {
                    self.push(mark);
                }
                self.is_parted = true;
            }
        }
    }

    fn letter(&mut self, letter: char) {
        let is_digit = letter.is_numeric();
        // Spaces are mended here and there, but 1 and 5 are neither 1.5 nor 15.
        if is_digit && self.is_after_digit && self.is_parted {
            self.push('.');
        }
        (self.is_after_digit, self.is_parted) = (is_digit, false);
        if letter.is_ascii() {
            self.push(letter.to_ascii_lowercase());
            return;
        }
        for lower in letter.to_lowercase() {
            decompose_canonical(lower, |part| self.push(part));
        }
    }

    fn push(&mut self, letter: char) {
        self.letters += 1;
        let number = (self.number ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
        self.number = number ^ (number >> 32);
    }
}

/// Signs that make a figure another one.
fn is_value(mark: char) -> bool {
    matches!(
        mark,
        '%' | '‰'
            | '+'
            | '−'
            | '<'
            | '>'
            | '='
            | '$'
            | '€'
            | '£'
            | '¥'
            | '₽'
            | '₴'
            | '₹'
            | '₩'
            | '₺'
            | '°'
    )
}
