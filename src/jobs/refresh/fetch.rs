//! What a feed answered, on its way from who asks to who reads.

use std::sync::Arc;

use crate::jobs::find_files::Found;
use crate::sources::http::{Answer, Share};

use super::asking::Asking;
use super::outcome::{Facts, Outcome};

/// What came of asking: nothing to read, or bytes that are to be read.
#[derive(Debug)]
pub enum Asked {
    Settled(Box<Outcome>),
    Answered(Box<Answered>),
}

/// An answer that is to be read.
#[derive(Debug)]
pub struct Answered {
    pub asking: Arc<Asking>,
    pub facts: Facts,
    pub body: Body,
    /// Of the bytes, or of the files' names, sizes and dates.
    pub body_key: u64,
}

/// What is to be read.
#[derive(Debug)]
pub enum Body {
    /// What a server sent, and its share of the memory for such.
    Web(Box<Answer>, Share),
    /// The files of a folder, or one file.
    Local(Vec<Found>),
}

impl Answered {
    /// How much memory it takes, roughly.
    pub fn bytes(&self) -> usize {
        match &self.body {
            Body::Web(answer, _) => answer.body.capacity(),
            Body::Local(_) => 0,
        }
    }
}
