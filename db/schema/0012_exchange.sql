-- An exchange (F26): a return and the new order that goes out for it, tied together.

-- What this order is the exchange for, as it was told: a return, its RMA, or the order that came back. Or empty.
ALTER TABLE orders ADD COLUMN exchange_of TEXT NOT NULL DEFAULT '';
CREATE INDEX orders_exchange_of ON orders(exchange_of) WHERE exchange_of <> '';

-- Returns that were signed as exchanges, and the order that was made for each.
CREATE TABLE exchanges(
  document TEXT PRIMARY KEY REFERENCES returns(document),
  seq      INTEGER NOT NULL REFERENCES journal(seq),  -- that wants it: the oldest is served first
  rma      TEXT NOT NULL,
  number   TEXT NOT NULL,  -- of the order that came back, or empty: blind
  ticket   TEXT NOT NULL REFERENCES tickets(ticket),
  made     TEXT NOT NULL DEFAULT '' CONSTRAINT "no order is an exchange for itself" CHECK (made = '' OR made <> number)
) STRICT, WITHOUT ROWID;
CREATE INDEX exchanges_rma ON exchanges(rma) WHERE rma <> '';
CREATE INDEX exchanges_number ON exchanges(number) WHERE number <> '';
CREATE UNIQUE INDEX exchanges_made ON exchanges(made) WHERE made <> '';

-- One kind more; a CHECK can't be changed.
CREATE TABLE outbox_with_exchange(
  seq   INTEGER PRIMARY KEY REFERENCES journal(seq),
  kind  TEXT NOT NULL CHECK (kind IN ('order.ended', 'parcel.sealed', 'parcel.unsealed', 'exchange.wanted')),
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state = 'pending')
) STRICT;
INSERT INTO outbox_with_exchange SELECT * FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_with_exchange RENAME TO outbox;
