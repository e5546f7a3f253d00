-- Passwords of operators: of each the one that opens, and the last ones before it.

CREATE TABLE passwords(
  operator TEXT NOT NULL CONSTRAINT "a password is somebody's" CHECK (operator <> ''),
  number   INTEGER NOT NULL CHECK (number > 0),  -- counts those of one operator: the greatest opens
  hash     TEXT NOT NULL CONSTRAINT "a hash says how it was made" CHECK (hash LIKE '$argon2id$%'),
  set_ms   INTEGER NOT NULL,                     -- UTC
  given    INTEGER NOT NULL CHECK (given IN (0, 1)),  -- by somebody else
  PRIMARY KEY (operator, number)
) STRICT, WITHOUT ROWID;
