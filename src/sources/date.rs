//! Reads the dates that feeds and articles really carry.

use jiff::Timestamp;

/// The moment that `raw` names; without a zone it is UTC.
pub fn parse(_raw: &str) -> Option<Timestamp> {
    None
}
