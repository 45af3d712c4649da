-- Corrections where no post can be changed: a reply to it, or another post in its place. This file
-- is never changed: a later one is added.

-- As in 007, with the new kinds, and with what settles an unclear answer of those that make a post.
CREATE TABLE changes (
    id           INTEGER PRIMARY KEY,
    delivery     INTEGER NOT NULL REFERENCES deliveries (id),
    action       TEXT NOT NULL CHECK (action IN ('edit', 'delete', 'reply', 'take_off', 'repost')),
    revision     INTEGER NOT NULL,                -- a post that is taken off and the one in its place share it
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
    text         TEXT,                            -- what followers will read, frozen
    post         TEXT,                            -- JSON: the same with link and picture
    marker       TEXT,                            -- the account's newest known post at the attempt
    reads        INTEGER NOT NULL DEFAULT 0,      -- looks at the network since an unclear answer
    first_absent INTEGER,
    remote_id    TEXT,                            -- of the post that it made
    remote_url   TEXT,
    UNIQUE (delivery, action, revision),
    CHECK ((action IN ('delete', 'take_off')) = (text IS NULL)),
    CHECK (action NOT IN ('reply', 'repost') OR post IS NOT NULL),
    CHECK (action NOT IN ('reply', 'repost') OR state <> 'posted' OR remote_id IS NOT NULL),
    CHECK (state NOT IN ('intent', 'ambiguous') OR attempt_at IS NOT NULL)
) STRICT;

INSERT INTO changes (id, delivery, action, revision, state, reason, created_at, changed_at,
                     not_before, attempt, attempt_id, attempt_at, text)
SELECT id, delivery, action, revision, state, reason, created_at, changed_at,
       not_before, attempt, attempt_id, attempt_at, text FROM actions;
DROP TABLE actions;
ALTER TABLE changes RENAME TO actions;

-- A post has one open change of a kind at a time.
CREATE UNIQUE INDEX actions_open ON actions (delivery, action)
    WHERE state IN ('planned', 'awaiting_approval', 'approved', 'intent', 'retry_wait',
                    'ambiguous', 'needs_human');
CREATE INDEX actions_remote ON actions (remote_id) WHERE remote_id IS NOT NULL;

-- What a change cost is taken back alone, where it is proven that it was not made.
ALTER TABLE ledger ADD COLUMN action INTEGER REFERENCES actions (id);

-- When a source said an entry was last changed, as its newest list says it; JSON.
ALTER TABLE items ADD COLUMN updated TEXT;

-- What a network last said of an account's token.
CREATE TABLE token_reports (
    account    TEXT PRIMARY KEY,
    checked_at INTEGER NOT NULL,
    expires_at INTEGER                            -- NULL: never
) STRICT, WITHOUT ROWID;
