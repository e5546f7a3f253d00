-- Receiving: what was counted of each document, and every act by which goods leave the inspection area.

CREATE TABLE receipts(
  document  TEXT NOT NULL,
  item      TEXT NOT NULL,
  lot       TEXT NOT NULL,
  expiry    TEXT NOT NULL,  -- YYYY-MM-DD, or empty
  condition TEXT NOT NULL CHECK (condition IN ('sound', 'damaged', 'foreign')),
  place     TEXT NOT NULL,  -- of the inspection zone
  counted   INTEGER NOT NULL,
  passed    INTEGER NOT NULL DEFAULT 0,
  rejected  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (document, item, lot, expiry, condition, place),
  CONSTRAINT "no more is decided on than was counted" CHECK (passed >= 0 AND rejected >= 0 AND counted >= passed + rejected)
) STRICT, WITHOUT ROWID;

-- One row for each movement that may leave the inspection area, written before it.
CREATE TABLE inspections(
  seq      INTEGER PRIMARY KEY,  -- of the journal row that decides it
  document TEXT NOT NULL,
  item     TEXT NOT NULL,
  lot      TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  place    TEXT NOT NULL,
  result   TEXT NOT NULL CHECK (result IN ('passed', 'rejected', 'undone')),  -- undone: the count was, and goes back outside
  reason   TEXT NOT NULL,
  allowed  TEXT NOT NULL         -- the supervisor who let late or foreign goods pass
) STRICT;
CREATE INDEX inspections_document ON inspections(document);

-- Design 5.6: whoever books a movement, from the inspection area it needs its decision.
CREATE TRIGGER movements_need_inspection BEFORE INSERT ON movements
WHEN (NEW.from_location = 'INSPECTION'
      OR EXISTS (SELECT 1 FROM locations WHERE location = NEW.from_location AND zone = 'inspection'))
  AND NOT EXISTS (SELECT 1 FROM inspections AS i WHERE i.seq = NEW.seq AND i.place = NEW.from_location
                  AND i.item = NEW.item AND i.lot = NEW.lot AND i.quantity = NEW.quantity)
BEGIN
  SELECT RAISE(ABORT, 'only an inspection decision moves goods out of the inspection area: pass or reject them first');
END;

CREATE TRIGGER locations_keep_inspection BEFORE UPDATE OF zone ON locations
WHEN OLD.zone = 'inspection' AND NEW.zone <> 'inspection'
  AND EXISTS (SELECT 1 FROM balances WHERE location = OLD.location AND quantity <> 0)
BEGIN
  SELECT RAISE(ABORT, 'goods lie there that were not inspected: the location stays in the inspection zone until they are');
END;

-- Any scan at an idle lane may name a document.
CREATE INDEX works_document ON works(document);
