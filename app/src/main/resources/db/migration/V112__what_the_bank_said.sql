-- What the bank said of a payment is seen with the household that is paid, so that a page can tell why it was rejected.

ALTER TABLE payment.reply_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON payment.reply_line TO ayni_app USING (true) WITH CHECK (true);
-- The status of a whole file names nobody.
CREATE POLICY own_territory ON payment.reply_line FOR SELECT TO ayni_console
  USING (
    (SELECT access.sees_nation())
    OR about = 'FILE'
    OR EXISTS (SELECT FROM payment.payment_order AS seen WHERE seen.order_id = reply_line.order_id));
GRANT SELECT ON payment.reply_line TO ayni_console;

ALTER VIEW payment.rejection SET (security_invoker = true);
GRANT SELECT ON payment.rejection TO ayni_console;
