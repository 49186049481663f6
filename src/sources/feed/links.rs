//! An entry's addresses: which one to open.

use url::Url;

use crate::domain::limits;

use super::tree::Element;

/// An entry's addresses, by what they are for.
#[derive(Debug, Default)]
pub struct Links {
    plain: Option<String>,
    alternate: Option<(u8, String)>,
    other: Option<String>,
}

impl Links {
    /// Takes in an RSS link or an Atom link without a use; the last one counts.
    pub fn push_plain(&mut self, url: Option<String>) {
        if url.is_some() {
            self.plain = url;
        }
    }

    /// Takes in an Atom link; one to a web page on the web counts more.
    pub fn push(&mut self, element: &Element) {
        let Some(url) = element
            .attribute("href")
            .and_then(|address| absolute(element, address))
        else {
            return;
        };
        let rel = element
            .attribute("rel")
            .unwrap_or("alternate")
            .trim()
            .to_ascii_lowercase();
        match rel.rsplit('/').next().unwrap_or_default() {
            "alternate" | "" => {
                let kind = element
                    .attribute("type")
                    .unwrap_or("text/html")
                    .to_ascii_lowercase();
                let is_page = kind.is_empty() || kind.contains("html");
                let rank = 2 * u8::from(is_page) + u8::from(is_web(&url));
                if self.alternate.as_ref().is_none_or(|(known, _)| rank > *known) {
                    self.alternate = Some((rank, url));
                }
            }
            "related" | "via" => self.other = self.other.take().or(Some(url)),
            _ => {}
        }
    }

    /// The address to open.
    pub fn best(self, permalink: Option<String>) -> Option<String> {
        let alternate = self.alternate.map(|(_, url)| url);
        self.plain.or(alternate).or(permalink).or(self.other)
    }
}

/// The absolute form of an address in an element; what cannot be made absolute stays as it is.
pub fn absolute(element: &Element, address: &str) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.len() > limits::ADDRESS_BYTES {
        return None;
    }
    match join(element.base.as_deref(), address) {
        Some(url) if Url::parse(address).is_err() => Some(url.into()),
        _ => Some(address.to_owned()),
    }
}

/// Whether an address is one of the web.
pub fn is_web(address: &str) -> bool {
    let start = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    start.starts_with("http://") || start.starts_with("https://")
}

/// An address that may be relative to a base.
pub fn join(base: Option<&Url>, address: &str) -> Option<Url> {
    match base {
        Some(base) => base.join(address).ok(),
        None => Url::parse(address).ok(),
    }
}
