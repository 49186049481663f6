//! Step: one change of one entry of `feeds.toml`, so written down that it can be turned back.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::subscription::without_credentials;

/// One entry as it was and as it became; where nothing is written it was not, or is not, there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub address_before: Option<String>,
    /// The entry as it stood in the file, with its comments and the space around it.
    pub written_before: Option<String>,
    pub place: Place,
    pub address_after: Option<String>,
    pub written_after: Option<String>,
}

/// Where an entry stands in the text, told by what stands there without it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// How many entries stand before it.
    pub before: usize,
    /// The address of the entry right before it, where it has one of its own.
    pub after: Option<String>,
    /// What stands between that entry and this one.
    pub gap: String,
    /// How many other entries have the same address.
    pub alike: usize,
}

impl Step {
    /// The step that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self {
            address_before: self.address_after.clone(),
            written_before: self.written_after.clone(),
            place: self.place.clone(),
            address_after: self.address_before.clone(),
            written_after: self.written_before.clone(),
        }
    }
}

/// The entry may hold a password, so only its address is shown, without credentials.
impl fmt::Debug for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |address: &Option<String>| address.as_deref().map(without_credentials);
        formatter
            .debug_struct("Step")
            .field("before", &shown(&self.address_before))
            .field("after", &shown(&self.address_after))
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Place({})", self.before)
    }
}

/// Steps as the journal keeps them.
pub fn to_json(steps: &[Step]) -> String {
    serde_json::to_string(steps).expect("steps are plain text and numbers")
}

/// Steps out of the journal; nothing where it is no list of them.
pub fn from_json(json: &str) -> Option<Vec<Step>> {
    serde_json::from_str(json).ok()
}
