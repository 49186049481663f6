//! HTML: a page's article, or a fragment of one.

use crate::domain::document::Document;
use crate::domain::text::Text;

use super::{Place, ReadError, Reading};

pub fn read(_text: &str, _place: &Place) -> Result<Reading, ReadError> {
    Err(ReadError::Empty)
}

/// The document of a piece of HTML (a feed entry's body), and what was wrong with it.
pub fn fragment(_html: &str, _base: Option<&url::Url>) -> (Document, Vec<Text>) {
    (Document::default(), Vec::new())
}

/// The same HTML with its relative addresses made absolute.
pub fn with_absolute_links(html: &str, _base: Option<&url::Url>) -> String {
    html.to_owned()
}

/// A piece of HTML as one line of text: for titles and names.
pub fn to_line(html: &str) -> Text {
    Text::line(html)
}
