//! What a server answered, as far as anyone here needs it.

use std::time::Duration;

/// A good answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The server has nothing newer than what was named in the request; there is no body.
    pub is_unchanged: bool,
    /// Where the answer came from in the end, without a name or password.
    pub address: String,
    /// The same, where every step on the way there was said to be for good.
    pub moved_permanently: Option<String>,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// `application/rss+xml`, in small letters.
    pub content_type: Option<String>,
    /// The character set that the server names.
    pub charset: Option<String>,
    pub content_language: Option<String>,
    /// Absolute.
    pub content_location: Option<String>,
    /// For how long the server says that nothing will be new; zero is not to be relied on at all.
    pub max_age: Option<Duration>,
    /// Unpacked.
    pub body: Vec<u8>,
    /// The body is not all there is.
    pub is_cut: bool,
    /// It is not because its connection broke; what is larger than the limit is cut, and not broken.
    pub is_broken: bool,
    /// Why it is not, in one sentence.
    pub warning: Option<String>,
    /// How many bytes came over the line for it, headers and encryption counted.
    pub received: u64,
}
