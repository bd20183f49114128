CREATE TABLE "event_keys" (
	"event_id" text PRIMARY KEY NOT NULL,
	"public_jwk" text NOT NULL,
	"private_pem" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_pair_rules" (
	"event_id" text NOT NULL,
	"guest_id" text NOT NULL,
	"host_id" text NOT NULL,
	"rule" text NOT NULL,
	"set_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_pair_rules_event_id_guest_id_host_id_pk" PRIMARY KEY("event_id","guest_id","host_id"),
	CONSTRAINT "event_pair_rules_rule_check" CHECK ("event_pair_rules"."rule" in ('force', 'bar'))
);
--> statement-breakpoint
CREATE TABLE "event_registrations" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"code" text NOT NULL,
	"wish" text DEFAULT '' NOT NULL,
	"least_talks" integer DEFAULT 0 NOT NULL,
	"most_talks" integer DEFAULT 0 NOT NULL,
	"seat_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_registrations_code" UNIQUE("event_id","code"),
	CONSTRAINT "event_registrations_event_key" UNIQUE("event_id","id"),
	CONSTRAINT "event_registrations_talks_check" CHECK ("event_registrations"."least_talks" between 0 and "event_registrations"."most_talks" and "event_registrations"."most_talks" <= 40)
);
--> statement-breakpoint
CREATE TABLE "event_scans" (
	"event_id" text NOT NULL,
	"nonce" text NOT NULL,
	"registration_id" text NOT NULL,
	"device" text NOT NULL,
	"scanned_at" timestamp with time zone NOT NULL,
	"scanned_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_scans_event_id_nonce_pk" PRIMARY KEY("event_id","nonce")
);
--> statement-breakpoint
CREATE TABLE "event_talks" (
	"id" text PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"guest_id" text NOT NULL,
	"host_id" text NOT NULL,
	"listing_id" text,
	"demand_id" text,
	"fit" integer DEFAULT 0 NOT NULL,
	"slot" integer NOT NULL,
	"table_no" integer NOT NULL,
	"by_hand" boolean DEFAULT false NOT NULL,
	"removed_at" timestamp with time zone,
	"verdict" text,
	"verdict_note" text DEFAULT '' NOT NULL,
	"verdict_by" text,
	"verdict_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_talks_place_check" CHECK ("event_talks"."slot" >= 0 and "event_talks"."table_no" >= 1 and "event_talks"."fit" between 0 and 10000 and "event_talks"."guest_id" <> "event_talks"."host_id"),
	CONSTRAINT "event_talks_verdict_check" CHECK ("event_talks"."verdict" in ('interested', 'later', 'not_for_us', 'missed')),
	CONSTRAINT "event_talks_said_check" CHECK (("event_talks"."verdict" is null) = ("event_talks"."verdict_at" is null) and ("event_talks"."verdict" is null) = ("event_talks"."verdict_by" is null))
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"organiser_org_id" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"about_zh" text NOT NULL,
	"about_en" text NOT NULL,
	"place_zh" text NOT NULL,
	"place_en" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"register_until" timestamp with time zone NOT NULL,
	"capacity" integer NOT NULL,
	"tables" integer DEFAULT 0 NOT NULL,
	"spare_tables" integer DEFAULT 0 NOT NULL,
	"slots" integer DEFAULT 0 NOT NULL,
	"slot_minutes" integer DEFAULT 20 NOT NULL,
	"first_slot_at" timestamp with time zone,
	"plan_published_at" timestamp with time zone,
	"demo" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"closed_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_kind_check" CHECK ("events"."kind" in ('matchmaking', 'roadshow', 'exhibition')),
	CONSTRAINT "events_times_check" CHECK ("events"."register_until" <= "events"."starts_at" and "events"."starts_at" < "events"."ends_at"),
	CONSTRAINT "events_room_check" CHECK ("events"."capacity" between 1 and 5000 and "events"."tables" between 0 and 200 and "events"."spare_tables" between 0 and "events"."tables" and "events"."slots" between 0 and 40 and "events"."slot_minutes" between 5 and 120),
	CONSTRAINT "events_talks_check" CHECK (("events"."tables" > 0) = ("events"."slots" > 0) and ("events"."tables" > 0) = ("events"."first_slot_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "event_keys" ADD CONSTRAINT "event_keys_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_pair_rules" ADD CONSTRAINT "event_pair_rules_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_pair_rules" ADD CONSTRAINT "event_pair_rules_guest_fk" FOREIGN KEY ("event_id","guest_id") REFERENCES "public"."event_registrations"("event_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_pair_rules" ADD CONSTRAINT "event_pair_rules_host_fk" FOREIGN KEY ("event_id","host_id") REFERENCES "public"."event_registrations"("event_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_registrations" ADD CONSTRAINT "event_registrations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_registrations" ADD CONSTRAINT "event_registrations_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_registrations" ADD CONSTRAINT "event_registrations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_scans" ADD CONSTRAINT "event_scans_scanned_by_users_id_fk" FOREIGN KEY ("scanned_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_scans" ADD CONSTRAINT "event_scans_registration_fk" FOREIGN KEY ("event_id","registration_id") REFERENCES "public"."event_registrations"("event_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_talks" ADD CONSTRAINT "event_talks_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_talks" ADD CONSTRAINT "event_talks_demand_id_demands_id_fk" FOREIGN KEY ("demand_id") REFERENCES "public"."demands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_talks" ADD CONSTRAINT "event_talks_verdict_by_users_id_fk" FOREIGN KEY ("verdict_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_talks" ADD CONSTRAINT "event_talks_guest_fk" FOREIGN KEY ("event_id","guest_id") REFERENCES "public"."event_registrations"("event_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_talks" ADD CONSTRAINT "event_talks_host_fk" FOREIGN KEY ("event_id","host_id") REFERENCES "public"."event_registrations"("event_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_organiser_org_id_orgs_id_fk" FOREIGN KEY ("organiser_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "event_registrations_once" ON "event_registrations" USING btree ("event_id","org_id") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "event_registrations_org_idx" ON "event_registrations" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "event_scans_registration_idx" ON "event_scans" USING btree ("registration_id","scanned_at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_talks_table_once" ON "event_talks" USING btree ("event_id","slot","table_no") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "event_talks_guest_once" ON "event_talks" USING btree ("event_id","slot","guest_id") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "event_talks_host_once" ON "event_talks" USING btree ("event_id","slot","host_id") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "event_talks_pair_once" ON "event_talks" USING btree ("guest_id","host_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "events_days_idx" ON "events" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "events_organiser_idx" ON "events" USING btree ("organiser_org_id","starts_at");