-- Stories: which reports tell one event, why, and what the user said of it.

-- The number of the story of an article; NULL while no other report of it is here. A story's number
-- is made of the id of its first report, and never changes.
ALTER TABLE articles ADD COLUMN story INTEGER;
-- How many words it has, and the number of the article whose text it repeats; known of reports of
-- stories only.
ALTER TABLE articles ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN copy_of INTEGER;

CREATE INDEX articles_story ON articles (story, moment, feed) WHERE story IS NOT NULL;

-- What grouping keeps of each article of its window: the story it stands in, even alone, and what
-- only grouping understands, packed.
CREATE TABLE vectors (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    story INTEGER NOT NULL,
    words INTEGER NOT NULL,
    stale INTEGER NOT NULL DEFAULT 0, -- the article has another text by now
    data BLOB NOT NULL
) STRICT;

CREATE INDEX vectors_story ON vectors (story);
CREATE INDEX vectors_stale ON vectors (article) WHERE stale = 1;

-- Why an article joined its story.
CREATE TABLE reasons (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    data TEXT NOT NULL -- as JSON
) STRICT;

-- What the user said of two articles, for good: they must, or must not, stand in one story. The
-- lesser id comes first.
CREATE TABLE story_rules (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    must INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- How far grouping has come; no row is the same as zeros. All articles up to a number are grouped,
-- and of those up to `top` the ones whose moment is not later than `moment`. Whoever writes looks at
-- `generation`, which counts up whenever something changes that grouping has in memory.
CREATE TABLE grouping (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    up_to INTEGER NOT NULL DEFAULT 0,
    top INTEGER NOT NULL DEFAULT 0,
    moment INTEGER NOT NULL DEFAULT 0,
    generation INTEGER NOT NULL DEFAULT 0
) STRICT;
