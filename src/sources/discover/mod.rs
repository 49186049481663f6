//! From what somebody typed, or a page they read, to its feeds.

mod looks;
mod page;
mod typed;

use url::Url;

use crate::domain::text::Text;

pub use page::feeds;
pub use typed::typed;

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFeed {
    /// What the page calls it; may be empty.
    pub title: Text,
    /// Absolute.
    pub address: String,
}

/// Where feeds lie on most servers, the likeliest place first.
const PLACES: &[&str] = &[
    "feed",
    "feed.xml",
    "rss.xml",
    "atom.xml",
    "index.xml",
    "rss",
    "feed.json",
    "feed.atom",
    "index.rss",
    "feeds",
];
/// How many of them are worth a try below the page itself.
const PLACES_BELOW: usize = 6;

/// Addresses that may be a feed of a page which names none: below the page first, then of its host.
pub fn guesses(page: &Url) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |folder: &str, name: &str| {
        let mut url = page.clone();
        url.set_path(&format!("{folder}{name}"));
        url.set_query(None);
        url.set_fragment(None);
        let address = String::from(url);
        if !found.contains(&address) {
            found.push(address);
        }
    };
    if page.cannot_be_a_base() {
        return Vec::new();
    }
    let folder = folder(page.path());
    if folder != "/" {
        for name in &PLACES[..PLACES_BELOW] {
            add(&folder, name);
        }
    }
    for name in PLACES {
        add("/", name);
    }
    found
}

/// The path of a page as that of a folder: a last part with a dot is a file in one.
fn folder(path: &str) -> String {
    let (above, last) = path.rsplit_once('/').unwrap_or_default();
    if last.is_empty() || last.contains('.') {
        format!("{above}/")
    } else {
        format!("{path}/")
    }
}
