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
            "story",
            "words",
            "copy_of",
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
    Table {
        name: "story_rules",
        columns: &["one", "other", "must"],
        is_heavy: false,
    },
    Table {
        name: "reasons",
        columns: &["article", "data"],
        is_heavy: true,
    },
    Table {
        name: "vectors",
        columns: &["article", "story", "words", "stale", "data"],
        is_heavy: true,
    },
    Table {
        name: "grouping",
        columns: &["number", "up_to", "top", "moment", "generation"],
        is_heavy: true,
    },
];

/// Articles that stand in another story than grouping knows, alone in one, or in none with others.
pub const MISFILED: &str = "
    story <> (SELECT story FROM vectors WHERE article = number)
    OR story IN (SELECT story FROM articles WHERE story IS NOT NULL GROUP BY story HAVING count(*) < 2)
    OR (story IS NULL AND number IN (
        SELECT article FROM vectors WHERE story IN (
            SELECT story FROM articles WHERE story IS NOT NULL
            UNION SELECT story FROM vectors GROUP BY story HAVING count(*) > 1
        )
    ))";

/// Nothing may refer to what was lost, and counts are those of what is left.
pub const TIDY: &str = "
    INSERT OR IGNORE INTO feeds (number, address, source, subscribed)
        SELECT DISTINCT feed, 'lost:' || feed, 'lost:' || feed, 0 FROM articles
        WHERE feed NOT IN (SELECT number FROM feeds);
    DELETE FROM texts WHERE number NOT IN (SELECT number FROM articles);
    DELETE FROM versions WHERE article NOT IN (SELECT number FROM articles);
    DELETE FROM unread WHERE number NOT IN (SELECT number FROM articles)
        OR feed NOT IN (SELECT number FROM feeds WHERE subscribed = 1);
    DELETE FROM vectors WHERE article NOT IN (SELECT number FROM articles);
    DELETE FROM reasons WHERE article NOT IN (SELECT number FROM articles);
    UPDATE vectors SET story = (SELECT story FROM articles WHERE number = article)
        WHERE story <> (SELECT story FROM articles WHERE number = article);
    UPDATE articles SET story = (SELECT story FROM vectors WHERE article = number)
        WHERE story IS NULL AND number IN (
            SELECT article FROM vectors WHERE story IN (
                SELECT story FROM articles WHERE story IS NOT NULL
                UNION SELECT story FROM vectors GROUP BY story HAVING count(*) > 1
            )
        );
    UPDATE articles SET story = NULL WHERE story IN (
        SELECT story FROM articles WHERE story IS NOT NULL GROUP BY story HAVING count(*) < 2
    );
    INSERT OR IGNORE INTO grouping (number, up_to)
        SELECT 1, max(number) FROM articles
        WHERE story IS NOT NULL OR number IN (SELECT article FROM vectors) HAVING max(number) > 0;
    UPDATE grouping SET generation = generation + 1;
    UPDATE feeds SET
        articles = (SELECT count(*) FROM articles WHERE articles.feed = feeds.number),
        unread = (SELECT count(*) FROM unread WHERE unread.feed = feeds.number)";

/// What was lost is fetched again, if its feed still has it.
pub const FORGET: &str = "
    UPDATE articles SET content_key = 0 WHERE number NOT IN (SELECT number FROM texts);
    UPDATE feeds SET etag = NULL, last_modified = NULL, body_key = NULL";
