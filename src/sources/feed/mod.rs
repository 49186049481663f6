//! RSS, Atom, RDF and JSON Feed.

use super::{Place, ReadError, Reading};

pub fn read(_text: &str, _place: &Place) -> Result<Reading, ReadError> {
    Err(ReadError::Empty)
}

pub fn read_json(_text: &str, _place: &Place) -> Result<Reading, ReadError> {
    Err(ReadError::Empty)
}
