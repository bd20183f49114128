CREATE TABLE "service_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"client_org_id" text NOT NULL,
	"agency_org_id" text,
	"quote_id" text,
	"patent_number" text,
	"title" text NOT NULL,
	"brief" text NOT NULL,
	"quotes_until" date NOT NULL,
	"rule_pack" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"closed_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_cases_kind_check" CHECK ("service_cases"."kind" in ('appraisal', 'value_adding', 'search', 'fast_track', 'contract_registration', 'training')),
	CONSTRAINT "service_cases_sides_check" CHECK ("service_cases"."agency_org_id" is null or "service_cases"."agency_org_id" <> "service_cases"."client_org_id"),
	CONSTRAINT "service_cases_choice_check" CHECK (("service_cases"."agency_org_id" is null) = ("service_cases"."quote_id" is null))
);
--> statement-breakpoint
CREATE TABLE "service_deliveries" (
	"case_id" text NOT NULL,
	"no" integer NOT NULL,
	"file_id" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"by_user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_deliveries_case_id_no_pk" PRIMARY KEY("case_id","no")
);
--> statement-breakpoint
CREATE TABLE "service_invitations" (
	"case_id" text NOT NULL,
	"agency_org_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_invitations_case_id_agency_org_id_pk" PRIMARY KEY("case_id","agency_org_id")
);
--> statement-breakpoint
CREATE TABLE "service_quotes" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"agency_org_id" text NOT NULL,
	"currency" char(3) DEFAULT 'CNY' NOT NULL,
	"amount" bigint NOT NULL,
	"days" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"valid_until" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_quotes_once" UNIQUE("case_id","agency_org_id"),
	CONSTRAINT "service_quotes_state_check" CHECK ("service_quotes"."state" in ('open', 'chosen', 'lost', 'withdrawn')),
	CONSTRAINT "service_quotes_terms_check" CHECK ("service_quotes"."amount" > 0 and "service_quotes"."days" between 1 and 730)
);
--> statement-breakpoint
CREATE TABLE "service_ratings" (
	"case_id" text PRIMARY KEY NOT NULL,
	"agency_org_id" text NOT NULL,
	"stars" integer NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"by_user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_ratings_stars_check" CHECK ("service_ratings"."stars" between 1 and 5)
);
--> statement-breakpoint
ALTER TABLE "service_cases" ADD CONSTRAINT "service_cases_client_org_id_orgs_id_fk" FOREIGN KEY ("client_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_cases" ADD CONSTRAINT "service_cases_agency_org_id_orgs_id_fk" FOREIGN KEY ("agency_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_cases" ADD CONSTRAINT "service_cases_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_deliveries" ADD CONSTRAINT "service_deliveries_case_id_service_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."service_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_deliveries" ADD CONSTRAINT "service_deliveries_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_invitations" ADD CONSTRAINT "service_invitations_case_id_service_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."service_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_invitations" ADD CONSTRAINT "service_invitations_agency_org_id_orgs_id_fk" FOREIGN KEY ("agency_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_quotes" ADD CONSTRAINT "service_quotes_case_id_service_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."service_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_quotes" ADD CONSTRAINT "service_quotes_agency_org_id_orgs_id_fk" FOREIGN KEY ("agency_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_quotes" ADD CONSTRAINT "service_quotes_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_ratings" ADD CONSTRAINT "service_ratings_case_id_service_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."service_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_ratings" ADD CONSTRAINT "service_ratings_agency_org_id_orgs_id_fk" FOREIGN KEY ("agency_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_ratings" ADD CONSTRAINT "service_ratings_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_cases_client_idx" ON "service_cases" USING btree ("client_org_id","created_at");--> statement-breakpoint
CREATE INDEX "service_cases_agency_idx" ON "service_cases" USING btree ("agency_org_id","created_at");--> statement-breakpoint
CREATE INDEX "service_invitations_agency_idx" ON "service_invitations" USING btree ("agency_org_id");--> statement-breakpoint
CREATE INDEX "service_ratings_agency_idx" ON "service_ratings" USING btree ("agency_org_id");