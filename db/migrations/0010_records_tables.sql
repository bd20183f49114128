CREATE TABLE "incidents" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"deal_id" text,
	"org_id" text,
	"expected" text NOT NULL,
	"found" text,
	"met_at" text NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	"resolution" text DEFAULT '' NOT NULL,
	CONSTRAINT "incidents_kind_check" CHECK ("incidents"."kind" in ('content_differs', 'content_missing')),
	CONSTRAINT "incidents_resolved_check" CHECK (("incidents"."resolved_at" is null) = ("incidents"."resolved_by" is null))
);
--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "document_version" integer;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "org_name_zh" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "org_name_en" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "capacity" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "consent_text" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "consent_lang" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "consent_version" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "consent_hash" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "client_address" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "user_agent" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_resolved_by_users_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_open_key" ON "incidents" USING btree ("kind","subject") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "incidents_open_idx" ON "incidents" USING btree ("first_seen_at") WHERE resolved_at is null;