-- What a decision of an analyst did is kept with it, so that an undo can put it back.
ALTER TABLE "analyst_decisions" ADD COLUMN "effect" jsonb;--> statement-breakpoint
ALTER TABLE "incident_merges" ADD COLUMN "decision_id" bigint;--> statement-breakpoint
ALTER TABLE "incident_merges" ADD CONSTRAINT "incident_merges_decision_id_analyst_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."analyst_decisions"("id") ON DELETE no action ON UPDATE no action;