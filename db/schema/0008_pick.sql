-- Picking: which orders are on a pick list, what was short, and what was seen of shelves that should be empty.

-- An order stands here as long as it is being picked, and after it was: it is never offered twice.
CREATE TABLE picks(
  number   TEXT PRIMARY KEY REFERENCES orders(number),
  document TEXT NOT NULL CHECK (document <> ''),
  revision INTEGER NOT NULL,            -- of the order as the picker has it
  tote     TEXT NOT NULL DEFAULT '',
  state    TEXT NOT NULL DEFAULT 'picking' CHECK (state IN ('picking', 'picked'))
) STRICT, WITHOUT ROWID;
CREATE INDEX picks_document ON picks(document);

-- What could not be picked (F17).
CREATE TABLE shortages(
  seq      INTEGER PRIMARY KEY REFERENCES journal(seq),
  number   TEXT NOT NULL REFERENCES orders(number),
  line     TEXT NOT NULL,
  item     TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  reason   TEXT NOT NULL,
  since_ms INTEGER NOT NULL,  -- UTC
  document TEXT NOT NULL
) STRICT;
CREATE INDEX shortages_order ON shortages(number);

-- The free count of the empty-shelf question.
CREATE TABLE shelf_looks(
  seq      INTEGER PRIMARY KEY REFERENCES journal(seq),
  location TEXT NOT NULL,
  item     TEXT NOT NULL,
  expected INTEGER NOT NULL,  -- pieces by the books
  empty    INTEGER NOT NULL CHECK (empty IN (0, 1)),
  at_ms    INTEGER NOT NULL   -- UTC
) STRICT;
CREATE INDEX shelf_looks_location ON shelf_looks(location);
