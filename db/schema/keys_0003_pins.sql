-- PINs beside passwords, in one table: both are kept, backed up and restored alike.

CREATE TABLE secrets(
  kind     TEXT NOT NULL CHECK (kind IN ('password', 'pin')),
  operator TEXT NOT NULL CONSTRAINT "a secret is somebody's" CHECK (operator <> ''),
  number   INTEGER NOT NULL CHECK (number > 0),  -- counts those of one kind and operator: the greatest opens
  hash     TEXT NOT NULL CONSTRAINT "a hash says how it was made" CHECK (hash LIKE '$argon2id$%'),
  set_ms   INTEGER NOT NULL,                     -- UTC
  given    INTEGER NOT NULL CHECK (given IN (0, 1)),  -- by somebody else
  PRIMARY KEY (kind, operator, number)
) STRICT, WITHOUT ROWID;
INSERT INTO secrets SELECT 'password', operator, number, hash, set_ms, given FROM passwords;
DROP TABLE passwords;
