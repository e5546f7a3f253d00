-- The floor: where goods lie, and the documents that are worked on besides orders.

CREATE TABLE locations(
  location  TEXT PRIMARY KEY CONSTRAINT "a location has a name" CHECK (location <> ''),
  zone      TEXT NOT NULL CHECK (zone IN ('dock', 'inspection', 'bulk', 'shelf', 'staging', 'quarantine', 'defects',
                                          'repair')),
  sequence  INTEGER NOT NULL,
  hazardous INTEGER NOT NULL CHECK (hazardous IN (0, 1)),
  active    INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX balances_item ON balances(item) WHERE quantity <> 0;

ALTER TABLE items ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum >= 0);
ALTER TABLE items ADD COLUMN value INTEGER NOT NULL DEFAULT 0 CHECK (value >= 0);
ALTER TABLE items ADD COLUMN days_left INTEGER NOT NULL DEFAULT 0 CHECK (days_left >= 0);

-- A document that is worked on: an inbound note, a pick list, a manifest, a return, a count task, a walk of put-aways.
CREATE TABLE works(
  kind     TEXT NOT NULL CHECK (kind IN ('receive', 'move', 'pick', 'handover', 'returns', 'count')),
  document TEXT NOT NULL CONSTRAINT "a document has a name" CHECK (document <> ''),
  state    TEXT NOT NULL CHECK (state IN ('open', 'working', 'ended', 'cancelled')),
  token    INTEGER NOT NULL DEFAULT 0 CHECK (token >= 0),
  lane     TEXT NOT NULL DEFAULT '',
  person   TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 0,
  due      INTEGER NOT NULL DEFAULT 253402300799,  -- UTC seconds; without a date: behind all others
  began    INTEGER NOT NULL,                       -- seq of the first row that tells of it
  ended_ms INTEGER,                                -- UTC
  signed   TEXT NOT NULL DEFAULT '',               -- who signed for its end
  body     TEXT NOT NULL DEFAULT '',               -- JSON of what was told from outside: a note, an RMA, a plan
  PRIMARY KEY (kind, document),
  CONSTRAINT "only a document in work has a lane" CHECK ((state = 'working') = (lane <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX works_open ON works(kind, due) WHERE state IN ('open', 'working');

-- What opens a document besides its own name: a supplier, a waybill, a tote.
CREATE TABLE work_codes(
  code     TEXT NOT NULL CHECK (code <> ''),
  kind     TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (code, kind, document),
  FOREIGN KEY (kind, document) REFERENCES works(kind, document)
) STRICT, WITHOUT ROWID;

ALTER TABLE lanes ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE lanes ADD COLUMN document TEXT NOT NULL DEFAULT '';
