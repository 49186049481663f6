//! Names: runs of words with capitals.

use super::features::Line;
use super::stem;
use super::tongue::Tongue;
use super::words::{Token, Word};

/// A run of words with capitals.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Bytes of the sentence.
    pub start: usize,
    pub end: usize,
    pub words: Vec<Word>,
    pub folded: Vec<String>,
}

/// The names of a sentence; none where nearly every word has a capital.
pub(super) fn find(text: &str, tokens: &[Token], tongue: Tongue) -> Vec<Name> {
    if !tongue.has_names() || is_title_case(tokens) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_part(&tokens[at]) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < tokens.len()
            && is_part(&tokens[end])
            && &text[tokens[end - 1].end..tokens[end].start] == " "
        {
            end += 1;
        }
        if !(end == at + 1 && is_first(text, tokens, at)) {
            found.push(name(&tokens[at..end]));
        }
        at = end;
    }
    found
}

/// Drops names that are nothing but the first word of a quotation.
pub(super) fn drop_after_quotes(line: &mut Line) {
    let quotes = &line.quotes;
    line.names.retain(|name| {
        name.words.len() > 1
            || !quotes
                .iter()
                .any(|quote| quote.range.start == name.start && quote.range.len() > name.end - name.start + 1)
    });
}

/// Whether a word is the first of its sentence, whatever marks stand before it.
fn is_first(text: &str, tokens: &[Token], at: usize) -> bool {
    let before = text[..tokens[at].start].trim_end();
    at == 0 || before.ends_with([':', '.', '!', '?', '"', '“', '‘'])
}

fn is_part(token: &Token) -> bool {
    token.is_capital
        && !stem::is_function(&token.folded)
        && token.word.is_some()
        && !is_calendar(&token.folded)
}

/// Days and months are dates.
fn is_calendar(folded: &str) -> bool {
    super::calendar::month(folded).is_some() || super::calendar::weekday(folded).is_some()
}

fn is_title_case(tokens: &[Token]) -> bool {
    let long = tokens
        .iter()
        .filter(|token| token.folded.chars().count() > 3 && token.value.is_none());
    let (all, capital) = long.fold((0, 0), |(all, capital), token| {
        (all + 1, capital + usize::from(token.is_capital))
    });
    all > 3 && capital * 10 > all * 7
}

fn name(tokens: &[Token]) -> Name {
    let folded = |token: &Token| {
        token
            .folded
            .strip_suffix("'s")
            .unwrap_or(&token.folded)
            .to_owned()
    };
    Name {
        start: tokens[0].start,
        end: tokens[tokens.len() - 1].end,
        words: tokens.iter().filter_map(|token| token.word).collect(),
        folded: tokens.iter().map(folded).collect(),
    }
}
