//! Scripts: whether reports are written in different ones, and so surely in different languages.

use super::{ComparedReport, Comparison};

/// How many letters of a report are looked at.
const LOOKED_AT: usize = 400;

/// Writing that no other language shares words with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Georgian,
    Ethiopic,
    Korean,
    ChineseOrJapanese,
}

impl Comparison {
    /// Whether the reports are in different languages: only numbers, names and dates are compared.
    pub fn is_in_several_languages(&self) -> bool {
        let mut scripts = self.reports.iter().filter_map(Script::of);
        let first = scripts.next();
        self.is_across_languages || scripts.any(|script| Some(script) != first)
    }
}

impl Script {
    /// The script of most of a report's letters.
    fn of(report: &ComparedReport) -> Option<Self> {
        let letters = report.sentences.iter().flat_map(|sentence| sentence.text.chars());
        let mut found: Vec<Self> = letters.filter_map(Self::of_letter).take(LOOKED_AT).collect();
        found.sort_unstable();
        let runs = found.chunk_by(|one, other| one == other);
        runs.max_by_key(|run| run.len())
            .and_then(|run| run.first().copied())
    }

    fn of_letter(letter: char) -> Option<Self> {
        if !letter.is_alphabetic() {
            return None;
        }
        Some(match u32::from(letter) {
            0x0041..=0x024F | 0x1E00..=0x1EFF => Self::Latin,
            0x0370..=0x03FF | 0x1F00..=0x1FFF => Self::Greek,
            0x0400..=0x052F => Self::Cyrillic,
            0x0530..=0x058F => Self::Armenian,
            0x0590..=0x05FF => Self::Hebrew,
            0x0600..=0x077F | 0x08A0..=0x08FF | 0xFB50..=0xFEFC => Self::Arabic,
            0x0900..=0x0DFF => Self::Indic,
            0x0E00..=0x0E7F => Self::Thai,
            0x10A0..=0x10FF => Self::Georgian,
            0x1200..=0x137F => Self::Ethiopic,
            0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7AF => Self::Korean,
            0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => {
                Self::ChineseOrJapanese
            }
            _ => return None,
        })
    }
}
