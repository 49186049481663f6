//! What the librarian reads before it is asked: how the screen was left, and the list that shows.

use std::sync::mpsc;

use super::{Desk, Wanted, ask};
use crate::app::library::FIRST_ROWS;
use crate::app::message::Message;
use crate::domain::library::{Anchor, Counts, Listing, Page, View};
use crate::jobs::stored;
use crate::runtime::keeper::state::layout_of;
use crate::runtime::opening::{Aim, Left};

/// The top of a listing, read before it was asked for.
pub(super) struct Ahead {
    listing: Listing,
    page: Page,
    /// None where counting takes longer than the first frame may wait.
    counts: Option<Counts>,
}

impl Desk {
    /// Tells how the screen was left, and reads the list that it will ask for.
    pub(super) fn begin(&mut self, aim: Aim, tell: mpsc::Sender<Left>) {
        if aim == Aim::Files {
            return;
        }
        // What cannot be read now is said when the list is asked for.
        let left = self.lister.reader().layout().unwrap_or_default();
        let layout = layout_of(&left).layout.unwrap_or_default();
        // The screen is gone where nobody hears.
        let _ = tell.send(left);
        drop(tell);
        if aim == Aim::Library {
            let listing = Listing {
                view: layout.view,
                order: layout.order(),
                is_grouped: layout.is_grouped || layout.view == View::Stories,
                ..Listing::default()
            };
            self.ahead = self.read_ahead(listing);
        }
    }

    fn read_ahead(&mut self, listing: Listing) -> Option<Ahead> {
        self.version = self.lister.reader().version().ok();
        let ask = ask(&listing, None);
        let page = self.lister.page(&ask, &Anchor::Top, FIRST_ROWS, &stored::build);
        // Where reports share rows, all of them are looked at to count these.
        let counts = (!listing.is_grouped).then(|| self.lister.count(&ask, &stored::build));
        Some(Ahead {
            page: page.ok()?,
            counts: counts.transpose().ok()?,
            listing,
        })
    }

    /// Answers with what was read ahead, where that was asked for; whether it was.
    pub(super) fn give_ahead(&mut self, ticket: u64, wanted: &Wanted) -> bool {
        let is_it = |ahead: &Ahead| {
            ahead.listing == wanted.listing && wanted.anchor == Anchor::Top && wanted.rows == FIRST_ROWS
        };
        let Some(ahead) = self.ahead.take().filter(is_it) else {
            return false;
        };
        let (id, page, counts) = (wanted.id, ahead.page, ahead.counts);
        self.sender.send(Message::Listed { id, page });
        match counts {
            Some(counts) => self.sender.send(Message::Counted { id, counts }),
            None => self.pending.count = Some((ticket, wanted.clone())),
        }
        true
    }
}
