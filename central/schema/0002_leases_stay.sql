-- A lease stays with its bench until that bench says otherwise or is revoked: what ran out is nobody else's any more.
-- Revoking let leases run out before.

UPDATE orders SET bench = NULL, lease_until = NULL
 WHERE state = 'open' AND bench IN (SELECT id FROM benches WHERE revoked_at IS NOT NULL);
COMMENT ON COLUMN orders.lease_until IS 'until then the bench may seal without a line; it has the order longer';
COMMENT ON COLUMN leases.why IS 'released, taken_over, ended, revoked; before: expired';
