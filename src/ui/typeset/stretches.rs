//! Stretches: pieces of a line parted where their look changes.

use std::borrow::Cow;

use crate::ui::cells;
use crate::ui::theme::Role;

use super::flow::narrow;
use super::{Piece, SetLine, Source};

/// How a stretch of a document's text is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub role: Role,
    pub is_new: bool,
}

/// The pieces with another look where `touches` holds; `look` says which, of a piece and a part of it.
pub(super) fn marked<'l>(
    pieces: Cow<'l, [Piece]>,
    touches: &dyn Fn(Source) -> bool,
    look: &dyn Fn(&Piece, Source) -> Look,
) -> Cow<'l, [Piece]> {
    let is_touched = |piece: &Piece| piece.source.is_some_and(touches);
    if !pieces.iter().any(is_touched) {
        return pieces;
    }
    let mut marked = Vec::with_capacity(pieces.len() + 2);
    for piece in pieces.iter() {
        match piece.source {
            Some(source) if touches(source) => split(piece, source, look, &mut marked),
            _ => marked.push(piece.clone()),
        }
    }
    Cow::Owned(marked)
}

/// Whether a line shows any of what `touches` holds for.
pub(super) fn is_on(line: &SetLine, touches: &dyn Fn(Source) -> bool) -> bool {
    let mut sources = line.pieces.iter().filter_map(|piece| piece.source);
    sources.any(touches)
}

/// Parts a piece where its look changes; clusters stay whole.
fn split(piece: &Piece, source: Source, look: &dyn Fn(&Piece, Source) -> Look, marked: &mut Vec<Piece>) {
    let is_exact = piece.text.len() == (source.end - source.start) as usize;
    let first = marked.len();
    for cluster in cells::clusters(&piece.text) {
        let (start, length) = (narrow(cluster.start), narrow(cluster.text.len()));
        let own = match (is_exact, piece.backwards) {
            (false, _) => source,
            (true, false) => part(source, source.start + start, length),
            (true, true) => part(source, source.end - start - length, length),
        };
        let Look { role, is_new } = look(piece, own);
        match marked[first..].last_mut() {
            Some(last) if last.role == role && last.is_new == is_new => {
                last.text.push_str(cluster.text);
                last.source = last.source.map(|known| Source {
                    start: known.start.min(own.start),
                    end: known.end.max(own.end),
                    ..known
                });
            }
            _ => marked.push(Piece {
                text: cluster.text.to_owned(),
                role,
                is_new,
                source: Some(own),
                ..piece.clone()
            }),
        }
    }
}

fn part(source: Source, start: u32, length: u32) -> Source {
    Source {
        start,
        end: start + length,
        ..source
    }
}
