//! What the loop waits for: the first headlines, then whatever happens.

use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::Session;
use crate::app::message::Message;
use crate::runtime::Happening;
use crate::ui;

/// The most messages one frame waits for.
const BURST: usize = 256;
/// The most time one frame waits for messages that are already there.
const BURST_TIME: Duration = Duration::from_millis(6);
/// How long the first frame waits for headlines, and for what is kept, to be drawn with them.
const FIRST_HEADLINES: Duration = Duration::from_millis(20);
const FIRST_MARKS: Duration = Duration::from_millis(4);
/// How long keys wait for the answer to a change of marks before they go on without it.
const MARK_PATIENCE: Duration = Duration::from_secs(2);

impl Session {
    /// Waits until something happens that is seen, and takes what else has happened already, so
    /// that a burst costs one frame.
    pub(super) fn wait(&mut self) {
        while !self.take_some() {}
    }

    /// What happens next; until then, what the next key may show is made ready.
    fn next(&mut self) -> Option<Happening> {
        loop {
            match self.inbox.try_recv() {
                Ok(happening) => return Some(happening),
                Err(mpsc::TryRecvError::Empty) if ui::prepare(&self.app, &mut self.canvas) => {}
                Err(_) => return None,
            }
        }
    }

    fn take_some(&mut self) -> bool {
        let first = if let Some(first) = self.next() {
            first
        } else if self.marks_under_way > 0 {
            self.inbox.recv_timeout(MARK_PATIENCE).unwrap_or_else(|_| {
                self.marks_under_way = 0;
                Happening::Message(Message::Resized)
            })
        } else {
            // Without senders nothing can happen any more.
            self.inbox.recv().unwrap_or(Happening::TerminalGone)
        };
        let start = Instant::now();
        let mut is_seen = self.is_seen(&first);
        self.take(first);
        for _ in 0..BURST {
            if start.elapsed() > BURST_TIME || self.outcome.is_some() {
                break;
            }
            let Ok(next) = self.inbox.try_recv() else { break };
            is_seen |= self.is_seen(&next);
            self.take(next);
        }
        is_seen
    }

    fn is_seen(&self, happening: &Happening) -> bool {
        match happening {
            Happening::Message(Message::Opened(articles)) => self.app.is_seen(articles),
            _ => true,
        }
    }

    pub(super) fn wait_for_headlines(&mut self) {
        let start = Instant::now();
        let mut is_ready = false;
        while !is_ready {
            let patience = if self.app.list.rows.is_empty() && !self.app.library.is_listed {
                FIRST_HEADLINES
            } else {
                FIRST_MARKS
            };
            let Some(left) = patience.checked_sub(start.elapsed()) else {
                break;
            };
            let Ok(happening) = self.inbox.recv_timeout(left) else {
                break;
            };
            self.take(happening);
            is_ready = if self.app.is_windowed() {
                self.app.library.is_listed && self.app.library.counts.is_some()
            } else {
                self.is_restored && !self.app.list.rows.is_empty()
            };
        }
    }
}
