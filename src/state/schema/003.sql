-- Tokens that a person's login gave, sealed: the key stands elsewhere.
CREATE TABLE tokens (
    account    TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('oauth2', 'page')),
    generation INTEGER NOT NULL,          -- grows with each token stored; names it in the journal
    standing   TEXT NOT NULL CHECK (standing IN ('usable', 'refreshing', 'lost')),
    reason     TEXT NOT NULL,             -- why it stands so
    issuer     TEXT NOT NULL,             -- the server that gave it: it is shown to no other
    sealed     BLOB NOT NULL,             -- nonce and ciphertext
    stored_at  INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    expires_at INTEGER,                   -- when it ceases to be taken, where that is known
    PRIMARY KEY (account, kind)
) STRICT, WITHOUT ROWID;

-- The picture of a delivery: uploaded before T1, since an upload is no post.
CREATE TABLE media (
    delivery   INTEGER PRIMARY KEY REFERENCES deliveries (id),
    tries      INTEGER NOT NULL DEFAULT 0,
    uploaded   TEXT NOT NULL DEFAULT '[]', -- JSON: id and alternative text, as they go with the post
    usable_to  INTEGER,                    -- when the network forgets the upload
    note       TEXT NOT NULL               -- what became of the picture
) STRICT;
