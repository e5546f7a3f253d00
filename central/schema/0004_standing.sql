-- What each order system told and still stands; and all that benches did with one order or document.

CREATE TABLE tellers(
  type   text NOT NULL,                         -- of the fact: order, receive.noted, count.planned
  name   text NOT NULL,
  system integer NOT NULL REFERENCES systems(id),  -- who told it last
  PRIMARY KEY (type, name)
);
CREATE INDEX facts_noted ON facts(subject) WHERE kind = 'note' AND type = 'receive.noted';
CREATE INDEX journal_stream ON journal(stream);
