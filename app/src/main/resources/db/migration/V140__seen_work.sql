-- The first page tells what ended since its owner last looked at the tray.

ALTER TABLE console.job ADD COLUMN seen_at timestamptz;
COMMENT ON COLUMN console.job.seen_at IS 'When its owner first looked at the tray after it ended; empty before that.';
GRANT UPDATE (seen_at) ON console.job TO ayni_app;
