-- What is held is asked at every liquidation and is little: it must not cost more with every cycle that was posted.

CREATE INDEX posting_held ON ledger.posting (household) INCLUDE (amount) WHERE account = 'HOUSEHOLD_HELD';

CREATE VIEW ledger.held_balance AS
SELECT household, sum(-amount)::bigint AS held
FROM ledger.posting
WHERE account = 'HOUSEHOLD_HELD'
GROUP BY household
HAVING sum(-amount) > 0;
COMMENT ON VIEW ledger.held_balance IS 'Published: households for which something is held (R-HOLD), and how much.';
COMMENT ON COLUMN ledger.held_balance.household IS 'Household.';
COMMENT ON COLUMN ledger.held_balance.held IS 'Céntimos authorised and held.';

GRANT SELECT ON ledger.held_balance TO ayni_app;
