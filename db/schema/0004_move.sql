-- Put-away and moves: who may handle hazardous goods, and the stock card of a place without reading the whole ledger.

ALTER TABLE operators ADD COLUMN hazardous INTEGER NOT NULL DEFAULT 0 CHECK (hazardous IN (0, 1));

-- Staging and parcels have no card: a packer's scan, which moves from one to the other, writes neither index.
CREATE INDEX movements_from ON movements(from_location)
  WHERE from_location <> 'staging' AND from_location NOT GLOB 'parcel:*';
CREATE INDEX movements_to ON movements(to_location)
  WHERE to_location <> 'staging' AND to_location NOT GLOB 'parcel:*';

-- The empty location of a zone that is nearest in the walk.
CREATE INDEX locations_walk ON locations(zone, hazardous, sequence) WHERE active = 1;
