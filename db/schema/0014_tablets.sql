-- Lanes that are carried about: the one device that each is worked from.

CREATE TABLE tablets(
  lane         TEXT PRIMARY KEY CONSTRAINT "a tablet belongs to a lane" CHECK (lane <> ''),
  proof        TEXT NOT NULL CONSTRAINT "a proof has 64 hexadecimal digits"
    CHECK (length(proof) = 64 AND proof NOT GLOB '*[^0-9a-f]*'),
  paired_at_ms INTEGER NOT NULL,  -- UTC
  paired_by    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
