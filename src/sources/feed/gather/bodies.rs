//! Which of an entry's bodies is its content, and which its summary.

use std::sync::Arc;

use url::Url;

use crate::sources::feed::construct::Body;
use crate::sources::feed::entry::Entry;

/// A body, how good it is, and what its addresses are relative to.
pub type Found = (Rank, Body, Option<Arc<Url>>);

/// How good a body is, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    Media,
    Itunes,
    Summary,
    Body,
    Content,
    Encoded,
}

/// The best body is the content; a summary that differs from it is the summary.
pub fn choose(bodies: Vec<Found>, entry: &mut Entry) {
    let best = bodies.iter().map(|(rank, _, _)| *rank).max();
    let Some(best) = best else { return };
    let mut rest = Vec::new();
    let mut content = None;
    for (rank, body, base) in bodies {
        // Of two different descriptions the second is the content.
        let second_summary = rank == Rank::Summary && best == Rank::Summary;
        if rank == best && (content.is_none() || second_summary) {
            rest.extend(content.replace((rank, body, base)));
        } else {
            rest.push((rank, body, base));
        }
    }
    let Some((_, content, base)) = content else { return };
    rest.retain(|(_, body, _)| *body != content);
    rest.sort_by_key(|(rank, _, _)| {
        std::cmp::Reverse(if *rank == Rank::Summary {
            Rank::Encoded
        } else {
            *rank
        })
    });
    entry.summary = rest.into_iter().next().map(|(_, body, _)| body);
    entry.content = Some(content);
    entry.base = base;
}
