-- The last instant at which the daemon's loop could write. This file is never changed: a later one
-- is added.
CREATE TABLE pulse (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL
) STRICT;
