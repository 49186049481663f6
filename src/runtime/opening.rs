//! The library, opened and listed while the settings are read.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc;

use super::librarian::Librarian;
use super::{Happening, Sender};

/// What will be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Files that were named.
    Files,
    /// What comes with newsview, as the screen was left.
    Samples,
    /// The library, as the screen was left.
    Library,
}

/// How the screen was left, as names and values.
pub(super) type Left = BTreeMap<String, String>;

/// A library that is being opened.
#[derive(Debug)]
pub struct Opening {
    pub(super) sender: Sender,
    pub(super) inbox: mpsc::Receiver<Happening>,
    pub(super) librarian: Librarian,
    left: mpsc::Receiver<Left>,
}

impl Opening {
    /// Begins to open the library in these folders, on a thread of its own.
    pub fn begin(config_dir: &Path, data_dir: &Path, aim: Aim) -> Self {
        let (sender, inbox) = mpsc::channel();
        let sender = Sender(sender);
        let (tell, left) = mpsc::channel();
        Self {
            librarian: Librarian::start(config_dir, data_dir, aim, tell, sender.clone()),
            sender,
            inbox,
            left,
        }
    }

    /// How the screen was left; waits until that is known. None where files are read.
    pub(super) fn left(&self) -> Option<Left> {
        self.left.recv().ok()
    }
}
