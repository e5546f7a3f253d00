-- Print jobs of the goods on a document: item labels and stock cards, beside those of an order's parcels.

-- SQLite changes neither a CHECK nor a NOT NULL: the table is made again.
CREATE TABLE print_jobs_with_goods(
  requested_seq INTEGER PRIMARY KEY REFERENCES journal(seq),
  job      TEXT NOT NULL UNIQUE CONSTRAINT "a print job has a name" CHECK (job <> ''),
  number   TEXT REFERENCES orders(number),  -- NULL: of a document
  parcel   TEXT NOT NULL,
  kind     TEXT NOT NULL DEFAULT '',           -- of the document, as in works
  document TEXT NOT NULL DEFAULT '',
  about    TEXT NOT NULL DEFAULT '',            -- which goods of the document
  intent   TEXT NOT NULL CONSTRAINT "a print job is a label, a slip, an item label or a stock card"
    CHECK (intent IN ('label', 'slip', 'item', 'card')),
  copy     INTEGER NOT NULL CONSTRAINT "copies are counted from 1" CHECK (copy > 0),
  labels   INTEGER NOT NULL DEFAULT 1 CONSTRAINT "a print job prints one label or more" CHECK (labels > 0),
  goods    TEXT NOT NULL DEFAULT '',            -- JSON of what an item label or stock card says
  lane     TEXT NOT NULL,
  reason   TEXT NOT NULL,
  state    TEXT NOT NULL DEFAULT 'requested'
    CHECK (state IN ('requested', 'sending', 'sent', 'confirmed', 'in_doubt', 'failed', 'voided')),
  printer  TEXT NOT NULL DEFAULT '',
  why      TEXT NOT NULL DEFAULT '',
  picture  TEXT NOT NULL DEFAULT '',
  CONSTRAINT "this copy was requested before" UNIQUE (parcel, number, intent, copy),
  CONSTRAINT "a print job is of an order or of a document"
    CHECK ((number IS NULL) = (document <> '') AND (kind = '') = (document = '')),
  CONSTRAINT "labels of goods are of a document, and no others"
    CHECK ((intent IN ('item', 'card')) = (document <> '') AND (goods <> '') = (document <> ''))
) STRICT;
INSERT INTO print_jobs_with_goods(requested_seq, job, number, parcel, intent, copy, lane, reason, state, printer, why, picture)
  SELECT requested_seq, job, number, parcel, intent, copy, lane, reason, state, printer, why, picture FROM print_jobs;
DROP TABLE print_jobs;
ALTER TABLE print_jobs_with_goods RENAME TO print_jobs;
CREATE INDEX print_jobs_unfinished ON print_jobs(state) WHERE state IN ('requested', 'sending', 'sent', 'in_doubt');
CREATE UNIQUE INDEX print_jobs_document ON print_jobs(kind, document, about, intent, copy) WHERE document <> '';
