//! Tally: how much of a report is new, in words.

use crate::domain::comparison::{ComparedReport, State};

/// How many sentences of a report are new, tell more than was read, or are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub new: usize,
    pub part: usize,
    pub known: usize,
}

impl Tally {
    pub fn of(report: &ComparedReport) -> Self {
        let mut tally = Self::default();
        for sentence in &report.sentences {
            match sentence.state {
                State::Head => {}
                State::New => tally.new += 1,
                State::Part => tally.part += 1,
                State::Known => tally.known += 1,
            }
        }
        tally
    }

    /// `4 new sentences`; nothing of a report that is a headline alone.
    pub fn said(self) -> Option<String> {
        Some(match self {
            Self {
                new: 0,
                part: 0,
                known: 0,
            } => return None,
            Self { new: 0, part: 0, .. } => "nothing new".to_owned(),
            Self { new: 0, part: 1, .. } => "no new sentence, 1 tells more".to_owned(),
            Self { new: 0, part, .. } => format!("no new sentence, {part} tell more"),
            Self { new: 1, .. } => "1 new sentence".to_owned(),
            Self { new, .. } => format!("{new} new sentences"),
        })
    }
}
