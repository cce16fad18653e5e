-- A feed that answered that it is gone stays retired at the next start, and stays visible.
ALTER TABLE "feeds" ADD COLUMN "gone_at" timestamp with time zone;