//! The one form of an article's address, however it was linked.

use url::{Url, form_urlencoded};

/// Parameters that say who linked or who reads, never what is read.
const TRACKING: [&str; 38] = [
    "__twitter_impression",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "_openstat",
    "at_campaign",
    "at_medium",
    "cmpid",
    "dclid",
    "fb_action_ids",
    "fb_action_types",
    "fb_ref",
    "fb_source",
    "fbclid",
    "ga_campaign",
    "ga_content",
    "ga_medium",
    "ga_source",
    "ga_term",
    "gbraid",
    "gclid",
    "gclsrc",
    "hsctatracking",
    "igshid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ncid",
    "ns_campaign",
    "ns_mchannel",
    "ns_source",
    "spm",
    "twclid",
    "wbraid",
    "yclid",
    "ysclid",
];
/// How the names of such parameters begin.
const TRACKING_STARTS: [&str; 5] = ["utm_", "pk_", "mtm_", "hsa_", "vero_"];

/// The form of an address that stays the same however the article was linked: always `https`, no
/// `www.`, no usual port, no tracking parameter, no slash at the end, no place within the page.
pub fn canonical(address: &str) -> String {
    let address = address.trim();
    let Ok(url) = Url::parse(address) else {
        return address.to_owned();
    };
    let Some(host) = url
        .host_str()
        .filter(|_| matches!(url.scheme(), "http" | "https"))
    else {
        return address.to_owned();
    };
    let host = host.trim_end_matches('.');
    let bare = host
        .strip_prefix("www.")
        .filter(|rest| rest.contains('.'))
        .unwrap_or(host);
    let mut out = String::with_capacity(address.len());
    out.push_str("https://");
    out.push_str(bare);
    if let Some(port) = url.port().filter(|port| !matches!(port, 80 | 443)) {
        out.push(':');
        out.push_str(&port.to_string());
    }
    out.push_str(url.path().trim_end_matches('/'));
    push_query(url.query().unwrap_or_default(), &mut out);
    // A page of one file has its articles behind `#!` or `#/`.
    if let Some(route) = url.fragment().filter(|fragment| fragment.starts_with(['!', '/'])) {
        out.push('#');
        out.push_str(route.trim_end_matches('/'));
    }
    out
}

fn push_query(query: &str, out: &mut String) {
    let mut mark = '?';
    for pair in query
        .split('&')
        .filter(|pair| !pair.is_empty() && !is_tracking(pair))
    {
        out.push(mark);
        out.push_str(pair);
        mark = '&';
    }
}

fn is_tracking(pair: &str) -> bool {
    let Some((name, _)) = form_urlencoded::parse(pair.as_bytes()).next() else {
        return false;
    };
    let name = name.to_ascii_lowercase();
    TRACKING.contains(&&*name) || TRACKING_STARTS.iter().any(|start| name.starts_with(start))
}
