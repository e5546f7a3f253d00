-- What the supervisors' desk asks: when a parcel left, and which parcels held an item or a serial.
ALTER TABLE parcels ADD COLUMN sealed_ms INTEGER NOT NULL DEFAULT 0;  -- UTC; 0 until it is sealed
UPDATE parcels SET sealed_ms = coalesce((SELECT j.at_ms FROM journal j JOIN orders o ON j.stream = 'order:' || o.number
  WHERE o.id = parcels.order_id AND j.type = 'pack.sealed' AND j.payload ->> 'parcel' = parcels.parcel), 0)
  WHERE state = 'sealed';
CREATE INDEX parcels_sealed_at ON parcels(sealed_ms) WHERE sealed_ms > 0;
CREATE INDEX parcel_contents_item ON parcel_contents(item);
CREATE INDEX parcel_contents_serial ON parcel_contents(serial) WHERE serial <> '';
