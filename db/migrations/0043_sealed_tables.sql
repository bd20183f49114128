CREATE TABLE "sale_envelopes" (
	"sale_id" text NOT NULL,
	"seq" integer NOT NULL,
	"entrant_id" text NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"commitment" text NOT NULL,
	"envelope" jsonb NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sale_envelopes_sale_id_seq_pk" PRIMARY KEY("sale_id","seq"),
	CONSTRAINT "sale_envelopes_commitment_key" UNIQUE("sale_id","commitment")
);
--> statement-breakpoint
CREATE TABLE "sale_keys" (
	"sale_id" text NOT NULL,
	"holder" text NOT NULL,
	"org_id" text NOT NULL,
	"user_id" text NOT NULL,
	"public_key" text NOT NULL,
	"sign_key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sale_keys_sale_id_holder_pk" PRIMARY KEY("sale_id","holder"),
	CONSTRAINT "sale_keys_person_key" UNIQUE("sale_id","user_id"),
	CONSTRAINT "sale_keys_holder_check" CHECK ("sale_keys"."holder" in ('operator', 'seller', 'witness'))
);
--> statement-breakpoint
CREATE TABLE "sale_openings" (
	"sale_id" text NOT NULL,
	"seq" integer NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"amount" bigint,
	"seed" text,
	"opened_by" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sale_openings_sale_id_seq_pk" PRIMARY KEY("sale_id","seq"),
	CONSTRAINT "sale_openings_outcome_check" CHECK ("sale_openings"."outcome" in ('opened', 'set_aside') and ("sale_openings"."outcome" = 'set_aside') = ("sale_openings"."reason" is not null) and ("sale_openings"."outcome" = 'set_aside' or "sale_openings"."amount" > 0) and ("sale_openings"."amount" is null) = ("sale_openings"."seed" is null)),
	CONSTRAINT "sale_openings_reason_check" CHECK ("sale_openings"."reason" in ('unopenable', 'below_start', 'off_range')),
	CONSTRAINT "sale_openings_by_check" CHECK ("sale_openings"."opened_by" in ('shares', 'receipt'))
);
--> statement-breakpoint
CREATE TABLE "sale_outages" (
	"id" text PRIMARY KEY NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sale_outages_times_check" CHECK ("sale_outages"."to_at" > "sale_outages"."from_at")
);
--> statement-breakpoint
CREATE TABLE "sale_shares" (
	"sale_id" text NOT NULL,
	"holder" text NOT NULL,
	"user_id" text NOT NULL,
	"shares" jsonb NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sale_shares_sale_id_holder_pk" PRIMARY KEY("sale_id","holder"),
	CONSTRAINT "sale_shares_holder_check" CHECK ("sale_shares"."holder" in ('operator', 'seller', 'witness'))
);
--> statement-breakpoint
ALTER TABLE "sale_log" DROP CONSTRAINT "sale_log_kind_check";--> statement-breakpoint
ALTER TABLE "sale_refusals" DROP CONSTRAINT "sale_refusals_code_check";--> statement-breakpoint
ALTER TABLE "sales" DROP CONSTRAINT "sales_mechanism_check";--> statement-breakpoint
ALTER TABLE "sales" DROP CONSTRAINT "sales_stop_check";--> statement-breakpoint
ALTER TABLE "sales" DROP CONSTRAINT "sales_times_check";--> statement-breakpoint
ALTER TABLE "sale_refusals" ALTER COLUMN "max_amount" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sales" ADD COLUMN "outage_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sales" ADD COLUMN "witness_org_id" text;--> statement-breakpoint
ALTER TABLE "sale_envelopes" ADD CONSTRAINT "sale_envelopes_sale_id_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_envelopes" ADD CONSTRAINT "sale_envelopes_entrant_id_sale_entrants_id_fk" FOREIGN KEY ("entrant_id") REFERENCES "public"."sale_entrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_envelopes" ADD CONSTRAINT "sale_envelopes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_keys" ADD CONSTRAINT "sale_keys_sale_id_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_keys" ADD CONSTRAINT "sale_keys_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_keys" ADD CONSTRAINT "sale_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_openings" ADD CONSTRAINT "sale_openings_sale_id_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_openings" ADD CONSTRAINT "sale_openings_envelope_fk" FOREIGN KEY ("sale_id","seq") REFERENCES "public"."sale_envelopes"("sale_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_outages" ADD CONSTRAINT "sale_outages_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_shares" ADD CONSTRAINT "sale_shares_sale_id_sales_id_fk" FOREIGN KEY ("sale_id") REFERENCES "public"."sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_shares" ADD CONSTRAINT "sale_shares_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sale_envelopes_entrant_idx" ON "sale_envelopes" USING btree ("entrant_id","seq");--> statement-breakpoint
CREATE INDEX "sale_envelopes_org_idx" ON "sale_envelopes" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "sale_keys_org_idx" ON "sale_keys" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "sale_outages_idx" ON "sale_outages" USING btree ("to_at");--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_witness_org_id_orgs_id_fk" FOREIGN KEY ("witness_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sales_witness_idx" ON "sales" USING btree ("witness_org_id");--> statement-breakpoint
ALTER TABLE "sale_log" ADD CONSTRAINT "sale_log_kind_check" CHECK ("sale_log"."kind" in ('announced', 'postponed', 'opened', 'bid', 'taken', 'extended', 'closed', 'result', 'stopped', 'witness', 'key', 'sealed', 'shares', 'bid_opened', 'bid_set_aside', 'outage'));--> statement-breakpoint
ALTER TABLE "sale_refusals" ADD CONSTRAINT "sale_refusals_code_check" CHECK ("sale_refusals"."code" in ('not_open', 'over', 'not_entered', 'deposit_missing', 'own_sale', 'below_minimum', 'off_step', 'not_higher', 'price_moved', 'wrong_mechanism', 'known_commitment', 'too_many', 'wrong_size'));--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_witness_check" CHECK (("sales"."mechanism" = 'sealed') = ("sales"."witness_org_id" is not null) and ("sales"."witness_org_id" is null or "sales"."witness_org_id" <> "sales"."seller_org_id"));--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_mechanism_check" CHECK ("sales"."mechanism" in ('english', 'dutch', 'sealed'));--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_stop_check" CHECK ("sales"."stop_reason" in ('withdrawn', 'patent', 'listing', 'owner', 'operator', 'keys', 'not_opened'));--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_times_check" CHECK ("sales"."closes_at" > "sales"."opens_at" and "sales"."ends_at" <= "sales"."closes_at" + make_interval(secs => "sales"."cap_seconds" + "sales"."outage_seconds") and "sales"."soft_seconds" >= 0 and "sales"."cap_seconds" >= 0 and "sales"."outage_seconds" >= 0);