-- What a network said of a token beside its end, and which strays were looked at. This file is
-- never changed: a later one is added.
ALTER TABLE token_reports ADD COLUMN data_access_at INTEGER;  -- NULL: it does not end
ALTER TABLE token_reports ADD COLUMN development TEXT;         -- how that is known; NULL: it is not

-- When it was asked whether this post stands in the place of one that the backup knew.
ALTER TABLE strays ADD COLUMN looked_at INTEGER;
