//! A part of a listing, found by its anchor.

use super::finish::Finish;
use super::look::Stop;
use super::plan::Plan;
use super::rows::{self, Row};
use super::walk::{Start, Walk};
use super::{Ask, LookError, Reader, Window};
use crate::domain::library::{Anchor, Key, Page};
use crate::domain::query::Hit;

/// Rows on their way to a page.
#[derive(Default)]
struct Part {
    rows: Vec<(Hit, Row)>,
    has_before: bool,
    has_after: bool,
    selected: Option<usize>,
}

impl Reader {
    /// A part of a listing; what it takes does not grow with the library.
    pub fn page(&mut self, ask: &Ask<'_>, window: &Window<'_>) -> Result<Page, LookError> {
        self.look(ask.until, |look| {
            let plan = Plan::new(look, ask)?;
            let walk = Walk::new(look, &plan, ask.scanned)?;
            let part = part(&walk, window)?;
            Ok(Page {
                rows: Finish::new(look)?.rows(&plan, part.rows)?,
                has_before: part.has_before,
                has_after: part.has_after,
                selected: part.selected,
                is_partial: look.is_late(),
            })
        })
    }

    /// The keys of up to `limit` articles of a listing from its top, and whether these are all.
    pub fn keys(&mut self, ask: &Ask<'_>, limit: usize) -> Result<(Vec<Key>, bool), LookError> {
        self.look(ask.until, |look| {
            let plan = Plan::new(look, ask)?;
            let walk = Walk::new(look, &plan, ask.scanned)?;
            let gathered = walk.gather(TOP, limit, false)?;
            let is_all = !gathered.has_more && !look.is_late();
            let key = |(hit, row): (Hit, Row)| Key {
                hit,
                moment: row.moment,
            };
            Ok((gathered.rows.into_iter().map(key).collect(), is_all))
        })
    }
}

const TOP: Start = Start {
    from: None,
    forward: true,
};

fn part(walk: &Walk<'_>, window: &Window<'_>) -> Result<Part, Stop> {
    let rows = window.rows;
    match window.anchor {
        Anchor::Top => after(walk, None, rows),
        Anchor::Bottom => before(walk, None, rows),
        Anchor::After(key) => after(walk, Some(*key), rows),
        Anchor::Before(key) => before(walk, Some(*key), rows),
        Anchor::Around(key) => {
            // Whoever has a story's row under the cursor keeps it there, whatever came since.
            if let Some(story) = walk.story_of(key.moment)? {
                walk.places.pin(story, key.moment);
            }
            around(walk, *key, rows)
        }
        Anchor::Article(id) => {
            let moment = rows::moment_of(walk.look, id)?;
            let found = moment.map(|moment| walk.find(moment)).transpose()?.flatten();
            match found {
                Some((hit, row)) => {
                    let moment = row.moment;
                    around(walk, Key { hit, moment }, rows)
                }
                None => after(walk, None, rows),
            }
        }
        Anchor::NextUnread(key) => beside_unread(walk, *key, rows, true),
        Anchor::PreviousUnread(key) => beside_unread(walk, *key, rows, false),
    }
}

fn after(walk: &Walk<'_>, from: Option<Key>, count: usize) -> Result<Part, Stop> {
    let gathered = walk.gather(Start { from, forward: true }, count, false)?;
    Ok(Part {
        has_before: has_row_from(walk, from, false)?,
        rows: gathered.rows,
        has_after: gathered.has_more,
        selected: None,
    })
}

fn before(walk: &Walk<'_>, from: Option<Key>, count: usize) -> Result<Part, Stop> {
    let forward = false;
    let mut gathered = walk.gather(Start { from, forward }, count, false)?;
    gathered.rows.reverse();
    Ok(Part {
        rows: gathered.rows,
        has_before: gathered.has_more,
        has_after: has_row_from(walk, from, true)?,
        selected: None,
    })
}

/// Whether there is a row at this place or beyond it.
fn has_row_from(walk: &Walk<'_>, from: Option<Key>, forward: bool) -> Result<bool, Stop> {
    let Some(key) = from else {
        return Ok(false);
    };
    Ok(at(walk, key)?.is_some() || walk.gather(Start { from, forward }, 0, false)?.has_more)
}

/// The row that is listed just at this place.
fn at(walk: &Walk<'_>, key: Key) -> Result<Option<(Hit, Row)>, Stop> {
    let is_there = |(hit, row): &(Hit, Row)| *hit == key.hit && row.moment == key.moment;
    Ok(walk.find(key.moment)?.filter(is_there))
}

/// As many rows on both sides as there are; where one side is short, the other has more.
fn around(walk: &Walk<'_>, key: Key, count: usize) -> Result<Part, Stop> {
    let start = |forward| Start {
        from: Some(key),
        forward,
    };
    let own = at(walk, key)?;
    let beside = count.saturating_sub(usize::from(own.is_some()));
    let mut following = walk.gather(start(true), beside - beside / 2, false)?;
    let mut preceding = walk.gather(start(false), beside - following.rows.len(), false)?;
    let short = beside - following.rows.len() - preceding.rows.len();
    if short > 0 && following.has_more {
        following = walk.gather(start(true), following.rows.len() + short, false)?;
    }
    preceding.rows.reverse();
    let selected = own.is_some().then_some(preceding.rows.len());
    let mut rows = preceding.rows;
    rows.extend(own);
    rows.append(&mut following.rows);
    Ok(Part {
        rows,
        has_before: preceding.has_more,
        has_after: following.has_more,
        selected,
    })
}

/// Rows around the next unread one, going round once; around the place itself if there is none.
fn beside_unread(walk: &Walk<'_>, key: Key, count: usize, forward: bool) -> Result<Part, Stop> {
    for from in [Some(key), None] {
        let found = if walk.plan.is_grouped {
            unread_story(walk, from, forward)?
        } else {
            walk.gather(Start { from, forward }, 1, true)?.rows.pop()
        };
        if let Some((hit, row)) = found {
            let moment = row.moment;
            return around(walk, Key { hit, moment }, count);
        }
    }
    let part = around(walk, key, count)?;
    Ok(Part {
        selected: None,
        ..part
    })
}

/// The next row with an unread report, where the reports of a story share one.
fn unread_story(walk: &Walk<'_>, from: Option<Key>, forward: bool) -> Result<Option<(Hit, Row)>, Stop> {
    const SOME: usize = 256;
    let from = from.map(|key| key.moment);
    let beyond = walk.stretch(forward, from);
    // Above the cursor, a story may have its unread report below it.
    let behind = walk.stretch(!forward, from);
    let behind = (from.is_some() && !forward).then_some(behind);
    let mut best: Option<i64> = None;
    for first in [behind, Some(beyond)].into_iter().flatten() {
        let is_behind = Some(first) == behind;
        let mut rest = Some(first);
        while let Some(stretch) = rest {
            let chunk = walk.unread_moments(stretch, SOME)?;
            for moment in chunk.moments {
                if !walk.look.goes_on()? {
                    return Ok(None);
                }
                let place = walk.find(moment)?.map(|(_, row)| row.moment);
                let place = place.filter(|place| beyond.holds(*place));
                best = match (best, place) {
                    (Some(best), Some(place)) if beyond.down => Some(best.max(place)),
                    (Some(best), Some(place)) => Some(best.min(place)),
                    (best, place) => best.or(place),
                };
            }
            rest = chunk.rest.filter(|_| best.is_none() && !is_behind);
        }
    }
    best.map_or(Ok(None), |moment| walk.find(moment))
}
