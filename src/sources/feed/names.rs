//! The namespaces of feeds, told by their address or, undeclared, by their usual prefix.

/// Whose word an element's name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// RSS of any version, no namespace, or a default one that nobody knows.
    Plain,
    Atom,
    Rdf,
    Dublin,
    Terms,
    Content,
    Itunes,
    Media,
    Xhtml,
    Comments,
    Threads,
    FeedBurner,
    Syndication,
    Xml,
    Other,
}

/// The namespace with this address; case and slashes at the end do not matter.
pub fn by_address(address: &str) -> Option<Space> {
    let address = address.trim().to_ascii_lowercase();
    let address = address.trim_end_matches('/');
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    Some(match bare {
        ""
        | "purl.org/rss/1.0"
        | "my.netscape.com/rdf/simple/0.9"
        | "my.netscape.com/publish/formats/rss-0.91.dtd"
        | "channel.netscape.com/rdf/simple/0.9"
        | "example.com/newformat#"
        | "example.com/necho"
        | "backend.userland.com/rss"
        | "blogs.law.harvard.edu/tech/rss"
        | "backend.userland.com/rss2"
        | "backend.userland.com/rss091"
        | "backend.userland.com/rss093"
        | "cyber.law.harvard.edu/rss"
        | "feedvalidator.org/docs/rss2.html"
        | "rssboard.org/rss-specification" => Space::Plain,
        "www.w3.org/2005/atom"
        | "w3.org/2005/atom"
        | "purl.org/atom/ns#"
        | "purl.org/atom/ns"
        | "purl.org/echo"
        | "uri/of/echo/namespace#"
        | "www.w3.org/2005/atom#" => Space::Atom,
        "www.w3.org/1999/02/22-rdf-syntax-ns#" | "www.w3.org/1999/02/22-rdf-syntax-ns" => Space::Rdf,
        "purl.org/dc/elements/1.1" | "purl.org/dc/elements/1.0" => Space::Dublin,
        "purl.org/dc/terms" => Space::Terms,
        "purl.org/rss/1.0/modules/content" => Space::Content,
        "www.itunes.com/dtds/podcast-1.0.dtd"
        | "itunes.com/dtds/podcast-1.0.dtd"
        | "example.com/dtds/podcast-1.0.dtd" => Space::Itunes,
        "search.yahoo.com/mrss" | "video.search.yahoo.com/mrss" | "www.rssboard.org/media-rss" => {
            Space::Media
        }
        "www.w3.org/1999/xhtml" => Space::Xhtml,
        "wellformedweb.org/commentapi" | "purl.org/rss/1.0/modules/slash" => Space::Comments,
        "purl.org/syndication/thread/1.0" => Space::Threads,
        "rssnamespace.org/feedburner/ext/1.0" => Space::FeedBurner,
        "purl.org/rss/1.0/modules/syndication" => Space::Syndication,
        "www.w3.org/xml/1998/namespace" => Space::Xml,
        _ if bare.starts_with("backend.userland.com/rss") || bare.starts_with("purl.org/net/rss1.1") => {
            Space::Plain
        }
        _ => return None,
    })
}

/// The namespace that a prefix usually stands for.
pub fn by_prefix(prefix: &str) -> Space {
    match prefix {
        "" | "rss" => Space::Plain,
        "atom" | "atom10" | "a10" | "a" => Space::Atom,
        "rdf" => Space::Rdf,
        "dc" => Space::Dublin,
        "dcterms" | "dct" => Space::Terms,
        "content" => Space::Content,
        "itunes" => Space::Itunes,
        "media" => Space::Media,
        "xhtml" | "html" | "xh" => Space::Xhtml,
        "wfw" | "slash" => Space::Comments,
        "thr" => Space::Threads,
        "feedburner" => Space::FeedBurner,
        "sy" | "syn" => Space::Syndication,
        "xml" => Space::Xml,
        _ => Space::Other,
    }
}
