-- What a receiver is to be told stands apart from the message that tells it: one message carries the notices of its group.
CREATE TABLE "notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"alert_id" bigint NOT NULL,
	"receiver" text NOT NULL,
	"group_key" text DEFAULT '' NOT NULL,
	"route" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"revision" integer NOT NULL,
	"ordinal" integer DEFAULT 0 NOT NULL,
	"reason" text NOT NULL,
	"facts" jsonb,
	"before" jsonb,
	"changes" text[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"state_reason" text,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"delivery_id" bigint,
	CONSTRAINT "notices_telling_key" UNIQUE("alert_id","receiver","kind","revision","ordinal"),
	CONSTRAINT "notices_kind_check" CHECK ("notices"."kind" in ('created', 'escalated', 'corrected', 'retracted', 'merged', 'repeated')),
	CONSTRAINT "notices_state_check" CHECK ("notices"."state" in ('waiting', 'taken', 'sent', 'silenced', 'inhibited', 'digested', 'superseded', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_kind_check";--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_state_check";--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_alert_id_alerts_id_fk";
--> statement-breakpoint
DROP INDEX "deliveries_alert_idx";--> statement-breakpoint
DROP INDEX "deliveries_due_idx";--> statement-breakpoint
ALTER TABLE "alerts" ALTER COLUMN "incident_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "group_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_due_idx" ON "notices" USING btree ("receiver","due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "notices_delivery_idx" ON "notices" USING btree ("delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_rule_group_key" ON "alerts" USING btree ("rule_id","group_key") WHERE incident_id is null and state <> 'resolved';--> statement-breakpoint
CREATE INDEX "alerts_standing_idx" ON "alerts" USING btree ("told_at") WHERE state in ('firing', 'acknowledged');--> statement-breakpoint
CREATE INDEX "deliveries_sent_idx" ON "deliveries" USING btree ("receiver","sent_at");--> statement-breakpoint
CREATE INDEX "deliveries_due_idx" ON "deliveries" USING btree ("receiver","not_before") WHERE state = 'waiting';--> statement-breakpoint
ALTER TABLE "deliveries" DROP COLUMN "alert_id";--> statement-breakpoint
ALTER TABLE "deliveries" DROP COLUMN "kind";--> statement-breakpoint
ALTER TABLE "deliveries" DROP COLUMN "revision";--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_state_check" CHECK ("deliveries"."state" in ('waiting', 'sent', 'failed'));