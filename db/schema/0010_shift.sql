-- Checklists of a shift: a new kind of document, its points, and who was in the warehouse.

-- SQLite changes no CHECK: works and what refers to it are made again with the new kind.
CREATE TABLE kept_works AS
  SELECT kind, document, state, token, lane, person, revision, due, began, ended_ms, signed, body FROM works;
CREATE TABLE kept_work_codes AS SELECT code, kind, document FROM work_codes;
DROP TABLE work_codes;
DROP TABLE works;

CREATE TABLE works(
  kind     TEXT NOT NULL CHECK (kind IN ('receive', 'move', 'pick', 'handover', 'returns', 'count', 'shift')),
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
CREATE INDEX works_document ON works(document);

CREATE TABLE work_codes(
  code     TEXT NOT NULL CHECK (code <> ''),
  kind     TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (code, kind, document),
  FOREIGN KEY (kind, document) REFERENCES works(kind, document)
) STRICT, WITHOUT ROWID;

INSERT INTO works(kind, document, state, token, lane, person, revision, due, began, ended_ms, signed, body)
  SELECT kind, document, state, token, lane, person, revision, due, began, ended_ms, signed, body FROM kept_works;
INSERT INTO work_codes(code, kind, document) SELECT code, kind, document FROM kept_work_codes;
DROP TABLE kept_work_codes;
DROP TABLE kept_works;

CREATE TABLE shifts(
  document  TEXT PRIMARY KEY CONSTRAINT "a checklist has a name" CHECK (document <> ''),
  list      TEXT NOT NULL CHECK (list IN ('opening', 'closing')),
  day       TEXT NOT NULL,     -- YYYY-MM-DD at the bench
  began_ms  INTEGER NOT NULL,  -- UTC
  signed_by TEXT NOT NULL DEFAULT '',
  signed_ms INTEGER NOT NULL DEFAULT 0,  -- UTC; 0 until it is signed
  CONSTRAINT "a signed checklist has its time" CHECK ((signed_by <> '') = (signed_ms > 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX shifts_began ON shifts(began_ms);

-- All points of the list; answered in their order.
CREATE TABLE shift_points(
  document TEXT NOT NULL REFERENCES shifts(document),
  number   INTEGER NOT NULL CHECK (number > 0),
  point    TEXT NOT NULL,
  answer   TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'fine', 'odd')),
  odd      TEXT NOT NULL DEFAULT '',  -- what is odd
  PRIMARY KEY (document, number),
  CONSTRAINT "what is odd is told" CHECK ((answer = 'odd') = (odd <> ''))
) STRICT, WITHOUT ROWID;

-- Who was in the warehouse.
CREATE TABLE shift_people(
  document TEXT NOT NULL REFERENCES shifts(document),
  position INTEGER NOT NULL,  -- counts the badges as they came
  person   TEXT NOT NULL CHECK (person <> ''),
  called   TEXT NOT NULL,     -- his name then
  PRIMARY KEY (document, position),
  UNIQUE (document, person)
) STRICT, WITHOUT ROWID;
