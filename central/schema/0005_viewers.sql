-- People who look at the centre's page and close tickets; when each bench was heard, and how many rows it has.

CREATE TABLE viewers(
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name       text NOT NULL UNIQUE CHECK (name <> ''),
  key_hash   bytea NOT NULL UNIQUE,             -- BLAKE2b-256 of the key
  added_at   timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz
);

ALTER TABLE benches
  ADD heard_at timestamptz,                     -- any request of it; noted every 20 s
  ADD newest bigint NOT NULL DEFAULT 0;         -- row of its journal, as it last said: what is above `kept` is not here
UPDATE benches SET heard_at = greatest(pushed_at, pulled_at);

ALTER TABLE tickets ADD closed_by text NOT NULL DEFAULT '';
ALTER TABLE system_tickets ADD closed_by text NOT NULL DEFAULT '';
CREATE INDEX tickets_closed ON tickets(closed_at) WHERE state = 'closed';
CREATE INDEX system_tickets_closed ON system_tickets(closed_at) WHERE state = 'closed';

CREATE INDEX orders_ended ON orders(ended_at) WHERE state <> 'open';
CREATE INDEX parcels_waybill ON parcels(waybill) WHERE waybill <> '';
