//! What may wait: it is left for whatever the eye waits for, and done again afterwards.

use std::sync::Arc;

use jiff::Timestamp;

use super::{ALWAYS, Desk, Wanted, ask};
use crate::app::message::Message;
use crate::domain::library::{Counts, Listing, View};
use crate::jobs::stored;
use crate::store::reader::LookError;
use crate::store::subscriptions::Subscriptions;

/// Something came that cannot wait.
pub(super) struct Disturbed;

impl Desk {
    /// Does the first of what waits; what is disturbed stays there, unless a newer list made it void.
    pub(super) fn work_patiently(&mut self) {
        let pending = &mut self.pending;
        if let Some((ticket, wanted)) = pending.rest.take() {
            if self.finish(ticket, &wanted).is_err() {
                self.pending.rest = Some((ticket, wanted));
            }
        } else if let Some((ticket, wanted)) = pending.count.take() {
            if self.count(ticket, &wanted).is_err() {
                self.pending.count = Some((ticket, wanted));
            }
        } else if pending.look {
            self.pending.look = self.look_again().is_err();
        } else if pending.sources {
            self.pending.sources = self.sources().is_err();
        } else if pending.views {
            self.pending.views = self.count_views().is_err();
        } else if pending.story_count {
            self.pending.story_count = self.count_stories().is_err();
        }
    }

    fn be_patient(&mut self, ticket: u64) {
        self.lister.reader().work_patiently_for(ticket, self.disturbances);
    }

    /// What was read; none where that failed, which is said.
    fn undisturbed<T>(&mut self, outcome: Result<T, LookError>) -> Result<Option<T>, Disturbed> {
        match outcome {
            Err(LookError::Superseded) => Err(Disturbed),
            outcome => Ok(self.sound(outcome)),
        }
    }

    /// The same list once more, with all the time that it takes.
    fn finish(&mut self, ticket: u64, wanted: &Wanted) -> Result<(), Disturbed> {
        self.be_patient(ticket);
        let page = self.lister.page(
            &ask(&wanted.listing, None),
            &wanted.anchor,
            wanted.rows,
            &stored::build,
        );
        if let Some(page) = self.undisturbed(page)? {
            self.sender.send(Message::Listed { id: wanted.id, page });
        }
        Ok(())
    }

    fn count(&mut self, ticket: u64, wanted: &Wanted) -> Result<(), Disturbed> {
        self.be_patient(ticket);
        let counts = self.count_of(&wanted.listing)?;
        if let Some(counts) = counts {
            self.sender.send(Message::Counted {
                id: wanted.id,
                counts,
            });
        }
        Ok(())
    }

    /// What others wrote after the first list was read is noticed by nobody else.
    fn look_again(&mut self) -> Result<(), Disturbed> {
        self.be_patient(ALWAYS);
        let version = self.lister.reader().version();
        let version = self.undisturbed(version)?;
        if version.is_none() || version != self.version {
            self.sender.send(Message::LibraryChanged);
        }
        Ok(())
    }

    fn sources(&mut self) -> Result<(), Disturbed> {
        self.be_patient(ALWAYS);
        let subscriptions = self
            .subscriptions
            .get_or_insert_with(|| Subscriptions::open(&self.config_dir));
        subscriptions.refresh();
        let feeds = self
            .lister
            .reader()
            .sources(subscriptions.all(), Timestamp::now());
        if let Some(feeds) = self.undisturbed(feeds)? {
            let has_feeds = !feeds.is_empty();
            (self.pending.views, self.pending.story_count) = (has_feeds, has_feeds);
            self.sender.send(Message::SourcesRead(Arc::new(feeds)));
        }
        Ok(())
    }

    fn count_views(&mut self) -> Result<(), Disturbed> {
        self.be_patient(ALWAYS);
        let (updated, last_day) = (self.count_view(View::Updated)?, self.count_view(View::LastDay)?);
        self.sender.send(Message::ViewsCounted { updated, last_day });
        Ok(())
    }

    fn count_stories(&mut self) -> Result<(), Disturbed> {
        self.be_patient(ALWAYS);
        let stories = self.lister.reader().count_stories();
        if let Some(stories) = self.undisturbed(stories)? {
            self.sender.send(Message::StoriesCounted(stories));
        }
        Ok(())
    }

    fn count_view(&mut self, view: View) -> Result<usize, Disturbed> {
        let listing = Listing {
            view,
            ..Listing::default()
        };
        let counts = self.count_of(&listing)?;
        Ok(counts.map(|counts| counts.listed).unwrap_or_default())
    }

    fn count_of(&mut self, listing: &Listing) -> Result<Option<Counts>, Disturbed> {
        let counts = self.lister.count(&ask(listing, None), &stored::build);
        self.undisturbed(counts)
    }
}
