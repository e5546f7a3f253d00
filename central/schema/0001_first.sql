-- The first schema: who calls, the journal of all benches, and what follows from it and from what order systems tell.

CREATE TABLE benches(
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name       text NOT NULL UNIQUE CHECK (name <> ''),
  key_hash   bytea UNIQUE,                      -- BLAKE2b-256 of the key; null: not enrolled yet
  code_hash  bytea UNIQUE,                      -- likewise of the newest code
  code_until timestamptz,
  code_used  boolean NOT NULL DEFAULT false,
  revoked_at timestamptz,
  kept       bigint NOT NULL DEFAULT 0,         -- newest journal row that is here; 0: none
  hash       bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),  -- of that row
  pushed_at  timestamptz,
  cursor     text NOT NULL DEFAULT '',          -- behind what it says it was told
  pulled_at  timestamptz
);

CREATE TABLE systems(
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name       text NOT NULL UNIQUE CHECK (name <> ''),
  key_hash   bytea NOT NULL UNIQUE,
  revoked_at timestamptz
);

-- Cut by bench: (bench, seq) is then unique over the whole table, which each row's having its effect once stands on.
-- Cut by time it could not be. One bench's rows are together, and each index is a sixteenth of the whole.
-- No foreign key: the bench's row is locked while rows come in, and a check of each would cost as much as the row.
CREATE TABLE journal(
  bench    integer NOT NULL,
  seq      bigint NOT NULL,
  at_ms    bigint NOT NULL,
  lane     text NOT NULL,
  person   text NOT NULL,
  stream   text NOT NULL,
  input_id text,
  source   text,
  raw      bytea,
  aim      text,
  type     text NOT NULL,
  payload  text NOT NULL,                       -- as it was hashed: no jsonb
  hash     bytea NOT NULL CHECK (length(hash) = 32),
  xid      xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (bench, seq)
) PARTITION BY HASH (bench);
DO $$ BEGIN
  FOR part IN 0..15 LOOP
    EXECUTE format('CREATE TABLE journal_%s PARTITION OF journal FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
  END LOOP;
END $$;
CREATE INDEX journal_kept ON journal(xid, bench, seq);  -- the order in which order systems are told

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION append_only();

-- What benches must know. A row without a bench is for all but the one that it comes from. Rows of type 'order' hold
-- only the number: what is told of it is read when it is told, so that no consignee stands here.
CREATE TABLE changes(
  xid     xid8 NOT NULL DEFAULT pg_current_xact_id(),
  id      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  bench   integer REFERENCES benches(id),
  origin  integer REFERENCES benches(id),
  type    text NOT NULL,
  payload text NOT NULL,
  PRIMARY KEY (xid, id)
);
CREATE INDEX changes_bench ON changes(bench, xid, id);

-- Items, locations, people, notes, RMAs, count plans as last told.
CREATE TABLE facts(
  kind     text NOT NULL,
  subject  text NOT NULL,
  revision bigint NOT NULL,                     -- 0: of those that have none
  type     text NOT NULL,
  payload  text NOT NULL,
  benches  text NOT NULL,                       -- JSON list of who is told; empty: all
  PRIMARY KEY (kind, subject)
);

CREATE TABLE orders(
  number       text PRIMARY KEY CHECK (number <> ''),
  revision     bigint NOT NULL,
  cancelled    boolean NOT NULL,
  reason       text NOT NULL,
  fact         text NOT NULL,                   -- JSON of the order, without its consignee
  consignee    bytea NOT NULL,                  -- under the order's key; empty: there is none
  carrier      text NOT NULL,
  channel      text NOT NULL,
  tote         text NOT NULL,
  pick_list    text NOT NULL,
  due          bigint NOT NULL,                 -- ship_by in UTC seconds
  told_at      timestamptz NOT NULL DEFAULT now(),
  state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'shipped', 'shorted', 'cancelled')),
  ended_at     timestamptz,
  sealed       integer NOT NULL DEFAULT 0,      -- parcels of it, at any bench
  token        bigint NOT NULL DEFAULT 0,       -- of its newest lease
  bench        integer REFERENCES benches(id),  -- who has it; null: nobody
  lease_until  timestamptz,
  wanted_bench integer REFERENCES benches(id),  -- who asked the holder for it
  CHECK ((bench IS NULL) = (lease_until IS NULL))
);
CREATE INDEX orders_due ON orders(due, number) WHERE state = 'open' AND NOT cancelled;
CREATE INDEX orders_bench ON orders(bench) WHERE state = 'open';
CREATE INDEX orders_tote ON orders(tote) WHERE tote <> '';
CREATE INDEX orders_pick_list ON orders(pick_list) WHERE pick_list <> '';

CREATE TABLE order_keys(
  number    text PRIMARY KEY,
  key       bytea,                              -- null: forgotten, and never made again
  forgotten_at timestamptz,
  CHECK ((key IS NULL) = (forgotten_at IS NOT NULL))
);

CREATE TABLE leases(
  number     text NOT NULL REFERENCES orders(number),
  token      bigint NOT NULL,
  bench      integer NOT NULL REFERENCES benches(id),
  seen       boolean NOT NULL DEFAULT false,    -- the bench's journal has the grant
  granted_at timestamptz NOT NULL DEFAULT now(),
  ended_at   timestamptz,
  why        text NOT NULL DEFAULT '',          -- "released", "expired", "taken_over", "ended"
  PRIMARY KEY (number, token)
);
CREATE INDEX leases_bench ON leases(bench, number);

CREATE TABLE parcels(
  bench   integer NOT NULL REFERENCES benches(id),
  parcel  text NOT NULL,
  number  text NOT NULL,
  waybill text NOT NULL,
  carrier text NOT NULL,
  token   bigint NOT NULL,                      -- of the lease that the bench had; 0: none
  at_ms   bigint NOT NULL,                      -- by the bench's clock
  sealed  boolean NOT NULL,
  PRIMARY KEY (bench, parcel)
);
CREATE INDEX parcels_number ON parcels(number);

-- What each bench put to (above zero) or took from a place that may be a location.
CREATE TABLE stock(
  location text NOT NULL,
  item     text NOT NULL,
  lot      text NOT NULL,
  bench    integer NOT NULL REFERENCES benches(id),
  quantity bigint NOT NULL,
  PRIMARY KEY (location, item, lot, bench)
);

CREATE TABLE tickets(
  bench     text NOT NULL,                      -- 'centre': opened here
  ticket    text NOT NULL,
  kind      text NOT NULL,
  document  text NOT NULL,
  text      text NOT NULL,
  state     text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  reason    text NOT NULL DEFAULT '',
  PRIMARY KEY (bench, ticket)
);
CREATE INDEX tickets_open ON tickets(kind, document) WHERE state = 'open';
