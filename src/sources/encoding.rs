//! Bytes → text: by byte order mark, declaration, or guess.

use std::borrow::Cow;

/// The text of `bytes`; `charset` is what was named outside them (an HTTP header).
pub fn decode<'a>(bytes: &'a [u8], _charset: Option<&str>) -> Cow<'a, str> {
    String::from_utf8_lossy(bytes)
}
