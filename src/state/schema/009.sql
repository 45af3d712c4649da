-- Who wrote the sentences of a post, and why. A model is asked once for each item and network; what
-- came of it stays until the article, or the model that is asked, is another one. This file is never
-- changed: a later one is added.
CREATE TABLE writings (
    item       INTEGER NOT NULL REFERENCES items (id),
    network    TEXT NOT NULL,
    matter     TEXT NOT NULL,      -- a hash of what was to be told, and of who was asked
    sentences  TEXT NOT NULL,      -- JSON: the model's sentences; an empty list where the rules write
    why        TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (item, network)
) STRICT, WITHOUT ROWID;

-- Article texts are erased after a while; what was made of them goes with them.
CREATE TRIGGER writings_erased AFTER DELETE ON articles
BEGIN
    DELETE FROM writings WHERE item = OLD.item;
END;
