CREATE TABLE "agreement_parties" (
	"agreement_id" text NOT NULL,
	"role" text NOT NULL,
	"org_id" text NOT NULL,
	CONSTRAINT "agreement_parties_agreement_id_role_pk" PRIMARY KEY("agreement_id","role"),
	CONSTRAINT "agreement_parties_role_check" CHECK ("agreement_parties"."role" in ('seller', 'buyer', 'broker'))
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" text PRIMARY KEY NOT NULL,
	"origin_kind" text NOT NULL,
	"origin_id" text NOT NULL,
	"subject_kind" text DEFAULT 'deal' NOT NULL,
	"subject_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"credit_free" bigint DEFAULT 0 NOT NULL,
	"credit_minimum" bigint DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agreements_origin_key" UNIQUE("origin_kind","origin_id"),
	CONSTRAINT "agreements_subject_key" UNIQUE("subject_kind","subject_id"),
	CONSTRAINT "agreements_origin_check" CHECK ("agreements"."origin_kind" in ('offer', 'sale', 'posted_price', 'open_licence', 'award', 'service_quote')),
	CONSTRAINT "agreements_credit_check" CHECK ("agreements"."credit_free" >= 0 and "agreements"."credit_minimum" >= 0)
);
--> statement-breakpoint
CREATE TABLE "obligation_credits" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"obligation_id" text NOT NULL,
	"pool" text NOT NULL,
	"cause" text NOT NULL,
	"amount" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "obligation_credits_check" CHECK (("obligation_credits"."cause" <> 'used' or "obligation_credits"."amount" < 0) and ("obligation_credits"."amount" > 0 or "obligation_credits"."cause" in ('used', 'amended')) and "obligation_credits"."amount" <> 0 and "obligation_credits"."pool" in ('free', 'minimum') and "obligation_credits"."cause" in ('amended', 'overpaid', 'minimum', 'used'))
);
--> statement-breakpoint
CREATE TABLE "obligation_payees" (
	"obligation_id" text NOT NULL,
	"role" text NOT NULL,
	"org_id" text,
	"share_bps" integer NOT NULL,
	CONSTRAINT "obligation_payees_obligation_id_role_pk" PRIMARY KEY("obligation_id","role"),
	CONSTRAINT "obligation_payees_share_check" CHECK ("obligation_payees"."share_bps" between 1 and 10000),
	CONSTRAINT "obligation_payees_role_check" CHECK (("obligation_payees"."role" = 'platform') = ("obligation_payees"."org_id" is null))
);
--> statement-breakpoint
CREATE TABLE "obligations" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"deal_id" text NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"debtor_org_id" text NOT NULL,
	"creditor_org_id" text,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"due_on" date,
	"release_on" text NOT NULL,
	"release_met_at" timestamp with time zone,
	"period_start" date,
	"period_end" date,
	"credited" bigint DEFAULT 0 NOT NULL,
	"carried" bigint DEFAULT 0 NOT NULL,
	"settled" bigint DEFAULT 0 NOT NULL,
	"released" bigint DEFAULT 0 NOT NULL,
	"whole" boolean DEFAULT false NOT NULL,
	"late_at" timestamp with time zone,
	"ended" text,
	"ended_at" timestamp with time zone,
	"ended_reason" text DEFAULT '' NOT NULL,
	"state" text GENERATED ALWAYS AS (case when ended is not null then ended
    when settled >= amount - credited + carried and released >= amount - credited + carried then 'released' when settled >= amount - credited + carried then 'settled'
    when whole then 'reopened' when settled > 0 then 'partly_settled' else 'open' end) STORED NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "obligations_code_key" UNIQUE("deal_id","code"),
	CONSTRAINT "obligations_kind_check" CHECK ("obligations"."kind" in ('price', 'milestone', 'deposit', 'fee', 'royalty', 'service', 'tax', 'claim')),
	CONSTRAINT "obligations_release_check" CHECK ("obligations"."release_on" in ('release', 'payment')),
	CONSTRAINT "obligations_sums_check" CHECK ("obligations"."amount" >= 0 and "obligations"."credited" between 0 and "obligations"."amount" and "obligations"."carried" >= 0 and "obligations"."settled" >= 0 and "obligations"."released" between 0 and "obligations"."settled"),
	CONSTRAINT "obligations_period_check" CHECK (("obligations"."kind" = 'royalty') = ("obligations"."period_start" is not null) and ("obligations"."period_start" is null) = ("obligations"."period_end" is null)),
	CONSTRAINT "obligations_end_check" CHECK (("obligations"."ended" is null) = ("obligations"."ended_at" is null) and ("obligations"."ended" is null or "obligations"."ended" in ('waived', 'written_off')))
);
--> statement-breakpoint
CREATE TABLE "royalty_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"period_start" date NOT NULL,
	"no" integer NOT NULL,
	"sales_amount" bigint NOT NULL,
	"earned_amount" bigint NOT NULL,
	"royalty_amount" bigint NOT NULL,
	"obligation_id" text,
	"reason" text DEFAULT '' NOT NULL,
	"by_user_id" text,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "royalty_reports_no_key" UNIQUE("deal_id","period_start","no"),
	CONSTRAINT "royalty_reports_amount_check" CHECK ("royalty_reports"."sales_amount" >= 0 and "royalty_reports"."earned_amount" >= 0 and "royalty_reports"."royalty_amount" >= "royalty_reports"."earned_amount" and "royalty_reports"."no" > 0)
);
--> statement-breakpoint
CREATE TABLE "settlements" (
	"id" text PRIMARY KEY NOT NULL,
	"obligation_id" text NOT NULL,
	"deal_id" text NOT NULL,
	"kind" text NOT NULL,
	"payment_id" text,
	"journal_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"released" bigint DEFAULT 0 NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settlements_journal_key" UNIQUE("journal_id","obligation_id"),
	CONSTRAINT "settlements_kind_check" CHECK ("settlements"."kind" in ('paid', 'refunded', 'refund_failed', 'lost', 'released', 'set_off', 'corrected')),
	CONSTRAINT "settlements_amount_check" CHECK ("settlements"."amount" <> 0 or "settlements"."released" <> 0)
);
--> statement-breakpoint
ALTER TABLE "payouts" DROP CONSTRAINT "payouts_deal_role_key";--> statement-breakpoint
ALTER TABLE "deal_royalties" ADD COLUMN "late_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "royalty_minimum" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "minimum_creditable" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_rounds" ADD COLUMN "royalty_minimum" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "offer_rounds" ADD COLUMN "minimum_creditable" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "release" text DEFAULT 'price' NOT NULL;--> statement-breakpoint
ALTER TABLE "agreement_parties" ADD CONSTRAINT "agreement_parties_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_parties" ADD CONSTRAINT "agreement_parties_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_credits" ADD CONSTRAINT "obligation_credits_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_credits" ADD CONSTRAINT "obligation_credits_obligation_id_obligations_id_fk" FOREIGN KEY ("obligation_id") REFERENCES "public"."obligations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_payees" ADD CONSTRAINT "obligation_payees_obligation_id_obligations_id_fk" FOREIGN KEY ("obligation_id") REFERENCES "public"."obligations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_payees" ADD CONSTRAINT "obligation_payees_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_debtor_org_id_orgs_id_fk" FOREIGN KEY ("debtor_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_creditor_org_id_orgs_id_fk" FOREIGN KEY ("creditor_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "royalty_reports" ADD CONSTRAINT "royalty_reports_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "royalty_reports" ADD CONSTRAINT "royalty_reports_obligation_id_obligations_id_fk" FOREIGN KEY ("obligation_id") REFERENCES "public"."obligations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "royalty_reports" ADD CONSTRAINT "royalty_reports_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_obligation_id_obligations_id_fk" FOREIGN KEY ("obligation_id") REFERENCES "public"."obligations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_journal_id_ledger_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."ledger_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_parties_org_idx" ON "agreement_parties" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "obligation_credits_agreement_idx" ON "obligation_credits" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "obligation_credits_obligation_idx" ON "obligation_credits" USING btree ("obligation_id");--> statement-breakpoint
CREATE INDEX "obligation_payees_org_idx" ON "obligation_payees" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "obligations_agreement_idx" ON "obligations" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "obligations_debtor_idx" ON "obligations" USING btree ("debtor_org_id");--> statement-breakpoint
CREATE INDEX "obligations_creditor_idx" ON "obligations" USING btree ("creditor_org_id");--> statement-breakpoint
CREATE INDEX "obligations_due_idx" ON "obligations" USING btree ("due_on") WHERE late_at is null and ended is null and settled < amount - credited + carried;--> statement-breakpoint
CREATE INDEX "settlements_obligation_idx" ON "settlements" USING btree ("obligation_id");--> statement-breakpoint
CREATE INDEX "settlements_deal_idx" ON "settlements" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "deal_royalties_due_idx" ON "deal_royalties" USING btree ("due_on") WHERE reported_at is null;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_release_key" UNIQUE("deal_id","role","release");--> statement-breakpoint
ALTER TABLE "offer_rounds" ADD CONSTRAINT "offer_rounds_minimum_check" CHECK ("offer_rounds"."royalty_minimum" between 0 and 10000000000000 and ("offer_rounds"."royalty_minimum" = 0 or "offer_rounds"."royalty_bps" > 0));