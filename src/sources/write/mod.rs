//! Domain values → outside formats: JSON, Markdown, OPML.

pub mod json;
pub mod markdown;
pub mod opml;
