CREATE TABLE "calendar_feeds" (
	"user_id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "calendar_feeds_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "notice_preferences" (
	"user_id" text PRIMARY KEY NOT NULL,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"quiet_from" smallint,
	"quiet_until" smallint,
	"digest_hour" smallint DEFAULT 8 NOT NULL,
	"choices" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"muted" text[] DEFAULT '{}'::text[] NOT NULL,
	"digested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_preferences_quiet_check" CHECK (("notice_preferences"."quiet_from" is null) = ("notice_preferences"."quiet_until" is null) and "notice_preferences"."quiet_from" between 0 and 1439 and "notice_preferences"."quiet_until" between 0 and 1439),
	CONSTRAINT "notice_preferences_digest_check" CHECK ("notice_preferences"."digest_hour" between 0 and 23)
);
--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "thing" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_preferences" ADD CONSTRAINT "notice_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notifications_thing_idx" ON "notifications" USING btree ("org_id","thing") WHERE thing <> '';