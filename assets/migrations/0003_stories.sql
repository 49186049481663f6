-- Stories: which reports tell one event, why, and what the user said of it.

-- The number of the story of an article; NULL while it is alone. A story's number is made of the id
-- of its first report, and never changes.
ALTER TABLE articles ADD COLUMN story INTEGER;
-- How many words it has; and the number of the article whose text it repeats.
ALTER TABLE articles ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN copy_of INTEGER;

CREATE INDEX articles_story ON articles (story, moment) WHERE story IS NOT NULL;

-- What grouping keeps of each article of its window, packed; and why an article joined its story.
CREATE TABLE vectors (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE reasons (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    data TEXT NOT NULL -- as JSON
) STRICT;

-- What the user said of two articles, for good: they must, or must not, stand in one story.
CREATE TABLE story_rules (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    must INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- Up to which number articles are grouped, and how often that was written: who groups looks here
-- whether another window did so meanwhile.
CREATE TABLE grouping (
    up_to INTEGER NOT NULL,
    generation INTEGER NOT NULL
) STRICT;

INSERT INTO grouping VALUES (0, 0);
