//! Layout: finds the pieces of a text whichever way its paragraphs are set, and re-flows them.

use std::borrow::Cow;

use super::lines::Line;
use super::listing;
use super::table;
use super::wrap::{Wrap, join, paragraphs};

/// One piece of the text: a paragraph, or lines that belong together.
#[derive(Debug)]
pub struct Piece<'a> {
    pub shape: Shape,
    /// The paragraph, re-flowed; empty where the lines count.
    pub text: Cow<'a, str>,
    pub lines: &'a [Line<'a>],
    /// Whether a blank line, or the start or end of the text, is on that side.
    pub apart_before: bool,
    pub apart_after: bool,
}

/// What a piece is by its looks alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Prose,
    /// A line with a line of `====` or `----` under it.
    Underlined,
    Rule,
    Quote,
    List,
    Preformatted,
}

/// The pieces of the lines, in order.
pub fn pieces<'a>(lines: &'a [Line<'a>]) -> Vec<Piece<'a>> {
    let wrap = Wrap::measure(lines);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        at = take_run(lines, at, &wrap, &mut found);
    }
    found
}

/// Takes the lines that belong together from `at` on; returns where they end.
fn take_run<'a>(lines: &'a [Line<'a>], at: usize, wrap: &Wrap, found: &mut Vec<Piece<'a>>) -> usize {
    let mut push = |shape, from: usize, to: usize, text| {
        found.push(Piece {
            shape,
            text,
            lines: &lines[from..to],
            apart_before: from == 0 || lines[from - 1].is_blank(),
            apart_after: lines.get(to).is_none_or(Line::is_blank),
        });
    };
    let line = &lines[at];
    if line.is_rule() {
        push(Shape::Rule, at, at + 1, Cow::Borrowed(line.text));
        return at + 1;
    }
    if is_quoted(line) {
        let end = run_end(lines, at, is_quoted);
        push(Shape::Quote, at, end, Cow::Borrowed(""));
        return end;
    }
    if let Some(end) = listing::end(lines, at, wrap) {
        push(Shape::List, at, end, Cow::Borrowed(""));
        return end;
    }
    if is_underlined(lines, at) {
        push(Shape::Underlined, at, at + 2, Cow::Borrowed(line.text));
        return at + 2;
    }
    let end = prose_end(lines, at, wrap);
    if table::is_preformatted(&lines[at..end], wrap) {
        push(Shape::Preformatted, at, end, Cow::Borrowed(""));
        return end;
    }
    for range in paragraphs(&lines[at..end], wrap) {
        let (from, to) = (at + range.start, at + range.end);
        push(Shape::Prose, from, to, join(&lines[from..to]));
    }
    end
}

/// The first line after `at` that is not running text.
fn prose_end(lines: &[Line], at: usize, wrap: &Wrap) -> usize {
    let mut end = at + 1;
    while end < lines.len() {
        let line = &lines[end];
        let special = line.is_blank()
            || line.is_rule()
            || is_quoted(line)
            || is_underlined(lines, end)
            || (listing::is_marked(line) && listing::end(lines, end, wrap).is_some());
        if special {
            break;
        }
        end += 1;
    }
    end
}

fn run_end(lines: &[Line], at: usize, belongs: impl Fn(&Line) -> bool) -> usize {
    let rest = lines[at..].iter().position(|line| !belongs(line));
    rest.map_or(lines.len(), |count| at + count)
}

fn is_quoted(line: &Line) -> bool {
    line.text.starts_with("> ") || line.text == ">"
}

/// A short line with a line of `====` or `----` of about its length below.
fn is_underlined(lines: &[Line], at: usize) -> bool {
    const LONGEST: usize = 120;
    let (line, Some(below)) = (&lines[at], lines.get(at + 1)) else {
        return false;
    };
    let starts = at == 0 || lines[at - 1].is_blank() || lines[at - 1].is_rule();
    starts
        && below.is_underline()
        && !line.is_blank()
        && line.columns <= LONGEST
        && below.columns * 3 >= line.columns
        && below.columns <= line.columns + 40
        && !super::words::ends_in_full_stop(line.text)
}
