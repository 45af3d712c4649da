-- What stands in the way, what the admin was told of it, and the messages on their way.
-- This file is never changed: a later one is added.

CREATE TABLE problems (
    key     TEXT PRIMARY KEY,           -- its kind and what it is about, such as source_failing:agsa
    since   INTEGER NOT NULL,
    what    TEXT NOT NULL,              -- the headline as last seen, JSON: one for each language
    told_at INTEGER NOT NULL            -- when messages about it were last written
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
    id         INTEGER PRIMARY KEY,
    way        TEXT NOT NULL CHECK (way IN ('mail', 'webhook', 'file')),
    kind       TEXT NOT NULL CHECK (kind IN ('problem', 'again', 'over', 'digest')),
    key        TEXT NOT NULL,           -- of the problem; '' for a digest
    subject    TEXT NOT NULL,
    body       TEXT NOT NULL,
    urgent     INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    created_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0,
    failure    TEXT,                    -- why it did not arrive the last time
    sent_at    INTEGER,
    dropped_at INTEGER                  -- given up
) STRICT;

CREATE INDEX messages_open ON messages (way, not_before) WHERE sent_at IS NULL AND dropped_at IS NULL;

CREATE TABLE digests (
    at INTEGER PRIMARY KEY              -- up to when has been told
) STRICT;
