//! One entry of a feed as it is written, whatever the format.

use std::sync::Arc;

use url::Url;

use super::construct::Body;

/// What an entry says, before it is cleaned.
#[derive(Debug, Default)]
pub struct Entry {
    pub guid: Option<String>,
    pub title: Option<Body>,
    pub url: Option<String>,
    pub authors: Vec<String>,
    /// Dates as written, best first.
    pub published: Vec<String>,
    pub updated: Vec<String>,
    pub summary: Option<Body>,
    pub content: Option<Body>,
    /// What relative links of the content are relative to.
    pub base: Option<Arc<Url>>,
    pub language: Option<String>,
    pub categories: Vec<String>,
    pub enclosures: Vec<Enclosed>,
    pub comments_url: Option<String>,
    /// Who reports, where it is not the feed itself.
    pub outlet: Option<Body>,
    pub warnings: Vec<String>,
}

/// A file that comes with an entry, as written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Enclosed {
    pub url: String,
    pub kind: Option<String>,
    pub length: Option<String>,
}
