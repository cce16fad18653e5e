-- The whole line's tables from the start, so that what later parts fill has its place and history.
CREATE TABLE "alert_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"level" text NOT NULL,
	"definition" jsonb NOT NULL,
	"definition_hash" text NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"baseline_at" timestamp with time zone,
	"retired" boolean DEFAULT false NOT NULL,
	CONSTRAINT "alert_rules_status_check" CHECK ("alert_rules"."status" in ('experimental', 'test', 'stable', 'deprecated')),
	CONSTRAINT "alert_rules_level_check" CHECK ("alert_rules"."level" in ('informational', 'low', 'medium', 'high', 'critical'))
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alerts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" text NOT NULL,
	"incident_id" bigint NOT NULL,
	"group_key" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"first_revision" integer NOT NULL,
	"last_revision" integer NOT NULL,
	"told_snapshot" jsonb,
	"pending_since" timestamp with time zone DEFAULT now() NOT NULL,
	"hold_until" timestamp with time zone,
	"fired_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by" text,
	"resolved_at" timestamp with time zone,
	"suppressed_reason" text,
	CONSTRAINT "alerts_rule_incident_key" UNIQUE("rule_id","incident_id","group_key"),
	CONSTRAINT "alerts_state_check" CHECK ("alerts"."state" in ('pending', 'firing', 'acknowledged', 'resolved', 'suppressed'))
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"alert_id" bigint NOT NULL,
	"receiver" text NOT NULL,
	"kind" text NOT NULL,
	"revision" integer NOT NULL,
	"idempotency_key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "deliveries_idempotency_key" UNIQUE("idempotency_key"),
	CONSTRAINT "deliveries_kind_check" CHECK ("deliveries"."kind" in ('created', 'escalated', 'corrected', 'retracted', 'merged', 'digest', 'test')),
	CONSTRAINT "deliveries_state_check" CHECK ("deliveries"."state" in ('waiting', 'sent', 'failed', 'silenced', 'digested'))
);
--> statement-breakpoint
CREATE TABLE "silences" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "silences_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"matcher" jsonb NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"made_by" text NOT NULL,
	"why" text NOT NULL,
	"ended_early_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "applied_sql" (
	"name" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"applied_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_mentions" (
	"article_version_id" bigint NOT NULL,
	"part" text NOT NULL,
	"kind" text NOT NULL,
	"concept" text NOT NULL,
	"concept_id" text,
	"name" text NOT NULL,
	"starts" integer[] NOT NULL,
	"ends" integer[] NOT NULL,
	"methods" text[] NOT NULL,
	"uses" text[] DEFAULT '{}' NOT NULL,
	"candidates" text[] DEFAULT '{}' NOT NULL,
	"confidence" double precision NOT NULL,
	CONSTRAINT "article_mentions_pkey" PRIMARY KEY("article_version_id","part","kind","concept"),
	CONSTRAINT "article_mentions_part_check" CHECK ("article_mentions"."part" in ('title', 'text')),
	CONSTRAINT "article_mentions_kind_check" CHECK ("article_mentions"."kind" in ('actor', 'location'))
);
--> statement-breakpoint
CREATE TABLE "article_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"content_hash" text NOT NULL,
	"url" text,
	"title" text,
	"text" text NOT NULL,
	"author" text,
	"language" text,
	"published_at" timestamp with time zone,
	"modified_at" timestamp with time zone,
	"fetched_at" timestamp with time zone NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"bands" integer[] DEFAULT '{}' NOT NULL,
	"agency" text,
	"origin" text NOT NULL,
	"near_duplicate_of" bigint,
	"relevant" boolean,
	"role" text,
	"role_evidence" jsonb,
	"taxonomy_version" text,
	"coder_version" text,
	"tagged_at" timestamp with time zone,
	"coded_at" timestamp with time zone,
	CONSTRAINT "article_versions_article_version_key" UNIQUE("article_id","version"),
	CONSTRAINT "article_versions_article_content_key" UNIQUE("article_id","content_hash"),
	CONSTRAINT "article_versions_role_check" CHECK ("article_versions"."role" in ('report', 'update', 'correction', 'claim', 'denial', 'reaction', 'follow_up', 'roundup', 'background', 'not_security'))
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "articles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_key" text NOT NULL,
	"canonical_url" text,
	"source_id" text NOT NULL,
	"current_version_id" bigint,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retracted_at" timestamp with time zone,
	CONSTRAINT "articles_article_key" UNIQUE("article_key")
);
--> statement-breakpoint
CREATE TABLE "casualty_reports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "casualty_reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"coded_event_id" bigint NOT NULL,
	"ordinal" smallint NOT NULL,
	"measure" text NOT NULL,
	"casualty_group" text NOT NULL,
	"n_min" integer NOT NULL,
	"n_max" integer,
	"qualifier" text NOT NULL,
	"words" text,
	"span_start" integer NOT NULL,
	"span_end" integer NOT NULL,
	"speaker" text,
	"party_claim" boolean NOT NULL,
	"origin" text NOT NULL,
	"said_at" timestamp with time zone,
	CONSTRAINT "casualty_reports_event_ordinal_key" UNIQUE("coded_event_id","ordinal"),
	CONSTRAINT "casualty_reports_measure_check" CHECK ("casualty_reports"."measure" in ('killed', 'injured', 'missing', 'captured', 'abducted', 'arrested')),
	CONSTRAINT "casualty_reports_group_check" CHECK ("casualty_reports"."casualty_group" in ('civilian', 'security', 'militant', 'unknown', 'total')),
	CONSTRAINT "casualty_reports_qualifier_check" CHECK ("casualty_reports"."qualifier" in ('exact', 'at_least', 'at_most', 'about', 'vague'))
);
--> statement-breakpoint
CREATE TABLE "coded_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "coded_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"article_version_id" bigint NOT NULL,
	"ordinal" smallint NOT NULL,
	"report_key" text NOT NULL,
	"role" text NOT NULL,
	"origin" text NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"names" text[] DEFAULT '{}' NOT NULL,
	"type" text NOT NULL,
	"components" text[] DEFAULT '{}' NOT NULL,
	"date_text" text,
	"date_start" date,
	"date_end" date,
	"date_precision" smallint,
	"retrospective" boolean NOT NULL,
	"location_id" text,
	"country" text,
	"admin1" text,
	"admin2" text,
	"lat" double precision,
	"lon" double precision,
	"place_precision" smallint NOT NULL,
	"killed" integer,
	"injured" integer,
	"arrested" integer,
	"abducted" integer,
	"initiator_ids" text[] DEFAULT '{}' NOT NULL,
	"target_ids" text[] DEFAULT '{}' NOT NULL,
	"is_primary" boolean NOT NULL,
	"confidence" double precision NOT NULL,
	"coded" jsonb NOT NULL,
	"taxonomy_version" text NOT NULL,
	"coder_version" text NOT NULL,
	"coded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"block_country" text NOT NULL,
	"block_admin1" text NOT NULL,
	"block_first" integer NOT NULL,
	"block_last" integer NOT NULL,
	CONSTRAINT "coded_events_version_ordinal_key" UNIQUE("article_version_id","ordinal"),
	CONSTRAINT "coded_events_role_check" CHECK ("coded_events"."role" in ('report', 'update', 'correction', 'claim', 'denial', 'reaction', 'follow_up', 'roundup', 'background', 'not_security'))
);
--> statement-breakpoint
CREATE TABLE "dispositions" (
	"item_kind" text NOT NULL,
	"item_id" bigint NOT NULL,
	"stage" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"detail" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dispositions_pkey" PRIMARY KEY("item_kind","item_id"),
	CONSTRAINT "dispositions_item_kind_check" CHECK ("dispositions"."item_kind" in ('entry', 'article-version', 'coded-event', 'incident-revision', 'alert', 'delivery')),
	CONSTRAINT "dispositions_outcome_check" CHECK ("dispositions"."outcome" in ('finished', 'dropped', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"feed_id" text NOT NULL,
	"entry_key" text NOT NULL,
	"article_id" bigint NOT NULL,
	"url" text,
	"canonical_url" text,
	"title" text,
	"summary" text,
	"content" text,
	"author" text,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone,
	"content_hash" text NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"next_stage" text DEFAULT 'extract',
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_attempt_at" timestamp with time zone,
	"last_error" text,
	"article_version_id" bigint,
	CONSTRAINT "entries_feed_entry_key" UNIQUE("feed_id","entry_key"),
	CONSTRAINT "entries_next_stage_check" CHECK ("entries"."next_stage" in ('extract', 'tag', 'code', 'resolve', 'alert')),
	CONSTRAINT "entries_state_check" CHECK ("entries"."state" in ('waiting', 'ended', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" text NOT NULL,
	"address" text NOT NULL,
	"url" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"etag" text,
	"last_modified" text,
	"content_hash" text,
	"validators_lie" boolean DEFAULT false NOT NULL,
	"error_weight" double precision DEFAULT 0 NOT NULL,
	"interval_minutes" integer NOT NULL,
	"next_poll_at" timestamp with time zone DEFAULT now() NOT NULL,
	"redirect_url" text,
	"redirect_confirmations" integer DEFAULT 0 NOT NULL,
	"last_poll_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"last_new_entry_at" timestamp with time zone,
	"last_error" text,
	"last_error_at" timestamp with time zone,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feeds_state_check" CHECK ("feeds"."state" in ('active', 'degraded', 'stale', 'suspended', 'retired'))
);
--> statement-breakpoint
CREATE TABLE "fetch_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fetch_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"purpose" text NOT NULL,
	"feed_id" text,
	"entry_id" bigint,
	"url" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text NOT NULL,
	"status" integer,
	"detail" text,
	"bytes" integer,
	"duration_ms" integer,
	"entries_seen" integer,
	"entries_new" integer,
	"is_gap_suspected" boolean,
	CONSTRAINT "fetch_events_purpose_check" CHECK ("fetch_events"."purpose" in ('feed', 'page'))
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"homepage" text,
	"country" text NOT NULL,
	"language" text NOT NULL,
	"zone" text NOT NULL,
	"family" text NOT NULL,
	"kind" text NOT NULL,
	"politeness_key" text,
	"spacing_ms" integer NOT NULL,
	"every_minutes_least" integer NOT NULL,
	"every_minutes_most" integer NOT NULL,
	"note" text,
	"retired" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sources_kind_check" CHECK ("sources"."kind" in ('newspaper', 'agency', 'broadcaster', 'online', 'state_media', 'monitor', 'government', 'armed_group_media'))
);
--> statement-breakpoint
CREATE TABLE "analyst_decisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "analyst_decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"analyst" text NOT NULL,
	"action" text NOT NULL,
	"incident_id" bigint,
	"field" text,
	"value" jsonb,
	"before" jsonb,
	"why" text NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "analyst_decisions_action_check" CHECK ("analyst_decisions"."action" in ('merge', 'split', 'set', 'lock', 'unlock', 'accept', 'reject'))
);
--> statement-breakpoint
CREATE TABLE "incident_actors" (
	"incident_id" bigint NOT NULL,
	"role" text NOT NULL,
	"ordinal" smallint NOT NULL,
	"actor_id" text,
	"name" text,
	"text" text NOT NULL,
	"attribution" text,
	"side" text,
	CONSTRAINT "incident_actors_pkey" PRIMARY KEY("incident_id","role","ordinal"),
	CONSTRAINT "incident_actors_role_check" CHECK ("incident_actors"."role" in ('initiator', 'target', 'participant', 'claimant', 'blamed')),
	CONSTRAINT "incident_actors_attribution_check" CHECK ("incident_actors"."attribution" in ('claimed', 'state_alleged', 'media_alleged', 'inferred', 'denied', 'disputed')),
	CONSTRAINT "incident_actors_side_check" CHECK ("incident_actors"."side" in ('A', 'B'))
);
--> statement-breakpoint
CREATE TABLE "incident_merges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incident_merges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"winner_id" bigint NOT NULL,
	"loser_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"made_by" text NOT NULL,
	"why" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "incident_merges_kind_check" CHECK ("incident_merges"."kind" in ('merge', 'split')),
	CONSTRAINT "incident_merges_two_check" CHECK (winner_id <> loser_id)
);
--> statement-breakpoint
CREATE TABLE "incident_reports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incident_reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" bigint NOT NULL,
	"coded_event_id" bigint NOT NULL,
	"article_version_id" bigint NOT NULL,
	"relation" text NOT NULL,
	"reason" text NOT NULL,
	"reason_detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"origin" text NOT NULL,
	"attached_at" timestamp with time zone DEFAULT now() NOT NULL,
	"detached_at" timestamp with time zone,
	"detach_reason" text,
	CONSTRAINT "incident_reports_relation_check" CHECK ("incident_reports"."relation" in ('opens', 'joins', 'updates', 'corrects', 'claims', 'denies', 'follows_up'))
);
--> statement-breakpoint
CREATE TABLE "incident_revisions" (
	"incident_id" bigint NOT NULL,
	"revision" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"reason" text NOT NULL,
	"detail" text,
	"made_by" text NOT NULL,
	"coded_event_id" bigint,
	"diff" jsonb NOT NULL,
	"snapshot" jsonb NOT NULL,
	"taxonomy_version" text NOT NULL,
	"coder_version" text NOT NULL,
	CONSTRAINT "incident_revisions_pkey" PRIMARY KEY("incident_id","revision")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incidents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"status" text NOT NULL,
	"merged_into" bigint,
	"date_start" date,
	"date_end" date,
	"date_precision" smallint,
	"type" text NOT NULL,
	"components" text[] DEFAULT '{}' NOT NULL,
	"country" text,
	"admin1" text,
	"admin2" text,
	"admin3" text,
	"location_id" text,
	"location_name" text,
	"location_text" text,
	"lat" double precision,
	"lon" double precision,
	"place_precision" smallint NOT NULL,
	"place_method" text,
	"killed_low" integer,
	"killed_best" integer,
	"killed_high" integer,
	"injured_low" integer,
	"injured_best" integer,
	"injured_high" integer,
	"casualty_basis" text,
	"injured_basis" text,
	"casualty_conflict" boolean DEFAULT false NOT NULL,
	"arrested" integer,
	"abducted" integer,
	"killed_civilian" integer,
	"killed_security" integer,
	"killed_militant" integer,
	"weapons" text[] DEFAULT '{}' NOT NULL,
	"target_kinds" text[] DEFAULT '{}' NOT NULL,
	"suicide" boolean,
	"success" boolean,
	"summary" text,
	"n_articles" integer DEFAULT 0 NOT NULL,
	"n_sources" integer DEFAULT 0 NOT NULL,
	"n_origins" integer DEFAULT 0 NOT NULL,
	"retrospective" boolean NOT NULL,
	"confidence" double precision NOT NULL,
	"confidence_parts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"coding_status" text DEFAULT 'auto' NOT NULL,
	"locked_fields" text[] DEFAULT '{}' NOT NULL,
	"taxonomy_version" text NOT NULL,
	"coder_version" text NOT NULL,
	"revision" integer NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revised_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "incidents_public_id_key" UNIQUE("public_id"),
	CONSTRAINT "incidents_status_check" CHECK ("incidents"."status" in ('candidate', 'confirmed', 'claimed', 'disputed', 'rejected', 'merged', 'retracted')),
	CONSTRAINT "incidents_casualty_basis_check" CHECK ("incidents"."casualty_basis" in ('reports', 'party_claim')),
	CONSTRAINT "incidents_injured_basis_check" CHECK ("incidents"."injured_basis" in ('reports', 'party_claim')),
	CONSTRAINT "incidents_coding_status_check" CHECK ("incidents"."coding_status" in ('auto', 'reviewed', 'adjudicated')),
	CONSTRAINT "incidents_merged_check" CHECK ((status = 'merged') = (merged_into is not null)),
	CONSTRAINT "incidents_date_check" CHECK (date_end is null or date_end >= date_start),
	CONSTRAINT "incidents_place_precision_check" CHECK (place_precision between 1 and 8),
	CONSTRAINT "incidents_date_precision_check" CHECK (date_precision between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "link_decisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "link_decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"decision_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"report_a" text NOT NULL,
	"report_b" text NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "link_decisions_kind_check" CHECK ("link_decisions"."kind" in ('must_link', 'cannot_link')),
	CONSTRAINT "link_decisions_order_check" CHECK (report_a < report_b)
);
--> statement-breakpoint
CREATE TABLE "possible_duplicates" (
	"incident_id" bigint NOT NULL,
	"other_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"score" double precision NOT NULL,
	"support" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" text,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"why" text,
	CONSTRAINT "possible_duplicates_pkey" PRIMARY KEY("incident_id","other_id"),
	CONSTRAINT "possible_duplicates_two_check" CHECK (incident_id <> other_id),
	CONSTRAINT "possible_duplicates_decision_check" CHECK ("possible_duplicates"."decision" in ('accepted', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "public_id_counters" (
	"country" text NOT NULL,
	"year" smallint NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "public_id_counters_pkey" PRIMARY KEY("country","year")
);
--> statement-breakpoint
CREATE TABLE "actors" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"class" text NOT NULL,
	"country" text,
	"force" text,
	"generic" boolean NOT NULL,
	"active_from" text,
	"active_to" text,
	"parents" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"retired" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_types" (
	"id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"acled" text,
	"plover" text,
	"gtd" text,
	"retired" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "locations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"parent" text,
	"country" text,
	"lat" double precision,
	"lon" double precision,
	"valid_from" text,
	"valid_to" text,
	"retired" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "taxonomy_versions" (
	"version" text PRIMARY KEY NOT NULL,
	"region" text NOT NULL,
	"first_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_rule_id_alert_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."alert_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_mentions" ADD CONSTRAINT "article_mentions_article_version_id_article_versions_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_near_duplicate_of_article_versions_id_fk" FOREIGN KEY ("near_duplicate_of") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_current_version_id_article_versions_id_fk" FOREIGN KEY ("current_version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "casualty_reports" ADD CONSTRAINT "casualty_reports_coded_event_id_coded_events_id_fk" FOREIGN KEY ("coded_event_id") REFERENCES "public"."coded_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coded_events" ADD CONSTRAINT "coded_events_article_version_id_article_versions_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_article_version_id_article_versions_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fetch_events" ADD CONSTRAINT "fetch_events_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analyst_decisions" ADD CONSTRAINT "analyst_decisions_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_actors" ADD CONSTRAINT "incident_actors_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_merges" ADD CONSTRAINT "incident_merges_winner_id_incidents_id_fk" FOREIGN KEY ("winner_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_merges" ADD CONSTRAINT "incident_merges_loser_id_incidents_id_fk" FOREIGN KEY ("loser_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_reports" ADD CONSTRAINT "incident_reports_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_reports" ADD CONSTRAINT "incident_reports_coded_event_id_coded_events_id_fk" FOREIGN KEY ("coded_event_id") REFERENCES "public"."coded_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_reports" ADD CONSTRAINT "incident_reports_article_version_id_article_versions_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_revisions" ADD CONSTRAINT "incident_revisions_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_merged_into_incidents_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_decisions" ADD CONSTRAINT "link_decisions_decision_id_analyst_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."analyst_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "possible_duplicates" ADD CONSTRAINT "possible_duplicates_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "possible_duplicates" ADD CONSTRAINT "possible_duplicates_other_id_incidents_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_incident_idx" ON "alerts" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "alerts_held_idx" ON "alerts" USING btree ("hold_until") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "deliveries_due_idx" ON "deliveries" USING btree ("not_before") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_alert_idx" ON "deliveries" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "silences_ends_idx" ON "silences" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "article_mentions_concept_idx" ON "article_mentions" USING btree ("kind","concept");--> statement-breakpoint
CREATE INDEX "article_versions_bands_idx" ON "article_versions" USING gin ("bands") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "article_versions_near_duplicate_idx" ON "article_versions" USING btree ("near_duplicate_of") WHERE near_duplicate_of is not null;--> statement-breakpoint
CREATE INDEX "article_versions_title_idx" ON "article_versions" USING btree (md5(lower(title)),"fetched_at");--> statement-breakpoint
CREATE INDEX "article_versions_published_idx" ON "article_versions" USING btree ("published_at");--> statement-breakpoint
CREATE INDEX "articles_source_idx" ON "articles" USING btree ("source_id","first_seen_at");--> statement-breakpoint
CREATE INDEX "articles_current_version_idx" ON "articles" USING btree ("current_version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "coded_events_live_report_key" ON "coded_events" USING btree ("report_key") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "coded_events_block_idx" ON "coded_events" USING btree ("block_country","block_admin1","block_first") WHERE superseded_at is null and block_last - block_first < 14;--> statement-breakpoint
CREATE INDEX "coded_events_country_block_idx" ON "coded_events" USING btree ("block_country","block_first") WHERE superseded_at is null and block_last - block_first < 14;--> statement-breakpoint
CREATE INDEX "coded_events_day_block_idx" ON "coded_events" USING btree ("block_first") WHERE superseded_at is null and block_last - block_first < 14;--> statement-breakpoint
CREATE INDEX "coded_events_long_block_idx" ON "coded_events" USING btree ("block_country","block_admin1","block_last") WHERE superseded_at is null and block_last - block_first >= 14;--> statement-breakpoint
CREATE INDEX "coded_events_report_key_idx" ON "coded_events" USING btree ("report_key");--> statement-breakpoint
CREATE INDEX "coded_events_unresolved_idx" ON "coded_events" USING btree ("coded_at") WHERE resolved_at is null and superseded_at is null;--> statement-breakpoint
CREATE INDEX "coded_events_type_idx" ON "coded_events" USING btree ("type","date_start");--> statement-breakpoint
CREATE INDEX "dispositions_reason_idx" ON "dispositions" USING btree ("reason","at");--> statement-breakpoint
CREATE INDEX "dispositions_at_idx" ON "dispositions" USING btree ("at");--> statement-breakpoint
CREATE INDEX "entries_waiting_idx" ON "entries" USING btree (coalesce(last_attempt_at, changed_at)) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "entries_article_idx" ON "entries" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "entries_article_version_idx" ON "entries" USING btree ("article_version_id");--> statement-breakpoint
CREATE INDEX "entries_first_seen_idx" ON "entries" USING btree ("first_seen_at");--> statement-breakpoint
CREATE INDEX "feeds_source_idx" ON "feeds" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "feeds_due_idx" ON "feeds" USING btree ("next_poll_at") WHERE state <> 'retired';--> statement-breakpoint
CREATE INDEX "fetch_events_feed_idx" ON "fetch_events" USING btree ("feed_id","at");--> statement-breakpoint
CREATE INDEX "fetch_events_at_idx" ON "fetch_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sources_family_idx" ON "sources" USING btree ("family");--> statement-breakpoint
CREATE INDEX "analyst_decisions_incident_idx" ON "analyst_decisions" USING btree ("incident_id","at");--> statement-breakpoint
CREATE INDEX "incident_actors_actor_idx" ON "incident_actors" USING btree ("actor_id","role");--> statement-breakpoint
CREATE INDEX "incident_merges_winner_idx" ON "incident_merges" USING btree ("winner_id");--> statement-breakpoint
CREATE INDEX "incident_merges_loser_idx" ON "incident_merges" USING btree ("loser_id");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_reports_live_event_key" ON "incident_reports" USING btree ("coded_event_id") WHERE detached_at is null;--> statement-breakpoint
CREATE INDEX "incident_reports_incident_idx" ON "incident_reports" USING btree ("incident_id") WHERE detached_at is null;--> statement-breakpoint
CREATE INDEX "incident_reports_version_idx" ON "incident_reports" USING btree ("article_version_id");--> statement-breakpoint
CREATE INDEX "incident_revisions_at_idx" ON "incident_revisions" USING btree ("at");--> statement-breakpoint
CREATE INDEX "incidents_area_idx" ON "incidents" USING btree ("country","admin1","admin2","date_start");--> statement-breakpoint
CREATE INDEX "incidents_date_idx" ON "incidents" USING btree ("date_start");--> statement-breakpoint
CREATE INDEX "incidents_type_date_idx" ON "incidents" USING btree ("type","date_start");--> statement-breakpoint
CREATE INDEX "incidents_merged_into_idx" ON "incidents" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "incidents_revised_idx" ON "incidents" USING btree ("revised_at");--> statement-breakpoint
CREATE INDEX "link_decisions_a_idx" ON "link_decisions" USING btree ("report_a") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "link_decisions_b_idx" ON "link_decisions" USING btree ("report_b") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "possible_duplicates_open_idx" ON "possible_duplicates" USING btree ("found_at") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "possible_duplicates_other_idx" ON "possible_duplicates" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "actors_class_idx" ON "actors" USING btree ("class");--> statement-breakpoint
CREATE INDEX "locations_parent_idx" ON "locations" USING btree ("parent");