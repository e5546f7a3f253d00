-- The key file beside the store: one key per order for its personal data, and where copies of it lie.

CREATE TABLE keys(
  number TEXT PRIMARY KEY,
  key    BLOB CHECK (length(key) = 32)  -- null: forgotten, and never to be made again
) STRICT, WITHOUT ROWID;
CREATE TABLE backup_folders(folder TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;  -- where copies of the keys lie
