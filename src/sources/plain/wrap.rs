//! Hard-wrapped text: how wide it is set, where its paragraphs end, and how its lines join.

use std::borrow::Cow;
use std::ops::Range;

use super::head::stands_alone;
use super::lines::Line;
use super::lists;
use super::words::is_unspaced_wide;
use crate::domain::sentences::ends_sentence;

/// Longer lines are paragraphs, not lines of one.
const WIDEST: usize = 120;
/// A shorter line says nothing of how wide a text is set.
const NARROWEST: usize = 40;

/// How a text is wrapped.
#[derive(Debug)]
pub struct Wrap {
    /// Whether most lines go on in the next one.
    pub wrapped: bool,
    /// The columns of the longest wrapped line.
    pub width: usize,
    /// Whether blank lines part the paragraphs.
    pub blank_lines: bool,
    /// The smallest indentation of any line.
    pub indent: usize,
}

impl Wrap {
    /// Looks at how the lines of a text follow each other.
    pub fn measure(lines: &[Line]) -> Self {
        let filled = || lines.iter().filter(|line| !line.is_blank());
        let groups = lines
            .split(Line::is_blank)
            .filter(|group| !group.is_empty())
            .count();
        let indent = filled().map(|line| line.indent).min().unwrap_or(0);
        let (wrapped, width) = flow(lines);
        Self {
            wrapped,
            width,
            blank_lines: groups >= 3,
            indent,
        }
    }
}

/// Whether the lines flow on into each other, and how wide the widest of them is.
pub fn flow(lines: &[Line]) -> (bool, usize) {
    let pairs = || {
        lines
            .windows(2)
            .filter(|pair| !pair[0].is_blank() && !pair[1].is_blank() && pair[0].columns <= WIDEST)
    };
    let width = pairs()
        .filter(|pair| pair[0].columns >= NARROWEST)
        .map(|pair| pair[0].indent + pair[0].columns)
        .max()
        .unwrap_or(0);
    let (mut all, mut flowing) = (0_usize, 0_usize);
    for pair in pairs().filter(|pair| pair[0].columns >= NARROWEST) {
        let caseless = |line: &Line| {
            line.text
                .starts_with(|letter: char| letter.is_alphabetic() && !letter.is_uppercase())
        };
        let flows = pair[0].runs_into(&pair[1])
            || (pair[0].is_open() && caseless(&pair[1]) && pair[0].is_full(&pair[1], width));
        all += 1;
        flowing += usize::from(flows);
    }
    (flowing > 0 && flowing * 10 >= all * 3, width)
}

/// The paragraphs of a run of lines without a blank one, as ranges.
pub fn paragraphs(lines: &[Line], wrap: &Wrap) -> Vec<Range<usize>> {
    let (flows, own_width) = flow(lines);
    let short_lines = lines.len() <= 3 && lines.windows(2).any(|pair| pair[0].runs_into(&pair[1]));
    let wrapped = wrap.wrapped || flows || short_lines;
    let width = if own_width == 0 { wrap.width } else { own_width };
    let indent = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let mut found = Vec::new();
    let mut start = 0;
    for (index, pair) in lines.windows(2).enumerate() {
        if !wrapped || breaks(&pair[0], &pair[1], width, indent, wrap) {
            found.push(start..index + 1);
            start = index + 1;
        }
    }
    if start < lines.len() {
        found.push(start..lines.len());
    }
    found
}

/// Whether a paragraph of a wrapped run ends between two lines.
fn breaks(line: &Line, next: &Line, width: usize, indent: usize, wrap: &Wrap) -> bool {
    if line.columns > WIDEST || (next.indent > indent && line.indent <= indent) {
        return true;
    }
    if line.runs_into(next) {
        return false;
    }
    let alone = |line: &Line| line.columns * 10 < width * 8 && stands_alone(line.text);
    if alone(line) || alone(next) {
        return true;
    }
    let used = line.indent + line.columns;
    if line.is_full(next, width) {
        return next.indent > indent;
    }
    if ends_sentence(line.text) {
        // Where blank lines part the paragraphs, a ragged line is still no end.
        return if wrap.blank_lines {
            used * 5 < width * 3
        } else {
            !line.is_full(next, width.saturating_sub(2))
        };
    }
    let clearly_short = !line.is_full(next, (width * 17) / 20);
    clearly_short && line.is_open() && !super::words::starts_lower(next.text) && !ends_open(line.text)
}

/// Whether a line surely goes on: it ends in a comma, a hyphen or a small word.
pub fn ends_open(text: &str) -> bool {
    text.ends_with([',', '-', '–', '—', ';', '&', '、', '，'])
        || lists::SMALL_WORDS.contains(&text.rsplit(' ').next().unwrap_or(text))
}

/// Joins wrapped lines into one; a hyphen at a line's end stays, as it may be the word's own.
pub fn join<'a>(lines: &[Line<'a>]) -> Cow<'a, str> {
    let Some((first, rest)) = lines.split_first() else {
        return Cow::Borrowed("");
    };
    if rest.is_empty() {
        return Cow::Borrowed(first.text);
    }
    let mut out = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    out.push_str(first.text);
    for line in rest {
        let hyphenated = out.ends_with('-')
            && !out.ends_with("--")
            && !out.ends_with(" -")
            && line.text.starts_with(char::is_alphabetic);
        let unspaced = out.ends_with(is_unspaced_wide) && line.text.starts_with(is_unspaced_wide);
        if !hyphenated && !unspaced {
            out.push(' ');
        }
        out.push_str(line.text);
    }
    Cow::Owned(out)
}
