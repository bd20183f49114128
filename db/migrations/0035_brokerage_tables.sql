CREATE TABLE "fee_claims" (
	"id" text PRIMARY KEY NOT NULL,
	"introduction_id" text NOT NULL,
	"deal_id" text NOT NULL,
	"broker_org_id" text NOT NULL,
	"debtor_org_id" text NOT NULL,
	"basis" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"statement" text DEFAULT '' NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"decision" text DEFAULT '' NOT NULL,
	"obligation_id" text,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fee_claims_key" UNIQUE("introduction_id","deal_id"),
	CONSTRAINT "fee_claims_basis_check" CHECK ("fee_claims"."basis" in ('same_parties', 'related_party')),
	CONSTRAINT "fee_claims_amount_check" CHECK ("fee_claims"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "introductions" (
	"id" text PRIMARY KEY NOT NULL,
	"mandate_id" text NOT NULL,
	"broker_org_id" text NOT NULL,
	"listing_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"patent_number" text NOT NULL,
	"right_key" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"seller_org_id" text NOT NULL,
	"buyer_org_id" text NOT NULL,
	"demand_id" text,
	"anonymous" boolean DEFAULT false NOT NULL,
	"reason" text NOT NULL,
	"fee_bps" integer NOT NULL,
	"tail_months" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"closed_at" timestamp with time zone,
	"proposed_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seller_consent_at" timestamp with time zone,
	"seller_consent_by" text,
	"buyer_consent_at" timestamp with time zone,
	"buyer_consent_by" text,
	"introduced_at" timestamp with time zone,
	"tail_ends_at" timestamp with time zone,
	CONSTRAINT "introductions_sides_check" CHECK ("introductions"."seller_org_id" <> "introductions"."buyer_org_id" and "introductions"."broker_org_id" <> "introductions"."seller_org_id" and "introductions"."broker_org_id" <> "introductions"."buyer_org_id"),
	CONSTRAINT "introductions_consent_check" CHECK (("introductions"."introduced_at" is null) = ("introductions"."tail_ends_at" is null) and ("introductions"."introduced_at" is null or ("introductions"."seller_consent_at" is not null and "introductions"."buyer_consent_at" is not null))
    and ("introductions"."seller_consent_at" is null) = ("introductions"."seller_consent_by" is null) and ("introductions"."buyer_consent_at" is null) = ("introductions"."buyer_consent_by" is null))
);
--> statement-breakpoint
CREATE TABLE "mandate_subjects" (
	"mandate_id" text NOT NULL,
	"subject" text NOT NULL,
	"principal_org_id" text NOT NULL,
	"side" text NOT NULL,
	"exclusive" boolean NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"running" boolean DEFAULT false NOT NULL,
	CONSTRAINT "mandate_subjects_mandate_id_subject_pk" PRIMARY KEY("mandate_id","subject")
);
--> statement-breakpoint
CREATE TABLE "mandates" (
	"id" text PRIMARY KEY NOT NULL,
	"broker_org_id" text NOT NULL,
	"principal_org_id" text NOT NULL,
	"side" text NOT NULL,
	"scope" text NOT NULL,
	"fee_bps" integer NOT NULL,
	"exclusive" boolean DEFAULT false NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"tail_months" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"outcome" text,
	"closed_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mandates_side_check" CHECK ("mandates"."side" in ('sell', 'buy')),
	CONSTRAINT "mandates_scope_check" CHECK ("mandates"."scope" in ('all', 'some')),
	CONSTRAINT "mandates_fee_check" CHECK ("mandates"."fee_bps" between 1 and 2000),
	CONSTRAINT "mandates_tail_check" CHECK ("mandates"."tail_months" between 0 and 36),
	CONSTRAINT "mandates_days_check" CHECK ("mandates"."ends_on" >= "mandates"."starts_on"),
	CONSTRAINT "mandates_sides_check" CHECK ("mandates"."broker_org_id" <> "mandates"."principal_org_id")
);
--> statement-breakpoint
CREATE TABLE "org_licences" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"issuer" text NOT NULL,
	"issued_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"file_id" text,
	"state" text DEFAULT 'submitted' NOT NULL,
	"submitted_by" text NOT NULL,
	"reviewed_by" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "org_licences_kind_check" CHECK ("org_licences"."kind" in ('technology_broker', 'patent_agency', 'asset_appraisal', 'law_firm', 'training')),
	CONSTRAINT "org_licences_state_check" CHECK ("org_licences"."state" in ('submitted', 'verified', 'refused', 'withdrawn')),
	CONSTRAINT "org_licences_days_check" CHECK ("org_licences"."expires_on" >= "org_licences"."issued_on"),
	CONSTRAINT "org_licences_end_check" CHECK (("org_licences"."state" = 'submitted') = ("org_licences"."decided_at" is null) and ("org_licences"."state" <> 'refused' or "org_licences"."reason" <> ''))
);
--> statement-breakpoint
ALTER TABLE "fee_claims" ADD CONSTRAINT "fee_claims_introduction_id_introductions_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introductions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_claims" ADD CONSTRAINT "fee_claims_broker_org_id_orgs_id_fk" FOREIGN KEY ("broker_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_claims" ADD CONSTRAINT "fee_claims_debtor_org_id_orgs_id_fk" FOREIGN KEY ("debtor_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_broker_org_id_orgs_id_fk" FOREIGN KEY ("broker_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_patent_id_patents_id_fk" FOREIGN KEY ("patent_id") REFERENCES "public"."patents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_seller_org_id_orgs_id_fk" FOREIGN KEY ("seller_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_buyer_org_id_orgs_id_fk" FOREIGN KEY ("buyer_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_seller_consent_by_users_id_fk" FOREIGN KEY ("seller_consent_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_buyer_consent_by_users_id_fk" FOREIGN KEY ("buyer_consent_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate_subjects" ADD CONSTRAINT "mandate_subjects_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_broker_org_id_orgs_id_fk" FOREIGN KEY ("broker_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_principal_org_id_orgs_id_fk" FOREIGN KEY ("principal_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_licences" ADD CONSTRAINT "org_licences_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_licences" ADD CONSTRAINT "org_licences_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_licences" ADD CONSTRAINT "org_licences_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fee_claims_broker_idx" ON "fee_claims" USING btree ("broker_org_id");--> statement-breakpoint
CREATE INDEX "fee_claims_debtor_idx" ON "fee_claims" USING btree ("debtor_org_id");--> statement-breakpoint
CREATE INDEX "fee_claims_deal_idx" ON "fee_claims" USING btree ("deal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "introductions_one_live" ON "introductions" USING btree ("broker_org_id","right_key","buyer_org_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "introductions_broker_idx" ON "introductions" USING btree ("broker_org_id","created_at");--> statement-breakpoint
CREATE INDEX "introductions_seller_idx" ON "introductions" USING btree ("seller_org_id","buyer_org_id");--> statement-breakpoint
CREATE INDEX "introductions_buyer_idx" ON "introductions" USING btree ("buyer_org_id");--> statement-breakpoint
CREATE INDEX "mandates_broker_idx" ON "mandates" USING btree ("broker_org_id","created_at");--> statement-breakpoint
CREATE INDEX "mandates_principal_idx" ON "mandates" USING btree ("principal_org_id","created_at");--> statement-breakpoint
CREATE INDEX "org_licences_org_idx" ON "org_licences" USING btree ("org_id","kind");--> statement-breakpoint
CREATE INDEX "org_licences_open_idx" ON "org_licences" USING btree ("created_at") WHERE state = 'submitted';--> statement-breakpoint
CREATE UNIQUE INDEX "org_licences_one_open" ON "org_licences" USING btree ("org_id","kind") WHERE state = 'submitted';