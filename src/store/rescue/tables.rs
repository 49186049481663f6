//! Every table that is rescued, and what is put right afterwards.

/// A table; its first column is its key.
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [&'static str],
    /// Holds texts of articles.
    pub is_heavy: bool,
}

/// The search index is not among them: it is made anew, for no article is indexed after a rescue.
pub const TABLES: &[Table] = &[
    Table {
        name: "read_marks",
        columns: &["id", "at"],
        is_heavy: false,
    },
    Table {
        name: "positions",
        columns: &["id", "block", "offset", "fraction", "at"],
        is_heavy: false,
    },
    Table {
        name: "bookmark_texts",
        columns: &["number", "id", "text", "at"],
        is_heavy: false,
    },
    Table {
        name: "bookmark_pending",
        columns: &["number", "id", "place", "written"],
        is_heavy: false,
    },
    Table {
        name: "journal",
        columns: &[
            "number", "at", "undone", "mark", "value", "title", "place", "written", "ids", "numbers", "steps",
        ],
        is_heavy: false,
    },
    Table {
        name: "layout",
        columns: &["key", "value", "at"],
        is_heavy: false,
    },
    Table {
        name: "tags",
        columns: &["id", "tag"],
        is_heavy: false,
    },
    Table {
        name: "notes",
        columns: &["id", "note"],
        is_heavy: false,
    },
    Table {
        name: "feeds",
        columns: &[
            "number",
            "address",
            "source",
            "subscribed",
            "folder",
            "title",
            "site_url",
            "articles",
            "unread",
            "asked_at",
            "succeeded_at",
            "error",
            "failures",
            "due_at",
            "retry_after",
            "gone",
            "etag",
            "last_modified",
            "body_key",
            "moved_to",
            "hints",
            "listed",
            "parked",
            "dropped_at",
        ],
        is_heavy: false,
    },
    Table {
        name: "articles",
        columns: &[
            "number",
            "id",
            "feed",
            "moment",
            "published",
            "arrived",
            "changed",
            "title",
            "outlet",
            "url",
            "guid_key",
            "url_key",
            "text_key",
            "content_key",
            "bookmarked",
        ],
        is_heavy: false,
    },
    Table {
        name: "unread",
        columns: &["moment", "feed", "number"],
        is_heavy: false,
    },
    Table {
        name: "texts",
        columns: &["number", "data"],
        is_heavy: true,
    },
    Table {
        name: "versions",
        columns: &["article", "at", "data"],
        is_heavy: true,
    },
];

/// Nothing may refer to what was lost, and counts are those of what is left.
pub const TIDY: &str = "
    INSERT OR IGNORE INTO feeds (number, address, source, subscribed)
        SELECT DISTINCT feed, 'lost:' || feed, 'lost:' || feed, 0 FROM articles
        WHERE feed NOT IN (SELECT number FROM feeds);
    DELETE FROM texts WHERE number NOT IN (SELECT number FROM articles);
    DELETE FROM versions WHERE article NOT IN (SELECT number FROM articles);
    DELETE FROM unread WHERE number NOT IN (SELECT number FROM articles)
        OR feed NOT IN (SELECT number FROM feeds WHERE subscribed = 1);
    UPDATE feeds SET
        articles = (SELECT count(*) FROM articles WHERE articles.feed = feeds.number),
        unread = (SELECT count(*) FROM unread WHERE unread.feed = feeds.number)";

/// What was lost is fetched again, if its feed still has it.
pub const FORGET: &str = "
    UPDATE articles SET content_key = 0 WHERE number NOT IN (SELECT number FROM texts);
    UPDATE feeds SET etag = NULL, last_modified = NULL, body_key = NULL";
