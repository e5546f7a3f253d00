-- Corrections after sealing (F19): a sealed parcel is opened again, an order's goods are sent once more.

-- The first order, of which this one sends goods once more; it need not have been here. Or empty.
ALTER TABLE orders ADD COLUMN reship_of TEXT NOT NULL DEFAULT '';
CREATE INDEX orders_reship_of ON orders(reship_of) WHERE reship_of <> '';

-- JSON of the order as it was told after its end: what it is when it is opened again. Empty: late_revision is 0, or
-- a cancellation.
ALTER TABLE orders ADD COLUMN late_told TEXT NOT NULL DEFAULT '';
UPDATE orders SET late_told = coalesce((SELECT j.payload -> 'order' FROM journal j
  WHERE j.stream = 'order:' || orders.number AND j.type = 'order.received' ORDER BY j.seq DESC LIMIT 1), '')
  WHERE late_revision > 0 AND late_cancelled = 0;
UPDATE orders SET late_told = json_remove(late_told, '$.consignee') WHERE late_told <> '' AND EXISTS
  (SELECT 1 FROM journal j WHERE j.stream = 'order:' || orders.number AND j.type = 'order.forgotten');

-- Sealed parcels that can't be unpacked any more, but may be sent again: handed over, or goods of their order came back.
CREATE VIEW parcels_left AS
  SELECT p.parcel, o.id AS order_id, o.number, o.reship_of FROM parcels p JOIN orders o ON o.id = p.order_id
  WHERE p.state = 'sealed' AND (
    EXISTS (SELECT 1 FROM manifest_parcels m JOIN manifests h USING(document) WHERE m.parcel = p.parcel AND h.state = 'handed')
    OR EXISTS (SELECT 1 FROM returned_pieces r WHERE r.number = o.number AND r.number <> '' AND r.odd = ''));

-- One kind more; a CHECK can't be changed.
CREATE TABLE outbox_with_unsealed(
  seq   INTEGER PRIMARY KEY REFERENCES journal(seq),
  kind  TEXT NOT NULL CHECK (kind IN ('order.ended', 'parcel.sealed', 'parcel.unsealed')),
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state = 'pending')
) STRICT;
INSERT INTO outbox_with_unsealed SELECT * FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_with_unsealed RENAME TO outbox;
