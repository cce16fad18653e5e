-- When a receiver and a group were told last is asked at every look into the outbox.
CREATE INDEX "deliveries_created_idx" ON "deliveries" USING btree ("receiver","created_at");--> statement-breakpoint
CREATE INDEX "deliveries_group_idx" ON "deliveries" USING btree ("receiver","group_key","created_at");