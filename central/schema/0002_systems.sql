-- What is kept for each order system: how far it has dealt with outcomes, and what it wants followed up.

CREATE TABLE readers(
  system  integer NOT NULL REFERENCES systems(id),
  reader  text NOT NULL,                        -- '' where it has but one
  xid     xid8 NOT NULL,                        -- the cursor: all before it is dealt with
  bench   bigint NOT NULL,
  seq     bigint NOT NULL,
  done_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (system, reader)
);

-- Where work on a document began at a bench: few rows, so that what was done on it is found among the others.
CREATE INDEX journal_begun ON journal(bench, stream, seq) WHERE type IN ('pack.opened', 'work.opened');

CREATE TABLE system_tickets(
  system    integer NOT NULL REFERENCES systems(id),
  name      text NOT NULL CHECK (name <> ''),
  about     text NOT NULL,
  text      text NOT NULL,
  state     text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  by_system boolean NOT NULL DEFAULT false,     -- who closed it
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  reason    text NOT NULL DEFAULT '',
  PRIMARY KEY (system, name)
);
CREATE INDEX system_tickets_open ON system_tickets(opened_at) WHERE state = 'open';
