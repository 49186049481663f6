//! The user's files: every mistake named, none of them an end.
