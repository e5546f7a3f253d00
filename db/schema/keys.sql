-- The key file beside the store: one key per order for its personal data, and what must outlive a restored store.

CREATE TABLE keys(
  number TEXT PRIMARY KEY,
  key    BLOB CHECK (length(key) = 32)  -- null: forgotten, and never to be made again
) STRICT, WITHOUT ROWID;
CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
