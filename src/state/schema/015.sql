-- What one item tells of, found without reading what all others do. This file is never changed: a
-- later one is added.
CREATE INDEX happenings_item ON happenings (item);
