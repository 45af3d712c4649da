-- Who is logged in at the admin page, and links that log in once. Of each secret only its hash is
-- kept, so that whoever reads this file, or a backup of it, cannot log in with it.
-- This file is never changed: a later one is added.

CREATE TABLE admin_links (
    hash       BLOB PRIMARY KEY,        -- SHA-256 of the secret in the link
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE admin_sessions (
    hash      BLOB PRIMARY KEY,         -- SHA-256 of the secret in the cookie
    opened_by TEXT NOT NULL,            -- 'link', or a hash of the password's hash as configured then
    opened_at INTEGER NOT NULL,
    seen_at   INTEGER NOT NULL          -- when it was last used, a few minutes late at most
) STRICT, WITHOUT ROWID;
