-- A state that was put back from a backup does not know what was posted since. Until an account's
-- timeline has been read in full from `since` on, nothing is posted there.
CREATE TABLE restores (
    id          INTEGER PRIMARY KEY,
    restored_at INTEGER NOT NULL,
    since       INTEGER NOT NULL                 -- the newest instant that the backup knew
) STRICT;

CREATE TABLE restore_reads (
    restore   INTEGER NOT NULL REFERENCES restores (id),
    account   TEXT NOT NULL,
    reads     INTEGER NOT NULL,
    next_read INTEGER NOT NULL,
    read_at   INTEGER,                           -- NULL until it was read in full
    PRIMARY KEY (restore, account)
) STRICT, WITHOUT ROWID;

-- What stood on the timelines then and belonged to no delivery: posts of the lost days, or of
-- colleagues. A delivery that would tell the same is theirs.
CREATE TABLE strays (
    account    TEXT NOT NULL,
    remote_id  TEXT NOT NULL,
    remote_url TEXT,
    text       TEXT NOT NULL,
    links      TEXT NOT NULL,                    -- JSON
    created    INTEGER,
    PRIMARY KEY (account, remote_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX journal_at ON journal (at);
