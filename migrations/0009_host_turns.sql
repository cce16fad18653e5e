-- Workers on several machines keep their distance to a host together.
CREATE TABLE "host_turns" (
	"key" text PRIMARY KEY NOT NULL,
	"free_at" timestamp with time zone NOT NULL
);
