//! Answers over HTTP, as they should be and as they should not.

mod server;
