//! Notices: the status sentence, and the last hundred of them.

use std::collections::VecDeque;

/// One sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub is_error: bool,
}

/// The notice on the screen, and those before it.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    pub shown: Option<Notice>,
    pub log: VecDeque<Notice>,
    /// A key was pressed since the error that is shown came.
    is_seen: bool,
    /// What is shown happened by itself; it may be replaced by what happens next.
    is_report: bool,
    /// What happened by itself while another notice was there to be read.
    waiting: Option<Notice>,
}

impl Notices {
    const KEPT: usize = 100;

    pub fn say(&mut self, text: impl Into<String>) {
        self.add(Notice {
            text: text.into(),
            is_error: false,
        });
    }

    /// Says what happened without a key: the notice that is there, which may tell how to take
    /// something back, is left for the user until the next key.
    pub fn report(&mut self, text: impl Into<String>) {
        let notice = Notice {
            text: text.into(),
            is_error: false,
        };
        if self.shown.as_ref().is_some_and(|shown| !shown.is_error) && !self.is_report {
            self.waiting = Some(notice.clone());
            self.log(notice);
        } else {
            self.add(notice);
            self.is_report = true;
        }
    }

    pub fn fail(&mut self, text: impl Into<String>) {
        self.add(Notice {
            text: text.into(),
            is_error: true,
        });
    }

    /// Keeps an error in the log only: one sentence on the screen sums up many.
    pub fn note(&mut self, text: impl Into<String>) {
        self.log(Notice {
            text: text.into(),
            is_error: true,
        });
    }

    /// A key was pressed: a plain notice has been seen; an error stays until something else is said.
    pub fn pass(&mut self) {
        self.is_seen = true;
        if self.shown.as_ref().is_none_or(|notice| !notice.is_error) {
            self.shown = self.waiting.take();
            self.is_report = self.shown.is_some();
        }
    }

    /// The user has seen it.
    pub fn dismiss(&mut self) {
        self.shown = None;
        self.waiting = None;
    }

    fn add(&mut self, notice: Notice) {
        // An unseen error is not hidden by something said after it; the log has both.
        let is_error_shown = self.shown.as_ref().is_some_and(|shown| shown.is_error);
        let hides_error = is_error_shown && !self.is_seen && !notice.is_error;
        if !hides_error {
            self.shown = Some(notice.clone());
            self.is_report = false;
            self.is_seen = false;
        }
        self.log(notice);
    }

    fn log(&mut self, notice: Notice) {
        if self.log.len() == Self::KEPT {
            self.log.pop_front();
        }
        self.log.push_back(notice);
    }
}
