//! Domain values → outside formats: JSON, Markdown.

pub mod json;
pub mod markdown;
