//! Addresses in HTML → absolute ones that may be opened.

use url::Url;

use crate::domain::limits;
use crate::domain::text::Text;

/// The absolute address, where it is one of the web or a mailbox; links within the page are none.
pub fn link(raw: &str, base: Option<&Url>) -> Option<Text> {
    let raw = raw.trim();
    if raw.starts_with('#') {
        return None;
    }
    let url = absolute(raw, base)?;
    let known = matches!(url.scheme(), "http" | "https" | "mailto");
    (known && !base.is_some_and(|base| is_within(&url, base))).then(|| Text::line(url.as_str()))
}

/// The absolute address of a picture, a film or a page.
pub fn web(raw: &str, base: Option<&Url>) -> Option<Text> {
    let url = absolute(raw.trim(), base)?;
    matches!(url.scheme(), "http" | "https").then(|| Text::line(url.as_str()))
}

fn absolute(raw: &str, base: Option<&Url>) -> Option<Url> {
    if raw.is_empty() || raw.len() > limits::ADDRESS_BYTES {
        return None;
    }
    let url = match (base, Url::parse(raw)) {
        (_, Ok(url)) => url,
        (Some(base), Err(_)) => base.join(raw).ok()?,
        (None, Err(_)) if raw.starts_with("//") => Url::parse(&format!("https:{raw}")).ok()?,
        (None, Err(_)) => return None,
    };
    (url.as_str().len() <= limits::ADDRESS_BYTES).then_some(url)
}

fn is_within(url: &Url, base: &Url) -> bool {
    url.fragment().is_some() && url.as_str().split('#').next() == base.as_str().split('#').next()
}
