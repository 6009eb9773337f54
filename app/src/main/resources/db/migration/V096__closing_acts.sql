-- A resolution needs a liquidation that was looked through, with every finding of that look there and accepted.

CREATE OR REPLACE FUNCTION variance.refuse_open_findings() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    found bigint;
BEGIN
    SELECT findings INTO found FROM variance.review WHERE period = NEW.period;
    IF found IS NULL THEN
        RAISE EXCEPTION 'the liquidation of % was not looked through', NEW.period
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF found <> (SELECT count(*)
                 FROM variance.finding f
                 JOIN variance.acceptance a USING (period, finding)
                 WHERE f.period = NEW.period)
        OR EXISTS (
            SELECT FROM variance.finding f
            WHERE f.period = NEW.period
              AND NOT EXISTS (SELECT FROM variance.acceptance a WHERE a.period = f.period AND a.finding = f.finding))
    THEN
        RAISE EXCEPTION 'the liquidation of % has findings that nobody accepted', NEW.period
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION variance.refuse_open_findings() IS 'Trigger of liquidation.resolution: no resolution without a review, nor while one of its findings is open or missing.';
