-- Times are milliseconds since 1970, UTC. This file is never changed: a later one is added.

CREATE TABLE sources (
    name          TEXT PRIMARY KEY,
    url           TEXT NOT NULL,          -- another address means another baseline
    kind          TEXT CHECK (kind IN ('feed', 'page')),
    etag          TEXT,
    last_modified TEXT,
    baseline_at   INTEGER,                -- when its first list was taken as known
    polled_at     INTEGER,                -- the schedule slot that was served last
    ok_at         INTEGER,                -- the last poll that could be read
    failures      INTEGER NOT NULL DEFAULT 0,
    failure       TEXT,                   -- why the last poll failed, NULL if it did not
    moved_to      TEXT
) STRICT;

CREATE TABLE stories (
    id         INTEGER PRIMARY KEY,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE items (
    id        INTEGER PRIMARY KEY,
    source    TEXT NOT NULL,
    story     INTEGER REFERENCES stories (id),   -- NULL for what was known from the start
    entry     TEXT NOT NULL,                     -- the item as the source gave it, JSON
    link      TEXT,
    title     TEXT,
    seen_at   INTEGER NOT NULL,
    fate      TEXT NOT NULL CHECK (fate IN ('baseline', 'too_old', 'new', 'told', 'joined', 'unreadable')),
    reason    TEXT NOT NULL,
    reads     INTEGER NOT NULL DEFAULT 0,        -- tries to read its page
    read_at   INTEGER NOT NULL                   -- not to be read before
) STRICT;

CREATE INDEX items_new ON items (read_at) WHERE fate = 'new';
CREATE INDEX items_story ON items (story);
CREATE INDEX items_link ON items (link);

-- Every name under which an item was ever seen. Kept for ever.
CREATE TABLE aliases (
    scope TEXT NOT NULL,                         -- the source's name; '' for links, which are global
    kind  TEXT NOT NULL CHECK (kind IN ('guid', 'link', 'number', 'title_day', 'text')),
    key   TEXT NOT NULL,
    item  INTEGER NOT NULL REFERENCES items (id),
    PRIMARY KEY (scope, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
    item       INTEGER PRIMARY KEY REFERENCES items (id),
    article    TEXT NOT NULL,                    -- JSON; erased after 30 days
    read_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE fingerprints (
    item     INTEGER PRIMARY KEY REFERENCES items (id),
    shingles BLOB NOT NULL,                      -- hashes only: no text can be read from them
    read_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE accounts (
    name        TEXT PRIMARY KEY,
    network     TEXT NOT NULL CHECK (network IN ('facebook', 'x')),
    status      TEXT NOT NULL CHECK (status IN ('unverified', 'verified', 'mismatch', 'token', 'payment')),
    reason      TEXT NOT NULL,
    remote_id   TEXT,
    handle      TEXT,
    checked_at  INTEGER NOT NULL,
    verified_at INTEGER
) STRICT;

CREATE TABLE deliveries (
    id           INTEGER PRIMARY KEY,
    story        INTEGER NOT NULL REFERENCES stories (id),
    item         INTEGER NOT NULL REFERENCES items (id),   -- whose article is told
    account      TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN (
        'planned', 'awaiting_approval', 'approved', 'intent', 'posted', 'retry_wait', 'failed',
        'ambiguous', 'needs_human', 'rejected', 'suppressed', 'expired', 'withdrawn')),
    reason       TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    not_before   INTEGER NOT NULL,
    attempt      INTEGER NOT NULL DEFAULT 0,
    attempt_id   TEXT,
    attempt_at   INTEGER,
    post         TEXT,                            -- JSON: text, link, image as frozen
    post_hash    TEXT,
    marker       TEXT,                            -- the account's newest known post at that time
    reads        INTEGER NOT NULL DEFAULT 0,
    first_absent INTEGER,
    remote_id    TEXT,
    remote_url   TEXT,
    UNIQUE (story, account),
    CHECK (state NOT IN ('intent', 'ambiguous') OR (post IS NOT NULL AND attempt_at IS NOT NULL)),
    CHECK (state <> 'posted' OR remote_id IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX deliveries_remote ON deliveries (account, remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX deliveries_due ON deliveries (account, state, not_before);
CREATE INDEX deliveries_item ON deliveries (item);

-- What was decided, when and why; never a token, never an article's body.
CREATE TABLE journal (
    id       INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    source   TEXT,
    item     INTEGER,
    delivery INTEGER,
    account  TEXT,
    event    TEXT NOT NULL,
    detail   TEXT NOT NULL
) STRICT;

CREATE INDEX journal_item ON journal (item);
CREATE INDEX journal_delivery ON journal (delivery);
