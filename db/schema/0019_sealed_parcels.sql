-- An order's sealed parcels are found by the order: SQLite took the index on the state, and walked all that were ever sealed.

DROP INDEX parcels_sealed;
CREATE INDEX parcels_sealed ON parcels(order_id) WHERE state = 'sealed';
