-- What was spent, and which items announce an event. This file is never changed: a later one is added.

-- One row for each operation that costs, written before or with its outcome. Money is whole
-- millionths of a US dollar.
CREATE TABLE ledger (
    id        INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    account   TEXT NOT NULL,
    delivery  INTEGER,
    operation TEXT NOT NULL CHECK (operation IN (
        'post', 'post_with_link', 'delete', 'media_metadata', 'own_read', 'other_read')),
    units     INTEGER NOT NULL CHECK (units >= 0),
    micro_usd INTEGER NOT NULL CHECK (micro_usd >= 0),   -- all units together
    void      INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1))  -- proven not to have happened
) STRICT;

CREATE INDEX ledger_at ON ledger (at);
CREATE INDEX ledger_delivery ON ledger (delivery);

-- The event that an item's article announces, as far as it has been looked for.
CREATE TABLE events (
    item    INTEGER PRIMARY KEY REFERENCES items (id),
    read_at INTEGER NOT NULL,      -- of the article it was read from
    begins  INTEGER,               -- NULL: it announces none
    over    INTEGER,
    CHECK ((begins IS NULL) = (over IS NULL))
) STRICT;

-- „Told once“ is asked of the journal.
CREATE INDEX journal_event ON journal (event, account, at);
