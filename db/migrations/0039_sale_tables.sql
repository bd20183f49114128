CREATE TABLE "posted_acceptances" (
	"id" text PRIMARY KEY NOT NULL,
	"posted_price_id" text NOT NULL,
	"buyer_org_id" text NOT NULL,
	"deal_id" text NOT NULL,
	"accepted_by" text NOT NULL,
	"accepted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posted_prices" (
	"id" text PRIMARY KEY NOT NULL,
	"listing_id" text NOT NULL,
	"org_id" text NOT NULL,
	"kind" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"royalty_bps" integer DEFAULT 0 NOT NULL,
	"field_of_use" text DEFAULT '*' NOT NULL,
	"territory" text DEFAULT 'CN' NOT NULL,
	"term_months" integer,
	"posted_by" text NOT NULL,
	"posted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "posted_prices_kind_check" CHECK ("posted_prices"."kind" in ('transfer', 'exclusive_licence', 'sole_licence', 'ordinary_licence', 'equity')),
	CONSTRAINT "posted_prices_territory_check" CHECK ("posted_prices"."territory" in ('CN', 'US', 'EP', 'JP', 'KR', 'WW')),
	CONSTRAINT "posted_prices_amount_check" CHECK ("posted_prices"."amount" between 0 and 10000000000000 and ("posted_prices"."amount" > 0 or "posted_prices"."royalty_bps" > 0) and "posted_prices"."royalty_bps" between 0 and 5000)
);
--> statement-breakpoint
CREATE TABLE "sale_bids" (
	"sale_id" text NOT NULL,
	"seq" integer NOT NULL,
	"entrant_id" text NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"max_amount" bigint NOT NULL,
	"price" bigint NOT NULL,
	"leader_no" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sale_bids_sale_id_seq_pk" PRIMARY KEY("sale_id","seq"),
	CONSTRAINT "sale_bids_amount_check" CHECK ("sale_bids"."max_amount" > 0 and "sale_bids"."price" > 0)
);
--> statement-breakpoint
CREATE TABLE "sale_clock" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"shift_ms" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "sale_clock_one_check" CHECK ("sale_clock"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "sale_entrants" (
	"id" text PRIMARY KEY NOT NULL,
	"sale_id" text NOT NULL,
	"org_id" text NOT NULL,
	"no" integer NOT NULL,
	"deposit" text NOT NULL,
	"deposit_reason" text DEFAULT '' NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sale_entrants_org_key" UNIQUE("sale_id","org_id"),
	CONSTRAINT "sale_entrants_no_key" UNIQUE("sale_id","no"),
	CONSTRAINT "sale_entrants_deposit_check" CHECK ("sale_entrants"."deposit" in ('none', 'due', 'held', 'released', 'converted', 'forfeited'))
);
--> statement-breakpoint
CREATE TABLE "sale_log" (
	"sale_id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"at" text NOT NULL,
	"data" jsonb NOT NULL,
	"hash" text,
	CONSTRAINT "sale_log_sale_id_seq_pk" PRIMARY KEY("sale_id","seq"),
	CONSTRAINT "sale_log_kind_check" CHECK ("sale_log"."kind" in ('announced', 'postponed', 'opened', 'bid', 'taken', 'extended', 'closed', 'result', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "sale_refusals" (
	"id" text PRIMARY KEY NOT NULL,
	"sale_id" text NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"max_amount" bigint NOT NULL,
	"code" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sale_refusals_code_check" CHECK ("sale_refusals"."code" in ('not_open', 'over', 'not_entered', 'deposit_missing', 'own_sale', 'below_minimum', 'off_step', 'not_higher', 'price_moved', 'wrong_mechanism'))
);
--> statement-breakpoint
CREATE TABLE "sale_secrets" (
	"sale_id" text PRIMARY KEY NOT NULL,
	"reserve_amount" bigint,
	"leader_max" bigint
);
--> statement-breakpoint
CREATE TABLE "sales" (
	"id" text PRIMARY KEY NOT NULL,
	"listing_id" text NOT NULL,
	"seller_org_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"patent_number" text NOT NULL,
	"mechanism" text NOT NULL,
	"mode" text DEFAULT 'competitive' NOT NULL,
	"partner_name" text DEFAULT '' NOT NULL,
	"partner_licence" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"royalty_bps" integer DEFAULT 0 NOT NULL,
	"field_of_use" text DEFAULT '*' NOT NULL,
	"territory" text DEFAULT 'CN' NOT NULL,
	"term_months" integer,
	"currency" char(3) NOT NULL,
	"start_amount" bigint NOT NULL,
	"step_amount" bigint NOT NULL,
	"floor_amount" bigint,
	"step_seconds" integer,
	"reserve" text DEFAULT 'none' NOT NULL,
	"reserve_amount" bigint,
	"deposit_amount" bigint DEFAULT 0 NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"soft_seconds" integer NOT NULL,
	"cap_seconds" integer NOT NULL,
	"rules" text NOT NULL,
	"bids" integer DEFAULT 0 NOT NULL,
	"log_seq" integer DEFAULT 0 NOT NULL,
	"price" bigint,
	"leader_no" integer,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"result" text,
	"stop_reason" text,
	"deal_id" text,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"outcome" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sales_mechanism_check" CHECK ("sales"."mechanism" in ('english', 'dutch')),
	CONSTRAINT "sales_mode_check" CHECK ("sales"."mode" in ('competitive', 'licensed_auction')),
	CONSTRAINT "sales_partner_check" CHECK (("sales"."mode" = 'licensed_auction') = ("sales"."partner_name" <> '' and "sales"."partner_licence" <> '')),
	CONSTRAINT "sales_kind_check" CHECK ("sales"."kind" in ('transfer', 'exclusive_licence', 'sole_licence', 'ordinary_licence', 'equity')),
	CONSTRAINT "sales_territory_check" CHECK ("sales"."territory" in ('CN', 'US', 'EP', 'JP', 'KR', 'WW')),
	CONSTRAINT "sales_reserve_check" CHECK ("sales"."reserve" in ('none', 'open', 'secret') and ("sales"."reserve" = 'open') = ("sales"."reserve_amount" is not null)),
	CONSTRAINT "sales_result_check" CHECK ("sales"."result" in ('sold', 'no_bids', 'reserve_missed', 'stopped')),
	CONSTRAINT "sales_stop_check" CHECK ("sales"."stop_reason" in ('withdrawn', 'patent', 'listing', 'owner', 'operator')),
	CONSTRAINT "sales_amounts_check" CHECK ("sales"."start_amount" between 1 and 10000000000000 and "sales"."step_amount" between 1 and 10000000000000 and "sales"."deposit_amount" between 0 and 10000000000000
    and coalesce("sales"."reserve_amount", "sales"."start_amount") >= "sales"."start_amount"),
	CONSTRAINT "sales_dutch_check" CHECK (("sales"."mechanism" = 'dutch') = ("sales"."floor_amount" is not null) and ("sales"."floor_amount" is null) = ("sales"."step_seconds" is null)
    and ("sales"."floor_amount" is null or ("sales"."floor_amount" between 1 and "sales"."start_amount" and "sales"."step_seconds" >= 1 and "sales"."reserve" = 'none'))),
	CONSTRAINT "sales_times_check" CHECK ("sales"."closes_at" > "sales"."opens_at" and "sales"."ends_at" <= "sales"."closes_at" + make_interval(secs => "sales"."cap_seconds") and "sales"."soft_seconds" >= 0 and "sales"."cap_seconds" >= 0),
	CONSTRAINT "sales_leader_check" CHECK (("sales"."price" is null) = ("sales"."leader_no" is null))
);
--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_act_check";--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_subject_check";--> statement-breakpoint
ALTER TABLE "posted_acceptances" ADD CONSTRAINT "posted_acceptances_posted_price_id_posted_prices_id_fk" FOREIGN KEY ("posted_price_id") REFERENCES "public"."posted_prices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posted_acceptances" ADD CONSTRAINT "posted_acceptances_buyer_org_id_orgs_id_fk" FOREIGN KEY ("buyer_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posted_acceptances" ADD CONSTRAINT "posted_acceptances_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posted_acceptances" ADD CONSTRAINT "posted_acceptances_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posted_prices" ADD CONSTRAINT "posted_prices_posted_by_users_id_fk" FOREIGN KEY ("posted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posted_prices" ADD CONSTRAINT "posted_prices_listing_fk" FOREIGN KEY ("org_id","listing_id") REFERENCES "public"."listings"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_bids" ADD CONSTRAINT "sale_bids_sale_id_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_bids" ADD CONSTRAINT "sale_bids_entrant_id_sale_entrants_id_fk" FOREIGN KEY ("entrant_id") REFERENCES "public"."sale_entrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_bids" ADD CONSTRAINT "sale_bids_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_entrants" ADD CONSTRAINT "sale_entrants_sale_id_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_entrants" ADD CONSTRAINT "sale_entrants_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_entrants" ADD CONSTRAINT "sale_entrants_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_log" ADD CONSTRAINT "sale_log_sale_id_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_refusals" ADD CONSTRAINT "sale_refusals_sale_id_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_refusals" ADD CONSTRAINT "sale_refusals_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_refusals" ADD CONSTRAINT "sale_refusals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_secrets" ADD CONSTRAINT "sale_secrets_sale_id_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_listing_fk" FOREIGN KEY ("seller_org_id","listing_id") REFERENCES "public"."listings"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posted_acceptances_price_idx" ON "posted_acceptances" USING btree ("posted_price_id");--> statement-breakpoint
CREATE INDEX "posted_acceptances_buyer_idx" ON "posted_acceptances" USING btree ("buyer_org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "posted_prices_one_per_kind" ON "posted_prices" USING btree ("listing_id","kind") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "sale_bids_entrant_idx" ON "sale_bids" USING btree ("entrant_id","seq");--> statement-breakpoint
CREATE INDEX "sale_entrants_org_idx" ON "sale_entrants" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "sale_log_open_idx" ON "sale_log" USING btree ("sale_id","seq") WHERE hash is null;--> statement-breakpoint
CREATE INDEX "sale_refusals_sale_idx" ON "sale_refusals" USING btree ("sale_id","at");--> statement-breakpoint
CREATE INDEX "sale_refusals_org_idx" ON "sale_refusals" USING btree ("org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sales_one_live_per_listing" ON "sales" USING btree ("listing_id") WHERE result is null;--> statement-breakpoint
CREATE INDEX "sales_list_idx" ON "sales" USING btree ("opens_at","id");--> statement-breakpoint
CREATE INDEX "sales_seller_idx" ON "sales" USING btree ("seller_org_id");--> statement-breakpoint
CREATE INDEX "sales_patent_idx" ON "sales" USING btree ("patent_id") WHERE result is null;--> statement-breakpoint
CREATE INDEX "sales_deal_idx" ON "sales" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "sales_running_idx" ON "sales" USING btree ("ends_at") WHERE opened_at is not null and closed_at is null;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_act_check" CHECK ("approvals"."act" in ('', 'offer.make', 'offer.counter', 'offer.confirm', 'offer.accept', 'deal.sign', 'deal.pay', 'sale.bid', 'price.accept'));--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_subject_check" CHECK ("approvals"."subject_kind" in ('deal', 'payment', 'bank_order', 'correction', 'listing', 'offer', 'sale', 'posted_price'));