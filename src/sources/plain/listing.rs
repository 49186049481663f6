//! Lists: lines that begin with a bullet or a number, and what hangs below them.

use crate::domain::document::{Block, Document, Inlines, List};

use super::lines::Line;
use super::links;
use super::wrap::{Wrap, join};

/// How deep lists may nest before they are flattened.
const DEPTH: usize = 6;

/// What begins an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Bullet(char),
    Number(u64),
}

/// The marker of a line, and the text behind it.
fn marker<'a>(line: &Line<'a>) -> Option<(Marker, &'a str)> {
    let text = line.text;
    let first = text.chars().next()?;
    if matches!(
        first,
        '-' | '*' | '•' | '‣' | '◦' | '▪' | '●' | '·' | '■' | '○' | '➤' | '►'
    ) {
        let rest = &text[first.len_utf8()..];
        let spaced = rest.starts_with(' ') || !matches!(first, '-' | '*' | '·');
        let item = rest.trim_start();
        return (spaced && !item.is_empty() && !line.is_rule()).then_some((Marker::Bullet(first), item));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let item = text[digits..]
        .strip_prefix(['.', ')'])?
        .strip_prefix(' ')?
        .trim_start();
    let number = text[..digits].parse().ok()?;
    (!item.is_empty()).then_some((Marker::Number(number), item))
}

/// Whether the line begins with a bullet or a number.
pub fn is_marked(line: &Line) -> bool {
    marker(line).is_some()
}

/// Whether an item may stand behind another of the same list.
fn follows(one: Marker, next: Marker) -> bool {
    match (one, next) {
        (Marker::Bullet(one), Marker::Bullet(next)) => one == next,
        (Marker::Number(one), Marker::Number(next)) => next == one + 1,
        _ => false,
    }
}

/// Where the list that begins at `at` ends; none where it is no list: one item alone is a paragraph.
pub fn end(lines: &[Line], at: usize, wrap: &Wrap) -> Option<usize> {
    let (first, _) = marker(&lines[at])?;
    let base = lines[at].indent;
    let mut last = first;
    let mut items = 1;
    let mut end = at + 1;
    let mut next = end;
    while next < lines.len() {
        let line = &lines[next];
        if line.is_blank() {
            // One blank line may part items, no more.
            if lines
                .get(next + 1)
                .is_none_or(|line| line.is_blank() || marker(line).is_none())
            {
                break;
            }
            next += 1;
            continue;
        }
        match marker(line) {
            Some((found, _)) if line.indent <= base + 1 => {
                if line.indent + 1 < base || !follows(last, found) {
                    break;
                }
                last = found;
                items += 1;
            }
            Some(_) => items += 1,
            None if goes_on(&lines[next - 1], line, base, wrap) => {}
            None => break,
        }
        next += 1;
        end = next;
    }
    (items >= 2).then_some(end)
}

/// Whether an unmarked line belongs to the item above it.
fn goes_on(above: &Line, line: &Line, base: usize, wrap: &Wrap) -> bool {
    if above.is_blank() || line.is_rule() {
        return false;
    }
    line.indent > base
        || above.runs_into(line)
        || (wrap.wrapped && above.is_open() && above.is_full(line, wrap.width))
}

/// Builds the list of lines that [`end`] found.
pub fn build(lines: &[Line], document: &mut Document) -> Block {
    build_within(lines, document, 0)
}

fn build_within(lines: &[Line], document: &mut Document, depth: usize) -> Block {
    let base = lines.first().map_or(0, |line| line.indent);
    let mut list = List {
        start: lines
            .first()
            .and_then(marker)
            .and_then(|(marker, _)| match marker {
                Marker::Number(number) => Some(number),
                Marker::Bullet(_) => None,
            }),
        items: Vec::new(),
    };
    let mut at = 0;
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        let nested =
            !list.items.is_empty() && depth < DEPTH && lines[at].indent > base + 1 && is_marked(&lines[at]);
        if nested {
            let end = lines[at..]
                .iter()
                .position(|line| !line.is_blank() && line.indent <= base + 1 && is_marked(line))
                .map_or(lines.len(), |count| at + count);
            let block = build_within(&lines[at..end], document, depth + 1);
            list.items
                .last_mut()
                .expect("an item was pushed before")
                .push(block);
            at = end;
            continue;
        }
        let end = lines[at + 1..]
            .iter()
            .position(|line| line.is_blank() || is_marked(line))
            .map_or(lines.len(), |count| at + 1 + count);
        let place = u64::try_from(list.items.len()).unwrap_or(u64::MAX);
        let due = list
            .start
            .map(|start| Marker::Number(start.saturating_add(place)));
        let text = item(&lines[at..end], due, document);
        list.items.push(vec![Block::Paragraph(text)]);
        at = end;
    }
    Block::List(list)
}

/// The text of an item; a number that the list would not show by itself stays in it.
fn item(lines: &[Line], due: Option<Marker>, document: &mut Document) -> Inlines {
    let mut own = lines.to_vec();
    let shown = |found: Marker| matches!(found, Marker::Bullet(_)) || Some(found) == due;
    if let Some((_, text)) = own.first().and_then(marker).filter(|(found, _)| shown(*found)) {
        own[0].text = text;
    }
    links::inlines(&join(&own), document)
}
