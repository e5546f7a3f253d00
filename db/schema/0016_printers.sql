-- Printers as people set them: those that are held back, and what each lane chose to print at.

CREATE TABLE printers_held(
  printer    TEXT PRIMARY KEY CONSTRAINT "a printer has a name" CHECK (printer <> ''),
  reason     TEXT NOT NULL,
  held_by    TEXT NOT NULL,
  held_at_ms INTEGER NOT NULL  -- UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE lane_printers(
  lane    TEXT PRIMARY KEY CONSTRAINT "a lane has a name" CHECK (lane <> ''),
  printer TEXT NOT NULL CONSTRAINT "a printer has a name" CHECK (printer <> '')
) STRICT, WITHOUT ROWID;
