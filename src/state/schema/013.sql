-- What a network said of a token beside its end: until when data may be read, and that the app
-- behind it shows its posts to nobody. This file is never changed: a later one is added.
ALTER TABLE token_reports ADD COLUMN data_access_at INTEGER;  -- NULL: it does not end
ALTER TABLE token_reports ADD COLUMN development TEXT;         -- how that is known; NULL: it is not
