-- Stock counts: plans, one location's task at a time, the round that is going on, and what came of each round.

CREATE TABLE count_plans(
  plan     TEXT PRIMARY KEY CONSTRAINT "a count plan has a name" CHECK (plan <> ''),
  revision INTEGER NOT NULL CONSTRAINT "revisions begin at 1" CHECK (revision > 0),
  active   INTEGER NOT NULL CHECK (active IN (0, 1)),
  body     TEXT NOT NULL  -- JSON of the plan
) STRICT, WITHOUT ROWID;

CREATE TABLE count_tasks(
  task        TEXT PRIMARY KEY CONSTRAINT "a count task has a name" CHECK (task <> ''),
  plan        TEXT NOT NULL,
  location    TEXT NOT NULL CONSTRAINT "a count task has a location" CHECK (location <> ''),
  reason      TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('open', 'counting', 'approval', 'settled')),
  round       INTEGER NOT NULL CHECK (round >= 0),  -- the newest one that was taken up
  began_seq   INTEGER NOT NULL DEFAULT 0,           -- of the round: when the counter came to the shelf
  last_seq    INTEGER NOT NULL,                     -- of the counter's last act: there the next window opens
  settled_ms  INTEGER,                              -- UTC
  cause       TEXT NOT NULL DEFAULT '',
  responsible TEXT NOT NULL DEFAULT '',
  approved    TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
-- Two counts of one place would each correct what the other one found.
CREATE UNIQUE INDEX count_tasks_open ON count_tasks(location) WHERE state <> 'settled';
CREATE INDEX count_tasks_settled ON count_tasks(location, settled_ms) WHERE state = 'settled';

-- Of the round that is going on: when each item was looked at, as rows of the journal.
CREATE TABLE count_windows(
  task   TEXT NOT NULL REFERENCES count_tasks(task),
  item   TEXT NOT NULL CHECK (item <> ''),
  opened INTEGER NOT NULL,  -- the counter's last act before it
  closed INTEGER,           -- the counter's first act after it; not yet: null
  none   INTEGER NOT NULL DEFAULT 0 CHECK (none IN (0, 1)),  -- looked for in vain
  PRIMARY KEY (task, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE count_entries(
  task     TEXT NOT NULL REFERENCES count_tasks(task),
  entry    INTEGER NOT NULL,
  item     TEXT NOT NULL CONSTRAINT "a count entry has an item" CHECK (item <> ''),
  lot      TEXT NOT NULL,
  quantity INTEGER NOT NULL CONSTRAINT "a count entry is of one piece or more" CHECK (quantity > 0),
  PRIMARY KEY (task, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE count_results(
  task      TEXT NOT NULL REFERENCES count_tasks(task),
  round     INTEGER NOT NULL,
  item      TEXT NOT NULL,
  lot       TEXT NOT NULL,
  person    TEXT NOT NULL,
  counted   INTEGER NOT NULL CHECK (counted >= 0),
  book      INTEGER NOT NULL,
  value     INTEGER NOT NULL CHECK (value >= 0),  -- of one piece
  corrected INTEGER NOT NULL DEFAULT 0 CHECK (corrected IN (0, 1)),
  at_ms     INTEGER NOT NULL,
  PRIMARY KEY (task, round, item, lot)
) STRICT, WITHOUT ROWID;
CREATE INDEX count_results_at ON count_results(at_ms);
