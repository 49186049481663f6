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
}

impl Notices {
    const KEPT: usize = 100;

    pub fn say(&mut self, text: impl Into<String>) {
        self.add(Notice {
            text: text.into(),
            is_error: false,
        });
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

    /// A key was pressed: a plain notice has been seen, an error stays.
    pub fn pass(&mut self) {
        if self.shown.as_ref().is_some_and(|notice| !notice.is_error) {
            self.shown = None;
        }
    }

    /// The user has seen it.
    pub fn dismiss(&mut self) {
        self.shown = None;
    }

    fn add(&mut self, notice: Notice) {
        // An unseen error is not hidden by something said after it; the log has both.
        let hides_error = self.shown.as_ref().is_some_and(|shown| shown.is_error) && !notice.is_error;
        if !hides_error {
            self.shown = Some(notice.clone());
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
