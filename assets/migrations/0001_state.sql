-- What the user did: marks, positions, layout, the journal, and the texts of bookmarks.
-- Times are milliseconds since 1970 in UTC.
PRAGMA application_id = 0x6e657773; -- "news"

CREATE TABLE read_marks (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE positions (
    id TEXT NOT NULL PRIMARY KEY,
    block INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    fraction REAL NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE layout (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a change. `value` is what the mark became for each of `ids` (one a line), and only the
-- articles that had the other value before are named. Undone rows are always the newest ones.
CREATE TABLE journal (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    mark TEXT NOT NULL,
    value INTEGER NOT NULL,
    title TEXT NOT NULL,
    place INTEGER, -- of a bookmark: how many stood before it
    written TEXT,  -- of a bookmark: as it is written in bookmarks.toml
    ids BLOB NOT NULL
) STRICT;

CREATE INDEX journal_undone ON journal (number) WHERE undone = 1;

CREATE TABLE bookmark_texts (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- What bookmarks.toml does not say yet: `written` is to be added, or NULL to be taken out.
CREATE TABLE bookmark_pending (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    place INTEGER,
    written TEXT
) STRICT;
