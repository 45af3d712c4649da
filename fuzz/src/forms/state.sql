-- Twelve items, each told on both networks: on Facebook the states in order, on X the next one.
INSERT INTO stories VALUES (1, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(1, 'haus', 1, '{"title":"Der Verein eröffnet eine Werkstatt","link":"https://www.verein.example/aktuelles/1","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/1', 'Der Verein eröffnet eine Werkstatt', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (1, '{"url":"https://www.verein.example/aktuelles/1","canonical":null,"title":"Der Verein eröffnet eine Werkstatt","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein eine Werkstatt im Hof des Rathauses. Rund 10 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(1, 1, 1, 'facebook', 'planned', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, NULL, NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(2, 1, 1, 'x', 'awaiting_approval', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein eine Werkstatt im Hof des Rathauses. Rund 10 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/1","link":"https://www.verein.example/aktuelles/1","image":null}', NULL);
INSERT INTO stories VALUES (2, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(2, 'haus', 2, '{"title":"Der Verein eröffnet eine Bibliothek","link":"https://www.verein.example/aktuelles/2","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/2', 'Der Verein eröffnet eine Bibliothek', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (2, '{"url":"https://www.verein.example/aktuelles/2","canonical":null,"title":"Der Verein eröffnet eine Bibliothek","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein eine Bibliothek im Hof des Rathauses. Rund 20 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(3, 2, 2, 'facebook', 'awaiting_approval', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein eine Bibliothek im Hof des Rathauses. Rund 20 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/2","link":"https://www.verein.example/aktuelles/2","image":null}', NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(4, 2, 2, 'x', 'approved', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein eine Bibliothek im Hof des Rathauses. Rund 20 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/2","link":"https://www.verein.example/aktuelles/2","image":null}', NULL);
INSERT INTO stories VALUES (3, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(3, 'haus', 3, '{"title":"Der Verein eröffnet eine Sprachschule","link":"https://www.verein.example/aktuelles/3","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/3', 'Der Verein eröffnet eine Sprachschule', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (3, '{"url":"https://www.verein.example/aktuelles/3","canonical":null,"title":"Der Verein eröffnet eine Sprachschule","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein eine Sprachschule im Hof des Rathauses. Rund 30 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(5, 3, 3, 'facebook', 'approved', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein eine Sprachschule im Hof des Rathauses. Rund 30 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/3","link":"https://www.verein.example/aktuelles/3","image":null}', NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(6, 3, 3, 'x', 'posted', 'so', 1795000000000, 1795000000000, 1795000000000, 1795000000000, '{"text":"Am Montag eröffnete der Verein eine Sprachschule im Hof des Rathauses. Rund 30 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/3","link":"https://www.verein.example/aktuelles/3","image":null}', '1006');
INSERT INTO stories VALUES (4, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(4, 'haus', 4, '{"title":"Der Verein eröffnet einen Garten","link":"https://www.verein.example/aktuelles/4","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/4', 'Der Verein eröffnet einen Garten', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (4, '{"url":"https://www.verein.example/aktuelles/4","canonical":null,"title":"Der Verein eröffnet einen Garten","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein einen Garten im Hof des Rathauses. Rund 40 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(7, 4, 4, 'facebook', 'posted', 'so', 1795000000000, 1795000000000, 1795000000000, 1795000000000, '{"text":"Am Montag eröffnete der Verein einen Garten im Hof des Rathauses. Rund 40 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/4","link":"https://www.verein.example/aktuelles/4","image":null}', '1007');
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(8, 4, 4, 'x', 'retry_wait', 'so', 1795000000000, 1795000000000, 1795000000000, 1795000000000, '{"text":"Am Montag eröffnete der Verein einen Garten im Hof des Rathauses. Rund 40 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/4","link":"https://www.verein.example/aktuelles/4","image":null}', NULL);
INSERT INTO stories VALUES (5, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(5, 'haus', 5, '{"title":"Der Verein eröffnet eine Küche","link":"https://www.verein.example/aktuelles/5","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/5', 'Der Verein eröffnet eine Küche', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (5, '{"url":"https://www.verein.example/aktuelles/5","canonical":null,"title":"Der Verein eröffnet eine Küche","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein eine Küche im Hof des Rathauses. Rund 50 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(9, 5, 5, 'facebook', 'retry_wait', 'so', 1795000000000, 1795000000000, 1795000000000, 1795000000000, '{"text":"Am Montag eröffnete der Verein eine Küche im Hof des Rathauses. Rund 50 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/5","link":"https://www.verein.example/aktuelles/5","image":null}', NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(10, 5, 5, 'x', 'failed', 'so', 1795000000000, 1795000000000, 1795000000000, 1795000000000, '{"text":"Am Montag eröffnete der Verein eine Küche im Hof des Rathauses. Rund 50 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/5","link":"https://www.verein.example/aktuelles/5","image":null}', NULL);
INSERT INTO stories VALUES (6, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(6, 'haus', 6, '{"title":"Der Verein eröffnet ein Archiv","link":"https://www.verein.example/aktuelles/6","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/6', 'Der Verein eröffnet ein Archiv', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (6, '{"url":"https://www.verein.example/aktuelles/6","canonical":null,"title":"Der Verein eröffnet ein Archiv","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein ein Archiv im Hof des Rathauses. Rund 60 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(11, 6, 6, 'facebook', 'failed', 'so', 1795000000000, 1795000000000, 1795000000000, 1795000000000, '{"text":"Am Montag eröffnete der Verein ein Archiv im Hof des Rathauses. Rund 60 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/6","link":"https://www.verein.example/aktuelles/6","image":null}', NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(12, 6, 6, 'x', 'ambiguous', 'so', 1795000000000, 1795000000000, 1795000000000, 1795000000000, '{"text":"Am Montag eröffnete der Verein ein Archiv im Hof des Rathauses. Rund 60 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/6","link":"https://www.verein.example/aktuelles/6","image":null}', NULL);
INSERT INTO stories VALUES (7, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(7, 'haus', 7, '{"title":"Der Verein eröffnet eine Bühne","link":"https://www.verein.example/aktuelles/7","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/7', 'Der Verein eröffnet eine Bühne', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (7, '{"url":"https://www.verein.example/aktuelles/7","canonical":null,"title":"Der Verein eröffnet eine Bühne","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein eine Bühne im Hof des Rathauses. Rund 70 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(13, 7, 7, 'facebook', 'ambiguous', 'so', 1795000000000, 1795000000000, 1795000000000, 1795000000000, '{"text":"Am Montag eröffnete der Verein eine Bühne im Hof des Rathauses. Rund 70 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/7","link":"https://www.verein.example/aktuelles/7","image":null}', NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(14, 7, 7, 'x', 'needs_human', 'so', 1795000000000, 1795000000000, 1795000000000, 1795000000000, '{"text":"Am Montag eröffnete der Verein eine Bühne im Hof des Rathauses. Rund 70 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/7","link":"https://www.verein.example/aktuelles/7","image":null}', NULL);
INSERT INTO stories VALUES (8, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(8, 'haus', 8, '{"title":"Der Verein eröffnet ein Lager","link":"https://www.verein.example/aktuelles/8","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/8', 'Der Verein eröffnet ein Lager', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (8, '{"url":"https://www.verein.example/aktuelles/8","canonical":null,"title":"Der Verein eröffnet ein Lager","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein ein Lager im Hof des Rathauses. Rund 80 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(15, 8, 8, 'facebook', 'needs_human', 'so', 1795000000000, 1795000000000, 1795000000000, 1795000000000, '{"text":"Am Montag eröffnete der Verein ein Lager im Hof des Rathauses. Rund 80 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/8","link":"https://www.verein.example/aktuelles/8","image":null}', NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(16, 8, 8, 'x', 'rejected', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein ein Lager im Hof des Rathauses. Rund 80 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/8","link":"https://www.verein.example/aktuelles/8","image":null}', NULL);
INSERT INTO stories VALUES (9, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(9, 'haus', 9, '{"title":"Der Verein eröffnet eine Schmiede","link":"https://www.verein.example/aktuelles/9","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/9', 'Der Verein eröffnet eine Schmiede', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (9, '{"url":"https://www.verein.example/aktuelles/9","canonical":null,"title":"Der Verein eröffnet eine Schmiede","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein eine Schmiede im Hof des Rathauses. Rund 90 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(17, 9, 9, 'facebook', 'rejected', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein eine Schmiede im Hof des Rathauses. Rund 90 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/9","link":"https://www.verein.example/aktuelles/9","image":null}', NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(18, 9, 9, 'x', 'suppressed', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein eine Schmiede im Hof des Rathauses. Rund 90 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/9","link":"https://www.verein.example/aktuelles/9","image":null}', NULL);
INSERT INTO stories VALUES (10, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(10, 'haus', 10, '{"title":"Der Verein eröffnet ein Studio","link":"https://www.verein.example/aktuelles/10","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/10', 'Der Verein eröffnet ein Studio', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (10, '{"url":"https://www.verein.example/aktuelles/10","canonical":null,"title":"Der Verein eröffnet ein Studio","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein ein Studio im Hof des Rathauses. Rund 100 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(19, 10, 10, 'facebook', 'suppressed', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein ein Studio im Hof des Rathauses. Rund 100 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/10","link":"https://www.verein.example/aktuelles/10","image":null}', NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(20, 10, 10, 'x', 'expired', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein ein Studio im Hof des Rathauses. Rund 100 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/10","link":"https://www.verein.example/aktuelles/10","image":null}', NULL);
INSERT INTO stories VALUES (11, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(11, 'haus', 11, '{"title":"Der Verein eröffnet einen Laden","link":"https://www.verein.example/aktuelles/11","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/11', 'Der Verein eröffnet einen Laden', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (11, '{"url":"https://www.verein.example/aktuelles/11","canonical":null,"title":"Der Verein eröffnet einen Laden","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein einen Laden im Hof des Rathauses. Rund 110 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(21, 11, 11, 'facebook', 'expired', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein einen Laden im Hof des Rathauses. Rund 110 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/11","link":"https://www.verein.example/aktuelles/11","image":null}', NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(22, 11, 11, 'x', 'withdrawn', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein einen Laden im Hof des Rathauses. Rund 110 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/11","link":"https://www.verein.example/aktuelles/11","image":null}', NULL);
INSERT INTO stories VALUES (12, 1795000000000);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, reads, read_at) VALUES
(12, 'haus', 12, '{"title":"Der Verein eröffnet ein Büro","link":"https://www.verein.example/aktuelles/12","guid":null,"published":null,"summary":null,"content":null,"image":null}',
 'https://www.verein.example/aktuelles/12', 'Der Verein eröffnet ein Büro', 1795000000000, 'told', 'read', 1, 1795000000000);
INSERT INTO articles VALUES (12, '{"url":"https://www.verein.example/aktuelles/12","canonical":null,"title":"Der Verein eröffnet ein Büro","date":"2026-11-16","author":null,"text":"Am Montag eröffnete der Verein ein Büro im Hof des Rathauses. Rund 120 Gäste kamen.","image":null,"language":"de"}', 1795000000000);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(23, 12, 12, 'facebook', 'withdrawn', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, '{"text":"Am Montag eröffnete der Verein ein Büro im Hof des Rathauses. Rund 120 Gäste kamen.\n\nhttps://www.verein.example/aktuelles/12","link":"https://www.verein.example/aktuelles/12","image":null}', NULL);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before, attempt_at, post, remote_id) VALUES
(24, 12, 12, 'x', 'planned', 'so', 1795000000000, 1795000000000, 1795000000000, NULL, NULL, NULL);
-- Changes of the two posts that stand there, and a source in quarantine.
INSERT INTO actions (id, delivery, action, revision, state, reason, created_at, changed_at, not_before, text) VALUES
(1, 7, 'delete', 1, 'awaiting_approval', 'gone', 1795000000000, 1795000000000, 1795000000000, NULL),
(2, 6, 'delete', 1, 'failed', 'refused', 1795000000000, 1795000000000, 1795000000000, NULL);
INSERT INTO sources (name, url, kind, baseline_at, polled_at, ok_at, quarantined_at, quarantine) VALUES
('haus', 'https://www.verein.example/feed.xml', 'feed', 1795000000000, 1795000000000, 1795000000000, 1795000000000, 'other dates');
INSERT INTO journal (at, source, item, delivery, account, event, detail) VALUES (1795000000000, 'haus', 1, 1, 'facebook', 'planned', 'a new item');
