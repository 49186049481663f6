//! Domain values → outside formats: JSON, Markdown, HTML, OPML.

pub mod html;
pub mod json;
pub mod markdown;
pub mod opml;
pub mod page;
