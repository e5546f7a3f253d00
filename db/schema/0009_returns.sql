-- Returns, what came back in them, and tickets.

CREATE TABLE returns(
  document  TEXT PRIMARY KEY CONSTRAINT "a return has a name" CHECK (document <> ''),
  rma       TEXT NOT NULL,
  number    TEXT NOT NULL,  -- of the order, or empty: blind
  channel   TEXT NOT NULL,
  kind      TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'customer', 'carrier')),
  packaging TEXT NOT NULL DEFAULT '' CHECK (packaging IN ('', 'intact', 'opened', 'damaged')),
  reason    TEXT NOT NULL,
  days      INTEGER NOT NULL,  -- since it was shipped; -1: not known
  began_ms  INTEGER NOT NULL   -- UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX returns_began ON returns(began_ms);

CREATE TABLE returned_pieces(
  document    TEXT NOT NULL REFERENCES returns(document),
  entry       INTEGER NOT NULL,
  number      TEXT NOT NULL,  -- of the order
  item        TEXT NOT NULL,
  quantity    INTEGER NOT NULL CONSTRAINT "one piece or more comes back" CHECK (quantity > 0),
  lot         TEXT NOT NULL,
  expiry      TEXT NOT NULL,
  serial      TEXT NOT NULL,
  grade       TEXT NOT NULL,
  disposition TEXT NOT NULL,
  place       TEXT NOT NULL,
  odd         TEXT NOT NULL CHECK (odd IN ('', 'foreign', 'surplus')),
  PRIMARY KEY (document, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX returned_pieces_order ON returned_pieces(number) WHERE number <> '';

CREATE TABLE tickets(
  ticket    TEXT PRIMARY KEY CONSTRAINT "a ticket has a name" CHECK (ticket <> ''),
  kind      TEXT NOT NULL CONSTRAINT "a ticket has a kind" CHECK (kind <> ''),
  document  TEXT NOT NULL,
  text      TEXT NOT NULL,  -- JSON of a text of the catalogue
  state     TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  opened_ms INTEGER NOT NULL,  -- UTC
  opened_by TEXT NOT NULL,
  closed_ms INTEGER,
  closed_by TEXT NOT NULL DEFAULT '',
  reason    TEXT NOT NULL DEFAULT '',
  CONSTRAINT "a closed ticket has its time" CHECK ((state = 'closed') = (closed_ms IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX tickets_open ON tickets(opened_ms) WHERE state = 'open';
CREATE INDEX tickets_document ON tickets(document);
