//! Whether an address or its name looks like that of a feed.

use url::Url;

/// Whether a MIME type is that of feeds and of nothing else.
pub(super) fn is_feed_type(kind: &str) -> bool {
    let kind = bare(kind);
    let known = [
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/x.atom+xml",
        "application/rss",
        "application/atom",
        "application/x-rss+xml",
        "text/rss+xml",
        "text/rss",
        "text/atom+xml",
        "text/atom",
    ];
    known.contains(&kind.as_str())
}

/// Whether feeds are sent with this type too.
pub(super) fn may_be_feed_type(kind: &str) -> bool {
    matches!(
        bare(kind).as_str(),
        "application/xml" | "text/xml" | "application/json" | "text/json" | "text/plain" | ""
    )
}

/// `type="application/rss+xml; charset=utf-8"` without what follows.
fn bare(kind: &str) -> String {
    let kind = kind.split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// Whether an address looks like that of a feed.
pub(super) fn is_feed_address(url: &Url) -> bool {
    // One that carries another address hands it on: to a reader, a validator, a friend.
    if carries_another(url) {
        return false;
    }
    let path = url.path().to_ascii_lowercase();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let (stem, ending) = last.rsplit_once('.').unwrap_or((last, ""));
    let by_name = match ending {
        "rss" | "atom" | "rdf" => true,
        "" => is_feed_word(stem),
        "xml" | "json" | "php" | "aspx" | "cgi" | "pl" => {
            words(stem).any(is_feed_word) || matches!(last, "index.xml" | "podcast.xml")
        }
        _ => false,
    };
    by_name || has_feed_query(url) || is_feed_host(url)
}

/// Whether an address could be that of a feed where its name says so: `/rss/news`, `/news.xml`.
pub(super) fn may_be_feed_address(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    let in_folder = path.split('/').any(is_feed_word);
    let by_ending = [".xml", ".json", ".php"]
        .iter()
        .any(|ending| path.ends_with(ending));
    (in_folder || by_ending) && !carries_another(url)
}

/// Whether an address ends as those of pages do.
pub(super) fn is_page_address(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    [".html", ".htm", ".xhtml"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

fn has_feed_query(url: &Url) -> bool {
    url.query_pairs().any(|(name, value)| {
        let (name, value) = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
        match name.as_str() {
            "feed" | "format" | "type" | "output" | "alt" | "tempskin" | "view" => {
                words(&value).any(is_feed_word)
            }
            "rss" | "atom" => true,
            _ => false,
        }
    })
}

fn is_feed_host(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    (host.starts_with("feeds.") || host.starts_with("feed.") || host.starts_with("rss."))
        && url.path().len() > 1
}

fn carries_another(url: &Url) -> bool {
    let rest = url[url::Position::BeforePath..].to_ascii_lowercase();
    rest.contains("http:/")
        || rest.contains("https:/")
        || rest.contains("http%3a")
        || rest.contains("https%3a")
}

/// Whether a name says that it is a feed: `RSS`, `Atom feed`, `Subscribe to our RSS`.
pub(super) fn is_feed_name(name: &str) -> bool {
    let name = name.to_lowercase();
    name.len() <= 80 && words(&name).any(|word| matches!(word, "rss" | "atom" | "feed" | "rss2" | "webfeed"))
}

/// Whether a feed is one of comments.
pub(super) fn is_of_comments(title: &str, url: &Url) -> bool {
    let word = |word: &str| {
        matches!(
            word,
            "comment"
                | "comments"
                | "kommentar"
                | "kommentare"
                | "commentaire"
                | "commentaires"
                | "comentario"
                | "comentarios"
                | "comentários"
                | "commenti"
                | "reacties"
                | "komentarze"
                | "комментарии"
                | "комментариев"
                | "コメント"
        )
    };
    let rest = url[url::Position::BeforePath..].to_lowercase();
    words(&title.to_lowercase()).any(word) || words(&rest).any(word)
}

fn is_feed_word(word: &str) -> bool {
    matches!(
        word,
        "feed" | "feeds" | "rss" | "rss2" | "atom" | "rdf" | "atom10" | "rss20" | "jsonfeed"
    )
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
}
