//! The links of a text, as the sheet lists them.

use crate::domain::article::Article;
use crate::domain::labels::labels;
use crate::domain::text::Text;

use super::sheet::{Entry, EntryKind};

/// A link of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub address: Text,
    /// The words that carry it; empty where they are its address.
    pub label: String,
}

impl Link {
    /// The links of an article's text, in order.
    pub fn all(article: &Article) -> Vec<Self> {
        let links = article.document.links.iter().zip(labels(&article.document));
        let link = |(address, label): (&Text, String)| Self {
            label: if *label == **address { String::new() } else { label },
            address: address.clone(),
        };
        links.map(link).collect()
    }
}

/// Their lines, narrowed by what is typed: a number, or a part of label or address.
pub(super) fn entries(links: &[Link], typed: &str) -> Vec<Entry> {
    let typed = typed.trim().to_lowercase();
    let is_number = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_digit());
    let is_wanted = |number: &str, link: &Link| {
        if is_number {
            number.starts_with(&typed)
        } else {
            link.label.to_lowercase().contains(&typed) || link.address.to_lowercase().contains(&typed)
        }
    };
    let numbered = links
        .iter()
        .enumerate()
        .map(|(index, link)| (index, (index + 1).to_string(), link));
    numbered
        .filter(|(_, number, link)| is_wanted(number, link))
        .map(|(index, left, link)| {
            let address = link.address.to_string();
            let (right, aside) = match link.label.as_str() {
                "" => (address, String::new()),
                label => (label.to_owned(), address),
            };
            Entry {
                left,
                right,
                aside,
                kind: EntryKind::Link(index),
            }
        })
        .collect()
}
