-- Every fetch is a line of the history: robots.txt and the sitemaps in which missed entries are sought are fetches too.
ALTER TABLE "fetch_events" DROP CONSTRAINT "fetch_events_purpose_check";--> statement-breakpoint
ALTER TABLE "fetch_events" ADD CONSTRAINT "fetch_events_purpose_check" CHECK ("fetch_events"."purpose" in ('feed', 'page', 'robots', 'sitemap'));