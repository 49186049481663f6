//! What news is.

mod sentences;
