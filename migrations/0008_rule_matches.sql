-- Counting reads what meets a rule, instead of weighing the incidents of weeks anew at every turn.
CREATE TABLE "rule_matches" (
	"rule_id" text NOT NULL,
	"incident_id" bigint NOT NULL,
	"moment" timestamp with time zone NOT NULL,
	"keys" jsonb NOT NULL,
	CONSTRAINT "rule_matches_pkey" PRIMARY KEY("rule_id","incident_id")
);
--> statement-breakpoint
ALTER TABLE "rule_matches" ADD CONSTRAINT "rule_matches_rule_id_alert_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."alert_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_matches" ADD CONSTRAINT "rule_matches_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rule_matches_moment_idx" ON "rule_matches" USING btree ("rule_id","moment");--> statement-breakpoint
CREATE INDEX "rule_matches_incident_idx" ON "rule_matches" USING btree ("incident_id");