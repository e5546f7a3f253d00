-- Orders that a claim may give out, the most urgent first: that index had those that benches hold as well, and with tens of
-- thousands of orders a claim read them all.

CREATE INDEX orders_waiting ON orders(due, number) WHERE state = 'open' AND NOT cancelled AND bench IS NULL;
DROP INDEX orders_due;
