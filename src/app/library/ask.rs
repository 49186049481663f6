//! What the screen asks the library for: one list at a time, the newest request wins.

use crate::domain::article::ArticleId;
use crate::domain::library::{Anchor, Listing};
use crate::domain::query::Hit;

use super::super::App;
use super::super::effect::{Change, Effect, RequestId};
use super::texts;

/// The list that is awaited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub id: RequestId,
    pub listing: Listing,
    pub why: Why,
}

/// Why a list was asked for, and so what becomes of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Another listing: its rows take the place of those that are there.
    Anew,
    /// The same one as it is now; the cursor stays where it is.
    Again,
    /// More rows at an end; the cursor may be waiting to step on the first one.
    More { is_after: bool, arrives: bool },
    /// The first or the last rows, and the cursor on the very end.
    End { is_bottom: bool },
    /// The next or previous unread article.
    Unread,
    /// The row under the cursor, which stands elsewhere by now.
    Held,
}

impl Asked {
    pub fn is_anew(&self) -> bool {
        self.why == Why::Anew
    }
}

/// Rows asked for before the first frame has said how many fit: more than most screens have.
pub const FIRST_ROWS: usize = 60;
/// The least rows asked for at a time, and screens of them.
const LEAST_ROWS: usize = 100;
const SCREENS: usize = 3;
/// So many screens before an end more rows are asked for.
const NEAR: usize = 2;
/// Rows on both sides of the cursor whose texts are opened.
const NEIGHBOURS: usize = 2;
/// Of the hits on the screen, so many are opened: all of them and the neighbours have room.
const HITS: usize = texts::MOST - 2 * NEIGHBOURS - 4;

impl App {
    pub(super) fn rows_wanted(&self) -> usize {
        match self.viewport.list_rows {
            0 => FIRST_ROWS,
            rows => (SCREENS * rows).max(LEAST_ROWS),
        }
    }

    /// Asks for a part of what is to be listed; an answer to an earlier request is dropped.
    pub(super) fn ask(&mut self, anchor: Anchor, why: Why) -> Effect {
        self.ask_for(self.rows_wanted(), anchor, why)
    }

    fn ask_for(&mut self, rows: usize, anchor: Anchor, why: Why) -> Effect {
        self.library.last_id += 1;
        if why != Why::Unread {
            self.library.steps = 0;
        }
        let id = RequestId(self.library.last_id);
        let listing = self.listing();
        self.library.marked.clear();
        self.library.asked = Some(Asked {
            id,
            listing: listing.clone(),
            why,
        });
        Effect::List {
            id,
            listing,
            anchor,
            rows,
        }
    }

    /// Another listing; the cursor goes to the article if that is listed, else to the top.
    pub(in crate::app) fn list_anew(&mut self, article: Option<ArticleId>) -> Effect {
        self.library.is_outdated = false;
        self.ask(article.map_or(Anchor::Top, Anchor::Article), Why::Anew)
    }

    /// The same listing as it is by now.
    fn list_again(&mut self) -> Effect {
        self.library.is_outdated = false;
        let rows = self.list.rows.len().min(self.rows_kept()).max(self.rows_wanted());
        let key = self
            .list
            .rows
            .get(self.list.selected)
            .and_then(super::super::list::Row::key);
        let is_at_top = !self.list.is_touched && !self.has_returned;
        let anchor = key.filter(|_| !is_at_top).map_or(Anchor::Top, Anchor::Around);
        self.ask_for(rows, anchor, Why::Again)
    }

    pub(super) fn ask_for_held(&mut self, article: ArticleId) -> Effect {
        self.library.held = Some(article.clone());
        self.ask_for(1, Anchor::Article(article), Why::Held)
    }

    /// What the screen wants of the library by now; called after whatever happened.
    pub(in crate::app) fn ask_library(&mut self, effects: &mut Vec<Effect>) {
        if self.edition != super::super::Edition::Library {
            return;
        }
        self.library.is_change_wide |= effects.iter().any(is_wide);
        if self.is_windowed() && self.library.asked.is_none() && self.library.is_listed {
            if self.library.is_outdated {
                effects.push(self.list_again());
            } else {
                effects.extend(self.more_rows());
            }
        }
        let ids = self.texts_wanted();
        if !ids.is_empty() {
            self.library.opening.extend(ids.iter().cloned());
            effects.push(Effect::Open(ids));
        }
    }

    /// More rows where the cursor comes near an end that is not the list's own.
    fn more_rows(&mut self) -> Option<Effect> {
        let near = NEAR * self.viewport.list_rows.max(1);
        let part = &self.library.part;
        let below = self.list.rows.len().saturating_sub(self.list.selected);
        let is_after = part.has_after && below <= near;
        if is_after || part.has_before && self.list.selected < near {
            return self.ask_for_more(is_after, false);
        }
        None
    }

    pub(super) fn ask_for_more(&mut self, is_after: bool, arrives: bool) -> Option<Effect> {
        let row = if is_after {
            self.list.rows.last()
        } else {
            self.list.rows.first()
        };
        let key = row?.key()?;
        let anchor = if is_after {
            Anchor::After(key)
        } else {
            Anchor::Before(key)
        };
        Some(self.ask(anchor, Why::More { is_after, arrives }))
    }

    /// The articles whose texts are wanted and neither there nor on their way: the selected one,
    /// its neighbours, and the hits on the screen, each of which shows its best line.
    fn texts_wanted(&mut self) -> Vec<ArticleId> {
        let rows = &self.list.rows;
        let library = &mut self.library;
        let selected = self.list.selected;
        let near = (0..=NEIGHBOURS).flat_map(|step| [selected.checked_add(step), selected.checked_sub(step)]);
        let mut wanted = Vec::new();
        let mut want = |id: &ArticleId, is_there: bool| {
            if !is_there && !library.opening.contains(id) && !wanted.contains(id) {
                wanted.push(id.clone());
            }
        };
        for row in near.flatten().filter_map(|index| rows.get(index)) {
            if row.place.is_some() {
                let id = &row.article.id;
                want(id, library.texts.is_fresh(id));
            }
        }
        for (id, _) in &library.errands {
            want(id, library.texts.is_fresh(id));
        }
        if !self.list.query.is_empty() {
            let shown = rows.iter().skip(self.list.top).take(self.viewport.list_rows);
            for row in shown
                .take(HITS)
                .filter(|row| row.hit == Hit::Body && row.place.is_some())
            {
                let id = &row.article.id;
                want(id, library.texts.get(id).is_some());
            }
        }
        wanted
    }
}

/// Whether a change touches more than its answer names.
fn is_wide(effect: &Effect) -> bool {
    match effect {
        Effect::Undo | Effect::Redo | Effect::TakeOver => true,
        Effect::Mark(change) => !matches!(change, Change::Read { .. } | Change::Bookmark { .. }),
        _ => false,
    }
}
