CREATE TABLE "demand_alerts" (
	"demand_id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"muted" boolean NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demand_digests" (
	"demand_id" text NOT NULL,
	"period" text NOT NULL,
	"org_id" text NOT NULL,
	"found" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "demand_digests_demand_id_period_pk" PRIMARY KEY("demand_id","period")
);
--> statement-breakpoint
CREATE TABLE "listing_exposure" (
	"listing_id" text NOT NULL,
	"day" date NOT NULL,
	"shown" integer NOT NULL,
	CONSTRAINT "listing_exposure_listing_id_day_pk" PRIMARY KEY("listing_id","day")
);
--> statement-breakpoint
CREATE TABLE "match_notices" (
	"demand_id" text NOT NULL,
	"listing_id" text NOT NULL,
	"org_id" text NOT NULL,
	"channel" text NOT NULL,
	"rank" integer NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "match_notices_demand_id_listing_id_pk" PRIMARY KEY("demand_id","listing_id"),
	CONSTRAINT "match_notices_channel_check" CHECK ("match_notices"."channel" in ('at_once', 'digest'))
);
--> statement-breakpoint
CREATE TABLE "saved_search_alerts" (
	"search_id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"frequency" text NOT NULL,
	"seen_up_to" timestamp with time zone NOT NULL,
	"last_sent_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_search_alerts_frequency_check" CHECK ("saved_search_alerts"."frequency" in ('off', 'daily', 'weekly'))
);
--> statement-breakpoint
CREATE TABLE "saved_search_digests" (
	"search_id" text NOT NULL,
	"period" text NOT NULL,
	"org_id" text NOT NULL,
	"found" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_search_digests_search_id_period_pk" PRIMARY KEY("search_id","period")
);
--> statement-breakpoint
ALTER TABLE "demand_alerts" ADD CONSTRAINT "demand_alerts_demand_fk" FOREIGN KEY ("org_id","demand_id") REFERENCES "public"."demands"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand_digests" ADD CONSTRAINT "demand_digests_demand_fk" FOREIGN KEY ("org_id","demand_id") REFERENCES "public"."demands"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_notices" ADD CONSTRAINT "match_notices_demand_fk" FOREIGN KEY ("org_id","demand_id") REFERENCES "public"."demands"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_search_alerts" ADD CONSTRAINT "saved_search_alerts_search_id_saved_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_search_digests" ADD CONSTRAINT "saved_search_digests_search_id_saved_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_exposure_day_idx" ON "listing_exposure" USING btree ("day");--> statement-breakpoint
CREATE INDEX "match_notices_told_idx" ON "match_notices" USING btree ("demand_id","told_at");--> statement-breakpoint
CREATE INDEX "saved_search_alerts_due_idx" ON "saved_search_alerts" USING btree ("frequency") WHERE frequency <> 'off';--> statement-breakpoint
-- Row-level security. What a person or a company is told is theirs; how often a listing was shown is the platform's, which publishes shares only.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['saved_search_alerts', 'saved_search_digests', 'demand_alerts', 'demand_digests', 'match_notices', 'listing_exposure'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO jingzhe_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['saved_search_alerts', 'demand_alerts'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I TO jingzhe_app USING (org_id = app_org() OR app_privileged()) WITH CHECK (org_id = app_org() OR app_privileged())', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['saved_search_digests', 'demand_digests', 'match_notices'] LOOP
    EXECUTE format('CREATE POLICY told_read ON %I FOR SELECT TO jingzhe_app USING (org_id = app_org() OR app_privileged())', t);
    EXECUTE format('CREATE POLICY told_insert ON %I FOR INSERT TO jingzhe_app WITH CHECK (app_privileged())', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE ON saved_search_alerts, demand_alerts TO jingzhe_app;
--> statement-breakpoint
CREATE POLICY platform ON listing_exposure TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged());
--> statement-breakpoint
GRANT UPDATE, DELETE ON listing_exposure TO jingzhe_app;
