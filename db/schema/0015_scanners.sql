-- Scanners at this machine, by their keys: the lane that each was bound to last, and how each is set up.

CREATE TABLE scanner_lanes(
  device      TEXT PRIMARY KEY CONSTRAINT "a scanner has a key" CHECK (device <> ''),
  lane        TEXT NOT NULL CONSTRAINT "a scanner is bound to a lane" CHECK (lane <> ''),
  bound_at_ms INTEGER NOT NULL  -- UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE scanner_setups(
  device         TEXT PRIMARY KEY CONSTRAINT "a scanner has a key" CHECK (device <> ''),
  settings       TEXT NOT NULL,  -- JSON of records::ScannerSetup
  findings       TEXT NOT NULL,  -- JSON list of records::Text
  adjusted_at_ms INTEGER NOT NULL  -- UTC
) STRICT, WITHOUT ROWID;
