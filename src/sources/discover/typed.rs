//! What somebody typed or pasted → the address that was meant.

use url::{Host, Url};

use crate::domain::limits;
use crate::sources::http::private;

/// Schemes that say no more than that something is to be subscribed to.
const FEED_SCHEMES: &[&str] = &["feed", "feeds", "pcast", "podcast", "itpc", "itpcs", "rss"];

/// The address that was meant, absolute; `None` where it is none but a name, a path or some words.
///
/// An address with a scheme that is not fetched stays as it is, so that this can be said of it.
pub fn typed(raw: &str) -> Option<String> {
    let raw = strip(raw);
    if raw.is_empty() || raw.len() > limits::ADDRESS_BYTES {
        return None;
    }
    let inner = without_feed_scheme(raw);
    match inner.split_once("://") {
        Some((scheme, _)) if is_scheme(scheme) => parse(inner),
        // One slash too few, or none.
        _ if strip_start(inner, "http:")
            .or(strip_start(inner, "https:"))
            .is_some() =>
        {
            parse(inner)
        }
        _ if inner.starts_with("//") => with_scheme(inner.trim_start_matches('/')),
        _ => with_scheme(inner),
    }
}

/// Without what stands around an address in mails and texts: `<…>`, quotes, `URL:`.
fn strip(raw: &str) -> &str {
    let mut rest = raw.trim();
    loop {
        let before = rest.len();
        for (open, close) in [('<', '>'), ('"', '"'), ('\'', '\''), ('(', ')'), ('“', '”')] {
            if let Some(inside) = rest.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
                rest = inside.trim();
            }
        }
        if let Some(after) = strip_start(rest, "url:") {
            rest = after.trim();
        }
        if rest.len() == before {
            return rest;
        }
    }
}

/// Without any number of `feed:` and `feed://` before it.
fn without_feed_scheme(raw: &str) -> &str {
    let mut rest = raw;
    while let Some(after) = FEED_SCHEMES
        .iter()
        .find_map(|scheme| strip_start(rest, scheme)?.strip_prefix(':'))
        // `rss:8080` is a host and its port.
        .filter(|after| !after.starts_with(|letter: char| letter.is_ascii_digit()))
    {
        rest = after.trim_start_matches('/');
        // `feed://https//host`, as some programs write it.
        if let Some(host) = strip_start(rest, "https//").or_else(|| strip_start(rest, "http//")) {
            return host;
        }
    }
    rest
}

fn strip_start<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let begins = text
        .get(..start.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    begins.then(|| &text[start.len()..])
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.'))
}

fn parse(address: &str) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    if matches!(url.scheme(), "http" | "https") {
        url.set_fragment(None);
    }
    Some(url.into())
}

/// A host without a scheme: secure, but for hosts of the own network and odd ports.
fn with_scheme(rest: &str) -> Option<String> {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = &rest[..end];
    let is_odd =
        |letter: char| letter.is_whitespace() || matches!(letter, '@' | '\\' | '~' | '%' | '<' | '>');
    if host.is_empty() || host.starts_with('.') || host.contains(is_odd) || host.contains("..") {
        return None;
    }
    let url = Url::parse(&format!("https://{rest}")).ok()?;
    let is_local = match url.host()? {
        Host::Ipv4(address) if host.starts_with(&address.to_string()) => private::is_private(address.into()),
        // A number that is not written as one (`1.2`) is a version, a price, a date.
        Host::Ipv4(_) => return None,
        Host::Ipv6(address) => private::is_private(address.into()),
        Host::Domain(name) if private::is_own_name(name) => true,
        Host::Domain(name) => {
            let (_, last) = name.trim_end_matches('.').rsplit_once('.')?;
            if !last.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                return None;
            }
            false
        }
    };
    // The default port of the scheme is never kept, so that any other is left here.
    if is_local || url.port().is_some() {
        return parse(&format!("http://{rest}"));
    }
    parse(url.as_str())
}
