//! Feed: a source that publishes entries, as it describes itself.

use jiff::Timestamp;

use super::text::Text;

/// What a feed says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    pub title: Text,
    pub site_url: Option<Text>,
    pub id: Option<Text>,
    pub description: Option<Text>,
    pub language: Option<Text>,
    pub author: Option<Text>,
    pub updated: Option<Timestamp>,
}
