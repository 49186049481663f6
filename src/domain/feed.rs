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
    pub hints: Hints,
}

/// When a feed wants to be asked again, in its own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// RSS's `ttl`, in minutes.
    pub ttl: Option<u32>,
    /// `sy:updatePeriod` by `sy:updateFrequency`, in minutes.
    pub period: Option<u32>,
    /// Hours of the day in GMT at which it is not to be asked, a bit each from 0.
    pub skip_hours: u32,
    /// Days of the week in GMT on which it is not to be asked, a bit each from Monday.
    pub skip_days: u8,
}
