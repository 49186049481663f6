//! Remedy: what can be done with a place that was looked at and gave nothing to follow.

use std::fmt;

use super::subscription::without_credentials;

/// Why a place gave nothing to follow, and what can be done with it all the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unseen {
    /// Lower case, no final stop, no secret in it.
    pub why: String,
    pub remedy: Remedy,
}

/// What can be done with a place that gave nothing to follow.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Remedy {
    #[default]
    Nothing,
    /// It may be a feed at another time: what is there could not be asked.
    Follow(String),
    /// It is a page without a feed, and can be kept as an article.
    KeepPage(String),
}

impl From<String> for Unseen {
    fn from(why: String) -> Self {
        Self {
            why,
            remedy: Remedy::Nothing,
        }
    }
}

/// An address may hold a password, so it is shown without credentials.
impl fmt::Debug for Remedy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => formatter.write_str("Nothing"),
            Self::Follow(address) => write!(formatter, "Follow({:?})", without_credentials(address)),
            Self::KeepPage(address) => write!(formatter, "KeepPage({:?})", without_credentials(address)),
        }
    }
}
