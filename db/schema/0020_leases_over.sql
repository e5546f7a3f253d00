-- Leases of orders that ended, which are more and more, are no longer looked at nor written when leases are renewed.

CREATE TABLE renewal(
  one      INTEGER PRIMARY KEY CONSTRAINT "one row" CHECK (one = 1),
  boot     TEXT NOT NULL,     -- boot_id of the machine's start that until_ms is of; empty: leases are in doubt
  until_ms INTEGER NOT NULL,  -- CLOCK_BOOTTIME
  granted  INTEGER NOT NULL   -- what was granted up to this journal row is good until then
) STRICT;
INSERT INTO renewal SELECT 1, payload ->> 'boot', payload ->> 'until_ms', payload ->> 'granted'
FROM journal WHERE stream = 'centre' AND type = 'leases.renewed' ORDER BY seq DESC LIMIT 1;

CREATE TABLE leases_new(
  number  TEXT PRIMARY KEY CONSTRAINT "an order has a number" CHECK (number <> ''),
  token   INTEGER NOT NULL CONSTRAINT "a token never falls below zero" CHECK (token >= 0),  -- 0: told, but never leased
  state   TEXT NOT NULL CONSTRAINT "a lease is held, wanted, over or ended" CHECK (state IN ('held', 'wanted', 'over', 'ended')),
  granted INTEGER NOT NULL,  -- the journal row of its grant
  bench   TEXT NOT NULL DEFAULT '',  -- who wants it, or has it now
  why     TEXT NOT NULL DEFAULT ''   -- it is wanted, or has ended
) STRICT, WITHOUT ROWID;
INSERT INTO leases_new SELECT l.number, l.token, 'over', l.granted, '', '' FROM leases l JOIN orders o ON o.number = l.number
WHERE l.state IN ('held', 'wanted') AND o.state IN ('shipped', 'shorted', 'cancelled');
INSERT OR IGNORE INTO leases_new SELECT number, token, state, granted, bench, why FROM leases;
DROP TABLE leases;
ALTER TABLE leases_new RENAME TO leases;
CREATE INDEX leases_state ON leases(state) WHERE state <> 'over';
