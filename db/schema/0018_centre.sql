-- What the centre told this bench: whose orders are, until when, and how far it was listened to.

CREATE TABLE leases(
  number   TEXT PRIMARY KEY CONSTRAINT "an order has a number" CHECK (number <> ''),
  token    INTEGER NOT NULL CONSTRAINT "a token never falls below zero" CHECK (token >= 0),  -- 0: told, but never leased
  state    TEXT NOT NULL CONSTRAINT "a lease is held, wanted or ended" CHECK (state IN ('held', 'wanted', 'ended')),
  granted  INTEGER NOT NULL,  -- the journal row of its grant
  boot     TEXT NOT NULL DEFAULT '',  -- boot_id of the machine's start that until_ms is of; empty: never renewed
  until_ms INTEGER NOT NULL DEFAULT 0,  -- CLOCK_BOOTTIME
  bench    TEXT NOT NULL DEFAULT '',  -- who wants it, or has it now
  why      TEXT NOT NULL DEFAULT ''   -- it is wanted, or has ended
) STRICT, WITHOUT ROWID;

CREATE TABLE centre(
  one    INTEGER PRIMARY KEY CONSTRAINT "one row" CHECK (one = 1),
  cursor TEXT NOT NULL
) STRICT;
