//! An article as Markdown.
