-- What benches are told is not kept row by row for ever.

-- One row a day: how far changes could have been told by then.
CREATE TABLE marks(
  day date PRIMARY KEY DEFAULT current_date,
  xid xid8 NOT NULL
);

-- Changes before it were put together: what a bench that begins needs is there, what happened in between is not.
CREATE TABLE tidied(
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  xid xid8 NOT NULL DEFAULT '0',
  id  bigint NOT NULL DEFAULT 0
);
INSERT INTO tidied DEFAULT VALUES;

-- It began, and has not come behind what was put together.
ALTER TABLE benches ADD COLUMN begins boolean NOT NULL DEFAULT true;
UPDATE benches SET begins = false WHERE cursor <> '';
