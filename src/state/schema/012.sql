-- Texts that wait for a person, and who decided what. This file is never changed: a later one is
-- added. Reasons and the journal's details hold a sentence's code and values, or plain text.

-- A text that was put before a person: what it was told from, and what a person made of it. The
-- text itself stands in the delivery.
CREATE TABLE held (
    delivery  INTEGER PRIMARY KEY REFERENCES deliveries (id),
    article   TEXT,                       -- JSON: the version it was told from, or judged by
    next_look INTEGER NOT NULL,           -- when its page is read again
    gone_at   INTEGER,                    -- when its page was first found gone
    edited    TEXT,                       -- JSON: by whom, when, and what they vouch for
    anew      TEXT                        -- JSON: the post as the changed article would be told
) STRICT;

CREATE INDEX held_due ON held (next_look);

-- What is over needs neither.
CREATE TRIGGER held_over AFTER UPDATE OF state ON deliveries
    WHEN NEW.state IN ('posted', 'rejected', 'suppressed', 'expired', 'withdrawn')
BEGIN
    DELETE FROM held WHERE delivery = NEW.id;
END;

-- Article texts are erased after a while, here too.
CREATE TRIGGER held_erased AFTER DELETE ON articles
BEGIN
    UPDATE held SET article = NULL, anew = NULL
    WHERE delivery IN (SELECT id FROM deliveries WHERE item = OLD.item);
END;

-- Until when a person has put a delivery off.
ALTER TABLE deliveries ADD COLUMN postponed INTEGER;

-- The person, where one decided.
ALTER TABLE journal ADD COLUMN who TEXT;
