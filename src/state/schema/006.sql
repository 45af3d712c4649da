-- A post that a network keeps unseen until it is told to show it: its number, stored before it is
-- shown, so that whatever crashes shows exactly that one. It belongs to the frozen text; another
-- text forgets it. This file is never changed: a later one is added.
ALTER TABLE deliveries ADD COLUMN draft_id TEXT;
