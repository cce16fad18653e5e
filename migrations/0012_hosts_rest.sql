-- A host that asked one worker for a pause is left alone by all of them.
ALTER TABLE "host_turns" ADD COLUMN "rest_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "host_turns" ADD COLUMN "rest_why" text;