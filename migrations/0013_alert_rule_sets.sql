-- One set of alert rules is in force for all processes, and what cannot be read is known to status.
CREATE TABLE "alert_rule_faults" (
	"origin" text PRIMARY KEY NOT NULL,
	"fault" text NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_rule_sets" (
	"hash" text PRIMARY KEY NOT NULL,
	"config" jsonb NOT NULL,
	"origin" text NOT NULL,
	"in_force" boolean NOT NULL,
	"put_in_force_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "alert_rule_sets_in_force_key" ON "alert_rule_sets" USING btree ("in_force") WHERE in_force;