//! A value that is used and never shown.

use std::fmt;

/// A password, a header's value, a proxy's address: printed, it is an ellipsis.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Concealed(String);

impl Concealed {
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself, for who sends it.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Concealed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("…")
    }
}

impl From<String> for Concealed {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl From<&str> for Concealed {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}
