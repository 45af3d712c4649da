-- The health of sources, the likeness of entries, and an index of the texts that were told.

ALTER TABLE sources ADD COLUMN failing_since INTEGER;              -- the first failure in a row
ALTER TABLE sources ADD COLUMN moved_polls INTEGER NOT NULL DEFAULT 0; -- looks in a row that were led on for good
ALTER TABLE sources ADD COLUMN quarantined_at INTEGER;
ALTER TABLE sources ADD COLUMN quarantine TEXT;                    -- why nothing of it is taken, NULL if it is
ALTER TABLE sources ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0; -- a person says that the next list is right
ALTER TABLE sources ADD COLUMN profile TEXT;                       -- how its lists usually look, JSON
ALTER TABLE sources ADD COLUMN listed TEXT NOT NULL DEFAULT '[]';  -- the items of the last list, JSON
ALTER TABLE sources ADD COLUMN news_at INTEGER;                    -- when it last had something new
ALTER TABLE sources ADD COLUMN patience INTEGER;                   -- silent for longer is unusual, NULL until learnt
ALTER TABLE sources ADD COLUMN silent_since INTEGER;               -- set once that was told
UPDATE sources SET failing_since = coalesce(ok_at, polled_at) WHERE failures > 0;

ALTER TABLE items ADD COLUMN shingles BLOB;                        -- of what the list shows of it; hashes only
ALTER TABLE items ADD COLUMN numbers BLOB;                         -- the numbers in it; hashes only
CREATE INDEX items_source ON items (source);

-- Which items' texts hold a run of five words.
CREATE TABLE shingles (
    hash INTEGER NOT NULL,
    item INTEGER NOT NULL REFERENCES items (id),
    PRIMARY KEY (hash, item)
) STRICT, WITHOUT ROWID;

ALTER TABLE fingerprints ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX fingerprints_unindexed ON fingerprints (item) WHERE indexed = 0;
CREATE INDEX fingerprints_indexed ON fingerprints (read_at) WHERE indexed = 1;

-- The days on which something happens that an item tells of, with hashes of its rare words.
CREATE TABLE happenings (
    day   INTEGER NOT NULL,                                        -- days since 1970
    item  INTEGER NOT NULL REFERENCES items (id),
    ahead INTEGER NOT NULL CHECK (ahead IN (0, 1)),                -- 1: announced, 0: told of afterwards
    words BLOB NOT NULL,
    PRIMARY KEY (day, item)
) STRICT, WITHOUT ROWID;

-- How an item's text relates to one that was read before it.
CREATE TABLE relations (
    item     INTEGER NOT NULL REFERENCES items (id),
    other    INTEGER NOT NULL REFERENCES items (id),
    relation TEXT NOT NULL CHECK (relation IN ('same', 'quotes', 'quoted_by', 'related')),
    here     REAL NOT NULL,                                        -- the share of the item in the other
    there    REAL NOT NULL,                                        -- and of the other in the item
    PRIMARY KEY (item, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX journal_source ON journal (source, id) WHERE item IS NULL;
