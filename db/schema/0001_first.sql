-- The first schema: the journal, and the projections that are folded from it.
-- Every table but the journal can be thrown away and folded again; README.md says how and why it is cut so.

CREATE TABLE journal(
  seq      INTEGER PRIMARY KEY,  -- dense from 1
  at_ms    INTEGER NOT NULL,
  lane     TEXT NOT NULL,
  person   TEXT NOT NULL,
  stream   TEXT NOT NULL,
  input_id TEXT,                 -- these four stand on the first row of a batch
  source   TEXT,
  raw      BLOB,
  aim      TEXT,
  type     TEXT NOT NULL,
  payload  TEXT NOT NULL,
  hash     BLOB NOT NULL,
  CONSTRAINT "a hash has 32 bytes" CHECK (length(hash) = 32),
  CONSTRAINT "an input is whole or absent" CHECK ((source IS NULL) = (raw IS NULL) AND
    (source IS NULL) = (aim IS NULL) AND (source IS NOT NULL OR input_id IS NULL))
) STRICT;
CREATE INDEX journal_stream ON journal(stream);
CREATE UNIQUE INDEX journal_input ON journal(input_id) WHERE input_id IS NOT NULL;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: write a compensating event'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: write a compensating event'); END;

CREATE TABLE operators(
  id       TEXT PRIMARY KEY CONSTRAINT "an operator has an id" CHECK (id <> ''),
  name     TEXT NOT NULL,
  badge    TEXT NOT NULL,
  role     TEXT NOT NULL CHECK (role IN ('packer', 'receiver', 'supervisor', 'admin')),
  language TEXT NOT NULL,
  active   INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX operators_badge ON operators(badge) WHERE active = 1 AND badge <> '';

CREATE TABLE items(
  item      TEXT PRIMARY KEY CONSTRAINT "an item has a name" CHECK (item <> ''),
  name_zh   TEXT NOT NULL,
  name_en   TEXT NOT NULL,
  weight_g  INTEGER NOT NULL CONSTRAINT "a weight is not negative" CHECK (weight_g >= 0),
  lot       INTEGER NOT NULL CHECK (lot IN (0, 1)),
  expiry    INTEGER NOT NULL CHECK (expiry IN (0, 1)),
  serial    INTEGER NOT NULL CHECK (serial IN (0, 1)),
  hazardous INTEGER NOT NULL CHECK (hazardous IN (0, 1)),
  image     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE barcodes(
  item     TEXT NOT NULL REFERENCES items(item),
  position INTEGER NOT NULL,
  code     TEXT NOT NULL CONSTRAINT "a barcode has a code" CHECK (code <> ''),
  quantity INTEGER NOT NULL CONSTRAINT "a barcode means one piece or more" CHECK (quantity > 0),
  gtin14   TEXT CHECK (length(gtin14) = 14),  -- where the code is a GTIN with a right check digit
  PRIMARY KEY (item, position),
  CONSTRAINT "a barcode stands once at an item" UNIQUE (code, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX barcodes_gtin14 ON barcodes(gtin14) WHERE gtin14 IS NOT NULL;

CREATE TABLE kit_parts(
  item     TEXT NOT NULL REFERENCES items(item),
  part     TEXT NOT NULL CONSTRAINT "a kit does not hold itself" CHECK (part <> '' AND part <> item),
  position INTEGER NOT NULL,
  quantity INTEGER NOT NULL CONSTRAINT "a kit holds one piece or more of a part" CHECK (quantity > 0),
  PRIMARY KEY (item, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE orders(
  id            INTEGER PRIMARY KEY,  -- seq of the journal row that brought it
  number        TEXT NOT NULL UNIQUE CONSTRAINT "an order has a number" CHECK (number <> ''),
  revision      INTEGER NOT NULL CONSTRAINT "revisions begin at 1" CHECK (revision > 0),
  late_revision INTEGER NOT NULL DEFAULT 0,  -- a change that came after the end; 0: none
  state         TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'packing', 'shipped', 'shorted', 'cancelled')),
  token         INTEGER NOT NULL DEFAULT 0 CHECK (token >= 0),
  lane          TEXT NOT NULL DEFAULT '',
  person        TEXT NOT NULL DEFAULT '',
  cancelled     INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  channel       TEXT NOT NULL,
  carrier       TEXT NOT NULL,
  paid_at       TEXT NOT NULL,
  ship_by       TEXT NOT NULL,
  due           INTEGER NOT NULL CONSTRAINT "ship_by is an RFC 3339 time" CHECK (due > 0),  -- ship_by in UTC seconds
  tote          TEXT NOT NULL,
  pick_list     TEXT NOT NULL,
  waybills      TEXT NOT NULL,  -- JSON list
  consignee     TEXT NOT NULL,  -- sealed
  CONSTRAINT "only an order in packing has a lane" CHECK ((state = 'packing') = (lane <> ''))
) STRICT;
CREATE INDEX orders_due ON orders(due) WHERE state IN ('open', 'packing');
CREATE INDEX orders_tote ON orders(tote) WHERE tote <> '';
CREATE INDEX orders_pick_list ON orders(pick_list) WHERE pick_list <> '';

CREATE TABLE order_lines(
  order_id INTEGER NOT NULL REFERENCES orders(id),
  line     TEXT NOT NULL CONSTRAINT "a line has a name" CHECK (line <> ''),
  position INTEGER NOT NULL,
  item     TEXT NOT NULL CONSTRAINT "a line has an item" CHECK (item <> ''),
  quantity INTEGER NOT NULL CONSTRAINT "a line wants one piece or more" CHECK (quantity > 0),
  gift     INTEGER NOT NULL CHECK (gift IN (0, 1)),
  PRIMARY KEY (order_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_notes(
  order_id INTEGER NOT NULL REFERENCES orders(id),
  note     TEXT NOT NULL CONSTRAINT "a note has a name" CHECK (note <> ''),
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('remark', 'gift')),
  text     TEXT NOT NULL,
  PRIMARY KEY (order_id, note)
) STRICT, WITHOUT ROWID;

CREATE TABLE lanes(
  lane   TEXT PRIMARY KEY CONSTRAINT "a lane has a name" CHECK (lane <> ''),
  person TEXT,  -- JSON of the operator as signed in
  stop   TEXT,  -- JSON of the text that must be acknowledged
  asked  TEXT,  -- JSON of the question that waits
  number TEXT REFERENCES orders(number)
) STRICT, WITHOUT ROWID;

CREATE TABLE parcels(
  parcel   TEXT PRIMARY KEY CONSTRAINT "a parcel has a name" CHECK (parcel <> ''),
  order_id INTEGER NOT NULL REFERENCES orders(id),
  number   INTEGER NOT NULL,  -- within the order; 0 until it is closed
  state    TEXT NOT NULL CHECK (state IN ('packing', 'closed', 'sealed', 'cancelled')),
  waybill  TEXT NOT NULL,
  carrier  TEXT NOT NULL,
  weight_g INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX parcels_order ON parcels(order_id);
CREATE INDEX parcels_waybill ON parcels(waybill) WHERE waybill <> '';
CREATE INDEX parcels_sealed ON parcels(state) WHERE state = 'sealed';

CREATE TABLE parcel_contents(
  parcel   TEXT NOT NULL REFERENCES parcels(parcel),
  entry    INTEGER NOT NULL,
  line     TEXT NOT NULL,
  item     TEXT NOT NULL,
  quantity INTEGER NOT NULL CONSTRAINT "a parcel holds one piece or more of an entry" CHECK (quantity > 0),
  lot      TEXT NOT NULL,
  expiry   TEXT NOT NULL,
  serial   TEXT NOT NULL,
  PRIMARY KEY (parcel, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE print_jobs(
  requested_seq INTEGER PRIMARY KEY REFERENCES journal(seq),
  job     TEXT NOT NULL UNIQUE CONSTRAINT "a print job has a name" CHECK (job <> ''),
  number  TEXT NOT NULL REFERENCES orders(number),
  parcel  TEXT NOT NULL,
  intent  TEXT NOT NULL CONSTRAINT "a print job is a label or a slip" CHECK (intent IN ('label', 'slip')),
  copy    INTEGER NOT NULL CONSTRAINT "copies are counted from 1" CHECK (copy > 0),
  lane    TEXT NOT NULL,
  reason  TEXT NOT NULL,
  state   TEXT NOT NULL CHECK (state IN ('requested', 'sending', 'sent', 'confirmed', 'in_doubt', 'failed', 'voided')),
  printer TEXT NOT NULL,
  why     TEXT NOT NULL,
  picture TEXT NOT NULL,
  CONSTRAINT "this copy was requested before" UNIQUE (parcel, number, intent, copy)
) STRICT;
CREATE INDEX print_jobs_unfinished ON print_jobs(state) WHERE state IN ('requested', 'sending', 'sent', 'in_doubt');

CREATE TABLE movements(
  seq           INTEGER NOT NULL REFERENCES journal(seq),
  part          INTEGER NOT NULL,  -- counts the movements of one journal row
  item          TEXT NOT NULL CONSTRAINT "a movement has an item" CHECK (item <> ''),
  lot           TEXT NOT NULL,
  quantity      INTEGER NOT NULL CONSTRAINT "a movement moves one piece or more" CHECK (quantity > 0),
  from_location TEXT NOT NULL CHECK (from_location <> ''),
  to_location   TEXT NOT NULL CONSTRAINT "a movement goes somewhere else" CHECK (to_location NOT IN ('', from_location)),
  PRIMARY KEY (seq, part)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER movements_no_update BEFORE UPDATE ON movements
BEGIN SELECT RAISE(ABORT, 'movements are append-only: write a compensating movement'); END;
CREATE TRIGGER movements_no_delete BEFORE DELETE ON movements
BEGIN SELECT RAISE(ABORT, 'movements are append-only: write a compensating movement'); END;

CREATE TABLE balances(
  location TEXT NOT NULL,
  item     TEXT NOT NULL,
  lot      TEXT NOT NULL,
  quantity INTEGER NOT NULL,  -- may be negative outside, and where opening stock was not told
  PRIMARY KEY (location, item, lot)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox(
  seq   INTEGER PRIMARY KEY REFERENCES journal(seq),
  kind  TEXT NOT NULL CHECK (kind IN ('order.ended', 'parcel.sealed')),
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state = 'pending')
) STRICT;
