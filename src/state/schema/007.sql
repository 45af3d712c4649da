-- What is done to a post that stands on a timeline, and which posts are looked after.

-- A change to a post, with the states and moves of a delivery. `posted` means that it is done.
CREATE TABLE actions (
    id         INTEGER PRIMARY KEY,
    delivery   INTEGER NOT NULL REFERENCES deliveries (id),
    action     TEXT NOT NULL CHECK (action IN ('edit', 'delete')),
    revision   INTEGER NOT NULL,                  -- counts what was done to this post in this way
    state      TEXT NOT NULL CHECK (state IN (
        'planned', 'awaiting_approval', 'approved', 'intent', 'posted', 'retry_wait', 'failed',
        'ambiguous', 'needs_human', 'rejected', 'suppressed', 'expired', 'withdrawn')),
    reason     TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    attempt    INTEGER NOT NULL DEFAULT 0,
    attempt_id TEXT,
    attempt_at INTEGER,
    text       TEXT,                              -- the new text of an edit, frozen
    UNIQUE (delivery, action, revision),
    CHECK ((action = 'edit') = (text IS NOT NULL)),
    CHECK (state NOT IN ('intent', 'ambiguous') OR attempt_at IS NOT NULL)
) STRICT;

-- A post has one open change of a kind at a time.
CREATE UNIQUE INDEX actions_open ON actions (delivery, action)
    WHERE state IN ('planned', 'awaiting_approval', 'approved', 'intent', 'retry_wait',
                    'ambiguous', 'needs_human');

-- The article as it was told, for as long as its page is looked at again.
CREATE TABLE looks (
    delivery  INTEGER PRIMARY KEY REFERENCES deliveries (id),
    told      TEXT NOT NULL,                      -- JSON: the article
    next_look INTEGER NOT NULL,
    until     INTEGER NOT NULL,
    gone_at   INTEGER                             -- when its page was first found gone
) STRICT;

CREATE INDEX looks_due ON looks (next_look);

-- T1 freezes the article together with the post. An entry without a page of its own cannot be
-- looked at again.
CREATE TRIGGER deliveries_told AFTER UPDATE OF state ON deliveries
    WHEN NEW.state = 'intent' AND OLD.state <> 'intent'
BEGIN
    INSERT OR REPLACE INTO looks (delivery, told, next_look, until)
    SELECT NEW.id, articles.article, NEW.changed_at + 86400000, NEW.changed_at + 7 * 86400000
    FROM articles JOIN items ON items.id = articles.item
    WHERE articles.item = NEW.item AND items.link IS NOT NULL;
END;
