-- Labels that carriers made: of each waybill the newest. The labels themselves lie sealed beside the store.

CREATE TABLE waybill_labels(
  waybill TEXT PRIMARY KEY CONSTRAINT "a carrier's label is of a waybill" CHECK (waybill <> ''),
  number  TEXT NOT NULL,  -- of the order that names the waybill
  file    TEXT NOT NULL CONSTRAINT "a carrier's label lies in a file" CHECK (file <> ''),
  kind    TEXT NOT NULL CONSTRAINT "a carrier's label is of a known kind"
    CHECK (kind IN ('pdf', 'png', 'jpeg', 'zpl', 'tspl', 'epl', 'cpcl', 'escpos')),
  fit     TEXT NOT NULL CHECK (fit IN ('', 'contain', 'cover', 'actual', 'width')),
  bytes   INTEGER NOT NULL CHECK (bytes > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX waybill_labels_number ON waybill_labels(number);
