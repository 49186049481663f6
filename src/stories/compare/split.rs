//! A report's sentences, the headline first.

use crate::domain::article::Article;
use crate::domain::comparison::Stretch;
use crate::domain::limits;
use crate::domain::sentences::sentences;
use crate::domain::text::Text;

/// A sentence, and where it stands in the document.
#[derive(Clone, Debug)]
pub(super) struct Split {
    pub text: Text,
    pub place: Option<Stretch>,
}

/// All sentences of a report; whether there are more than are compared.
pub(super) fn split(article: &Article) -> (Vec<Split>, bool) {
    let mut found = Vec::new();
    if !article.title.is_empty() && !article.stands_in.title {
        found.push(outside(&article.title));
    }
    let mut index = 0;
    let mut is_cut = false;
    let mut bytes = 0;
    let dateline = article.dateline.as_ref().filter(|line| !line.is_empty());
    article.document.each_text(|text| {
        for (start, end) in stretches(text) {
            bytes += end - start;
            if found.len() >= limits::COMPARED_SENTENCES || bytes > limits::COMPARED_BYTES {
                is_cut = true;
                break;
            }
            let line = Text::line(&text[start..end]);
            if !line.is_empty() {
                let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
                let place = Stretch {
                    text: index,
                    start: number(start),
                    end: number(end),
                };
                found.push(Split {
                    text: line,
                    place: Some(place),
                });
            }
        }
        index += 1;
    });
    if let Some(line) = dateline {
        // The first sentence stands for the headline, so that the place comes behind it.
        found.insert(found.len().min(1), outside(line));
    }
    if found.is_empty() && !article.title.is_empty() {
        found.push(outside(&article.title));
    }
    (found, is_cut)
}

/// What stands above the document, not in it.
fn outside(text: &Text) -> Split {
    Split {
        text: Text::line(text),
        place: None,
    }
}

/// The sentences of one text as byte ranges.
fn stretches(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for range in sentences(text) {
        let mut start = range.start;
        for end in lost_breaks(&text[range.clone()]) {
            found.push((start, range.start + end));
            start = range.start + end;
        }
        found.push((start, range.end));
    }
    found
}

/// Where a line break was lost: "… of the party.Her brother …".
fn lost_breaks(sentence: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, _) in sentence.match_indices('.') {
        let before = sentence[..at]
            .chars()
            .rev()
            .take(3)
            .filter(|letter| letter.is_lowercase());
        let after = &sentence[at + 1..];
        let word: Vec<char> = after
            .chars()
            .take(24)
            .take_while(|letter| letter.is_alphanumeric())
            .collect();
        let is_word = word.first().is_some_and(|first| first.is_uppercase())
            && word.iter().skip(1).all(|letter| letter.is_lowercase());
        let length: usize = word.iter().map(|letter| letter.len_utf8()).sum();
        if before.count() == 3 && is_word && after[length..].starts_with(' ') {
            found.push(at + 1);
        }
    }
    found
}
