-- Hand-over to carriers: what waits, and the manifests.

-- A change told after the order's end may be its cancellation: then its parcels must not leave.
ALTER TABLE orders ADD COLUMN late_cancelled INTEGER NOT NULL DEFAULT 0 CHECK (late_cancelled IN (0, 1));

-- Sealed parcels that are on no manifest: short, however many were sent.
CREATE TABLE waiting_parcels(
  parcel  TEXT PRIMARY KEY REFERENCES parcels(parcel),
  carrier TEXT NOT NULL COLLATE NOCASE
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_parcels_carrier ON waiting_parcels(carrier);
INSERT INTO waiting_parcels SELECT parcel, iif(carrier = '', 'carrier', carrier) FROM parcels WHERE state = 'sealed';

CREATE TABLE manifests(
  document  TEXT PRIMARY KEY CONSTRAINT "a manifest has a name" CHECK (document <> ''),
  carrier   TEXT NOT NULL COLLATE NOCASE CONSTRAINT "a manifest has a carrier" CHECK (carrier <> ''),
  cutoff    TEXT NOT NULL,
  state     TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'handed', 'dropped')),
  began_ms  INTEGER NOT NULL,  -- UTC, as the others
  closed_ms INTEGER,           -- the paper, and
  handed_ms INTEGER,           -- the driver: two times
  closed_by TEXT NOT NULL DEFAULT '',
  handed_by TEXT NOT NULL DEFAULT '',
  left_out  INTEGER NOT NULL DEFAULT 0 CHECK (left_out >= 0),
  CONSTRAINT "what is handed over was closed" CHECK (handed_ms IS NULL OR closed_ms IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX manifests_handed ON manifests(handed_ms) WHERE handed_ms IS NOT NULL;

CREATE TABLE manifest_parcels(
  parcel   TEXT PRIMARY KEY REFERENCES parcels(parcel),  -- on one manifest, or none
  document TEXT NOT NULL REFERENCES manifests(document),
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL,  -- of the order, as it was looked at
  at_ms    INTEGER NOT NULL,
  person   TEXT NOT NULL,
  CONSTRAINT "a position on a manifest is given once" UNIQUE (document, position)
) STRICT, WITHOUT ROWID;
