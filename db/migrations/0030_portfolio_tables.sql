CREATE TABLE "portfolio_batch_rows" (
	"batch_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"org_id" text NOT NULL,
	"assigned_before" text,
	"listing_id" text,
	CONSTRAINT "portfolio_batch_rows_batch_id_patent_id_pk" PRIMARY KEY("batch_id","patent_id")
);
--> statement-breakpoint
CREATE TABLE "portfolio_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"created_by" text NOT NULL,
	"action" text NOT NULL,
	"assignee" text,
	"changed" integer NOT NULL,
	"left_out" integer NOT NULL,
	"undone_by" text,
	"undone_at" timestamp with time zone,
	"restored" integer,
	"kept" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "portfolio_batches_org_id_key" UNIQUE("org_id","id"),
	CONSTRAINT "portfolio_batches_action_check" CHECK ("portfolio_batches"."action" in ('assign', 'let_lapse', 'keep_paying', 'draft_listings')),
	CONSTRAINT "portfolio_batches_undo_check" CHECK (("portfolio_batches"."undone_at" is null) = ("portfolio_batches"."undone_by" is null) and ("portfolio_batches"."undone_at" is null) = ("portfolio_batches"."restored" is null) and ("portfolio_batches"."undone_at" is null) = ("portfolio_batches"."kept" is null))
);
--> statement-breakpoint
CREATE TABLE "portfolio_rows" (
	"patent_id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"removed" boolean DEFAULT false NOT NULL,
	"number" text NOT NULL,
	"title_zh" text DEFAULT '' NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"authority" text NOT NULL,
	"ipc_group" text DEFAULT '' NOT NULL,
	"legal_status" text NOT NULL,
	"filing_date" date,
	"grant_date" date,
	"expiry_date" date,
	"ownership" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"listing_id" text,
	"listing_status" text,
	"valuation_id" text,
	"value_poor" boolean DEFAULT false NOT NULL,
	"value_score" smallint,
	"value_currency" char(3),
	"value_low" bigint,
	"value_base" bigint,
	"value_high" bigint,
	"value_rank" bigint,
	"valued_on" date,
	"judged_on" date,
	"live" boolean DEFAULT false NOT NULL,
	"dormancy" smallint,
	"dormant" boolean DEFAULT false NOT NULL,
	"advice" text,
	"advice_saves" bigint,
	"high_value" text[] DEFAULT '{}'::text[] NOT NULL,
	"next_fee_due" date,
	"next_fee" bigint,
	"fees_ahead" bigint,
	"fee_currency" char(3),
	"assigned_to" text,
	"decision" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "portfolio_rows_org_key" UNIQUE("org_id","patent_id"),
	CONSTRAINT "portfolio_rows_kind_check" CHECK ("portfolio_rows"."kind" in ('invention', 'utility_model', 'design', 'plant', 'reissue')),
	CONSTRAINT "portfolio_rows_status_check" CHECK ("portfolio_rows"."legal_status" in ('unknown', 'pending', 'in_force', 'in_grace', 'lapsed', 'expired', 'revoked', 'withdrawn')),
	CONSTRAINT "portfolio_rows_ownership_check" CHECK ("portfolio_rows"."ownership" in ('unproven', 'proven', 'passed', 'lost')),
	CONSTRAINT "portfolio_rows_listing_check" CHECK ("portfolio_rows"."listing_status" in ('draft', 'published', 'suspended', 'under_offer', 'transferred', 'withdrawn')),
	CONSTRAINT "portfolio_rows_advice_check" CHECK ("portfolio_rows"."advice" in ('wake_now', 'nurture', 'package', 'keep_defence', 'open_licence', 'let_lapse')),
	CONSTRAINT "portfolio_rows_decision_check" CHECK (("portfolio_rows"."decision" is null and "portfolio_rows"."decided_by" is null and "portfolio_rows"."decided_at" is null) or ("portfolio_rows"."decision" = 'let_lapse' and "portfolio_rows"."decided_by" is not null and "portfolio_rows"."decided_at" is not null)),
	CONSTRAINT "portfolio_rows_dormancy_check" CHECK ("portfolio_rows"."dormancy" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "portfolio_views" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"query" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "portfolio_views_name_key" UNIQUE("org_id","user_id","name")
);
--> statement-breakpoint
ALTER TABLE "portfolio_batch_rows" ADD CONSTRAINT "portfolio_batch_rows_assigned_before_users_id_fk" FOREIGN KEY ("assigned_before") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_batch_rows" ADD CONSTRAINT "portfolio_batch_rows_batch_fk" FOREIGN KEY ("org_id","batch_id") REFERENCES "public"."portfolio_batches"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_batch_rows" ADD CONSTRAINT "portfolio_batch_rows_patent_fk" FOREIGN KEY ("org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_batches" ADD CONSTRAINT "portfolio_batches_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_batches" ADD CONSTRAINT "portfolio_batches_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_batches" ADD CONSTRAINT "portfolio_batches_assignee_users_id_fk" FOREIGN KEY ("assignee") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_batches" ADD CONSTRAINT "portfolio_batches_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_rows" ADD CONSTRAINT "portfolio_rows_assigned_to_users_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_rows" ADD CONSTRAINT "portfolio_rows_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_rows" ADD CONSTRAINT "portfolio_rows_patent_fk" FOREIGN KEY ("org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_views" ADD CONSTRAINT "portfolio_views_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_views" ADD CONSTRAINT "portfolio_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "portfolio_batches_org_idx" ON "portfolio_batches" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "portfolio_rows_number_idx" ON "portfolio_rows" USING btree ("org_id","number","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_title_zh_idx" ON "portfolio_rows" USING btree ("org_id",title_zh COLLATE "zh-x-icu","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_title_en_idx" ON "portfolio_rows" USING btree ("org_id",title_en COLLATE "en-x-icu","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_status_idx" ON "portfolio_rows" USING btree ("org_id","legal_status","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_filing_idx" ON "portfolio_rows" USING btree ("org_id","filing_date","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_grant_idx" ON "portfolio_rows" USING btree ("org_id","grant_date","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_expiry_idx" ON "portfolio_rows" USING btree ("org_id","expiry_date","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_fee_idx" ON "portfolio_rows" USING btree ("org_id","next_fee_due","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_dormancy_idx" ON "portfolio_rows" USING btree ("org_id","dormancy","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_value_idx" ON "portfolio_rows" USING btree ("org_id","value_rank","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_listing_idx" ON "portfolio_rows" USING btree ("org_id","listing_status","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_changed_idx" ON "portfolio_rows" USING btree ("org_id","changed_at","patent_id") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_group_idx" ON "portfolio_rows" USING btree ("org_id","ipc_group","legal_status") WHERE not removed;--> statement-breakpoint
CREATE INDEX "portfolio_rows_judged_idx" ON "portfolio_rows" USING btree ("judged_on","patent_id") WHERE not removed;--> statement-breakpoint
CREATE UNIQUE INDEX "portfolio_views_one_default" ON "portfolio_views" USING btree ("org_id","user_id") WHERE is_default;