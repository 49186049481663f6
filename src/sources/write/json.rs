//! An article as JSON, names after JSON Feed.
