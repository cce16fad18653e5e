-- Only the search for reports that may lie anywhere shall take this index: on a young table every search took it.
DROP INDEX "coded_events_day_block_idx";--> statement-breakpoint
CREATE INDEX "coded_events_day_block_idx" ON "coded_events" USING btree ((block_first + 0)) WHERE superseded_at is null and block_last - block_first < 14;