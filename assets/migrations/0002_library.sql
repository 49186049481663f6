-- The library: feeds, their articles and every version of their text, what is unread, and tags.
-- Times are milliseconds since 1970 in UTC, moments seconds. A number is given in order of arrival
-- and never again. Keys are the first 64 bits of a hash.

-- `address` is where the feed is now, `source` where it was first: ids of articles are made of it.
CREATE TABLE feeds (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    subscribed INTEGER NOT NULL DEFAULT 1,
    folder TEXT NOT NULL DEFAULT '[]', -- names, the outermost first, as JSON
    title TEXT NOT NULL DEFAULT '',    -- what the feed calls itself
    site_url TEXT,
    articles INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    asked_at INTEGER,
    succeeded_at INTEGER,
    error TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER,
    retry_after INTEGER,
    gone INTEGER NOT NULL DEFAULT 0,
    etag TEXT,
    last_modified TEXT,
    body_key INTEGER,           -- of the last body, so that the same bytes are not read again
    moved_to TEXT,              -- a permanent redirect seen once
    hints TEXT,                 -- ttl, skipHours, skipDays and Cache-Control, as the fetcher writes them
    listed BLOB,                -- numbers of the articles its last document had, packed
    parked BLOB,                -- of a dropped feed: numbers of its unread articles, packed
    dropped_at INTEGER
) STRICT;

CREATE INDEX feeds_dropped ON feeds (number) WHERE subscribed = 0;

-- What a row of the list needs. `moment` orders every list and is the rowid of the search index.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id INTEGER NOT NULL UNIQUE, -- the 16 hex digits as a signed number
    feed INTEGER NOT NULL REFERENCES feeds (number),
    moment INTEGER NOT NULL,
    published INTEGER,
    arrived INTEGER NOT NULL,
    changed INTEGER,            -- when its text last changed; NULL if it never did
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    url TEXT,
    guid_key INTEGER,
    url_key INTEGER,
    text_key INTEGER NOT NULL,    -- of what is read
    content_key INTEGER NOT NULL, -- of all that was sent
    indexed INTEGER NOT NULL DEFAULT 0,
    bookmarked INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX articles_moment ON articles (moment);
CREATE INDEX articles_feed ON articles (feed, moment);
CREATE INDEX articles_guid ON articles (feed, guid_key);
CREATE INDEX articles_url ON articles (feed, url_key);
CREATE INDEX articles_text ON articles (feed, text_key);
CREATE INDEX articles_changed ON articles (moment) WHERE changed IS NOT NULL;
CREATE INDEX articles_bookmarked ON articles (moment) WHERE bookmarked = 1;
CREATE INDEX articles_unindexed ON articles (moment) WHERE indexed = 0;

-- The newest text of each article, packed; what came before it is in versions.
CREATE TABLE texts (
    number INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE versions (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    at INTEGER NOT NULL,        -- when it was replaced
    data BLOB NOT NULL,
    PRIMARY KEY (article, at)
) STRICT, WITHOUT ROWID;

-- A row for each unread article of a feed that is followed: few tables are emptied as fast as one
-- of their own.
CREATE TABLE unread (
    moment INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL,
    number INTEGER NOT NULL
) STRICT;

CREATE INDEX unread_feed ON unread (feed, moment);

CREATE TABLE tags (
    id TEXT NOT NULL,           -- of the article
    tag TEXT NOT NULL,
    PRIMARY KEY (id, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
    id TEXT NOT NULL PRIMARY KEY,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which words, and which starts of words, every indexed article has, folded and parted by spaces;
-- `moment` is the rowid. Where they stand is in `sequences`.
CREATE VIRTUAL TABLE search USING fts5 (
    words, tokenize = 'ascii', content = '', contentless_delete = 1, detail = none
);

-- Those of the title once more: the few articles that have all of a query in their title stand
-- first, and are not to be looked for among the many that have it in their text.
CREATE VIRTUAL TABLE titles USING fts5 (
    words, tokenize = 'ascii', content = '', contentless_delete = 1, detail = none
);

-- What is gathered in memory before it is written, in bytes.
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
INSERT INTO titles (titles, rank) VALUES ('hashsize', 16777216);

-- Every word that an indexed article ever had, and its number: the first are the most frequent.
CREATE TABLE vocabulary (
    number INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE
) STRICT;

-- The words of every indexed article as they follow each other, each by its number.
CREATE TABLE sequences (
    moment INTEGER PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;

-- The index is parted by time, so that the newest hits are found without a look at all others.
-- Part 0 is `search`, part N is `search_N`; each goes from `low` to where the next one begins.
CREATE TABLE index_parts (
    number INTEGER PRIMARY KEY,
    low INTEGER NOT NULL UNIQUE,
    high INTEGER NOT NULL,      -- the newest moment in it
    articles INTEGER NOT NULL
) STRICT;

INSERT INTO index_parts VALUES (0, -9223372036854775808, -9223372036854775808, 0);

-- What the journal keeps beside ids: numbers of articles (packed), and as JSON the steps in
-- feeds.toml, or tags and notes before and after.
ALTER TABLE journal ADD COLUMN numbers BLOB;
ALTER TABLE journal ADD COLUMN steps TEXT;
