CREATE TABLE "known_devices" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"user_agent" text,
	"address" text,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "known_devices_user_token_key" UNIQUE("user_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"public_key" text NOT NULL,
	"user_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"counter" integer NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"aaguid" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "passkeys_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "two_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "two_factors_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "bank_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"deal_id" text NOT NULL,
	"payout_id" text,
	"command_id" text,
	"bank_name" text NOT NULL,
	"bank_serial" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"sent_on" date NOT NULL,
	"advice_file_id" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_by" text,
	"confirmed_at" timestamp with time zone,
	"rejected_by" text,
	"rejected_at" timestamp with time zone,
	"rejection" text DEFAULT '' NOT NULL,
	CONSTRAINT "bank_orders_two_persons_check" CHECK ("bank_orders"."confirmed_by" is null or "bank_orders"."confirmed_by" <> "bank_orders"."recorded_by"),
	CONSTRAINT "bank_orders_subject_check" CHECK (num_nonnulls("bank_orders"."payout_id", "bank_orders"."command_id") = 1),
	CONSTRAINT "bank_orders_end_check" CHECK (("bank_orders"."confirmed_by" is null) = ("bank_orders"."confirmed_at" is null) and ("bank_orders"."rejected_by" is null) = ("bank_orders"."rejected_at" is null) and num_nonnulls("bank_orders"."confirmed_at", "bank_orders"."rejected_at") < 2),
	CONSTRAINT "bank_orders_amount_check" CHECK ("bank_orders"."amount" > 0)
);
--> statement-breakpoint
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
CREATE TABLE "org_aliases" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"name" text NOT NULL,
	"skeleton" text NOT NULL,
	"source" text NOT NULL,
	"approved_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "org_aliases_name_key" UNIQUE("org_id","skeleton")
);
--> statement-breakpoint
CREATE TABLE "org_verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"regime" text NOT NULL,
	"legal_name" text NOT NULL,
	"credit_code" text,
	"register_country" text,
	"register_number" text,
	"address" text NOT NULL,
	"file_id" text NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"submitted_by" text NOT NULL,
	"reviewed_by" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "org_verifications_state_check" CHECK ("org_verifications"."state" in ('submitted', 'verified', 'refused', 'withdrawn')),
	CONSTRAINT "org_verifications_regime_check" CHECK (("org_verifications"."regime" = 'cn' and "org_verifications"."credit_code" is not null) or ("org_verifications"."regime" = 'foreign' and "org_verifications"."register_country" is not null and "org_verifications"."register_number" is not null))
);
--> statement-breakpoint
CREATE TABLE "ownership_claims" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"right_key" text NOT NULL,
	"holder_org_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"listing_id" text,
	"claimant_org_id" text,
	"claimant_user_id" text,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"organisation" text NOT NULL,
	"locale" text DEFAULT 'zh' NOT NULL,
	"reason" text NOT NULL,
	"file_id" text,
	"address_hash" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"appeal_of" text,
	"appeal_by" text,
	"decided_by" text,
	"decision" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ownership_claims_appeal_key" UNIQUE("appeal_of"),
	CONSTRAINT "ownership_claims_kind_check" CHECK ("ownership_claims"."kind" in ('statement', 'rival_holder', 'appeal')),
	CONSTRAINT "ownership_claims_state_check" CHECK ("ownership_claims"."state" in ('open', 'upheld', 'dismissed'))
);
--> statement-breakpoint
CREATE TABLE "ownership_proofs" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"right_key" text NOT NULL,
	"kind" text NOT NULL,
	"owner_names" text[] NOT NULL,
	"reference" text NOT NULL,
	"as_of" date NOT NULL,
	"file_id" text,
	"state" text DEFAULT 'pending' NOT NULL,
	"appeal_of" text,
	"submitted_by" text,
	"reviewed_by" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ownership_proofs_appeal_key" UNIQUE("appeal_of"),
	CONSTRAINT "ownership_proofs_kind_check" CHECK ("ownership_proofs"."kind" in ('register_extract', 'adapter', 'platform_deal')),
	CONSTRAINT "ownership_proofs_state_check" CHECK ("ownership_proofs"."state" in ('pending', 'accepted', 'refused', 'withdrawn', 'superseded')),
	CONSTRAINT "ownership_proofs_decided_check" CHECK ("ownership_proofs"."state" in ('pending', 'withdrawn') or ("ownership_proofs"."reviewed_by" is not null and "ownership_proofs"."decided_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "patents" ALTER COLUMN "owner_org_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device_id" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "two_factor_enabled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "org_payout_accounts" ADD COLUMN "bank_mark" text;--> statement-breakpoint
ALTER TABLE "org_payout_accounts" ADD COLUMN "next_account_id" text;--> statement-breakpoint
ALTER TABLE "org_payout_accounts" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "verified_until" date;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "verification_state" text DEFAULT 'unverified' NOT NULL;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "verification_state_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "name_held_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "name_like_org_id" text;--> statement-breakpoint
ALTER TABLE "patents" ADD COLUMN "right_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "patents" ADD COLUMN "right_keys" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "patents" ADD COLUMN "ownership" text DEFAULT 'unproven' NOT NULL;--> statement-breakpoint
ALTER TABLE "patents" ADD COLUMN "ownership_as_of" date;--> statement-breakpoint
ALTER TABLE "patents" ADD COLUMN "ownership_due_on" date;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "right_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "binding" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "related_facts" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
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
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_command_id_payment_commands_id_fk" FOREIGN KEY ("command_id") REFERENCES "public"."payment_commands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_rejected_by_users_id_fk" FOREIGN KEY ("rejected_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_resolved_by_users_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_aliases" ADD CONSTRAINT "org_aliases_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_verifications" ADD CONSTRAINT "org_verifications_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_verifications" ADD CONSTRAINT "org_verifications_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_claims" ADD CONSTRAINT "ownership_claims_holder_org_id_orgs_id_fk" FOREIGN KEY ("holder_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_claims" ADD CONSTRAINT "ownership_claims_claimant_org_id_orgs_id_fk" FOREIGN KEY ("claimant_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership_proofs" ADD CONSTRAINT "ownership_proofs_patent_fk" FOREIGN KEY ("org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkeys_user_idx" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "bank_orders_deal_idx" ON "bank_orders" USING btree ("deal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_orders_serial_key" ON "bank_orders" USING btree ("bank_name","bank_serial") WHERE rejected_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_orders_payout_key" ON "bank_orders" USING btree ("payout_id") WHERE rejected_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_orders_command_key" ON "bank_orders" USING btree ("command_id") WHERE rejected_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_open_key" ON "incidents" USING btree ("kind","subject") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "incidents_open_idx" ON "incidents" USING btree ("first_seen_at") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "org_verifications_org_idx" ON "org_verifications" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "org_verifications_one_open" ON "org_verifications" USING btree ("org_id") WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX "ownership_claims_right_idx" ON "ownership_claims" USING btree ("right_key","state");--> statement-breakpoint
CREATE INDEX "ownership_claims_state_idx" ON "ownership_claims" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "ownership_claims_patent_idx" ON "ownership_claims" USING btree ("patent_id");--> statement-breakpoint
CREATE INDEX "ownership_claims_email_idx" ON "ownership_claims" USING btree ("email","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_claims_one_rival" ON "ownership_claims" USING btree ("right_key","claimant_org_id") WHERE state = 'open' and kind = 'rival_holder';--> statement-breakpoint
CREATE INDEX "ownership_proofs_patent_idx" ON "ownership_proofs" USING btree ("patent_id","created_at");--> statement-breakpoint
CREATE INDEX "ownership_proofs_state_idx" ON "ownership_proofs" USING btree ("state","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_proofs_one_pending" ON "ownership_proofs" USING btree ("patent_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "patents_right_key_idx" ON "patents" USING btree ("right_key");--> statement-breakpoint
CREATE INDEX "patents_right_keys_idx" ON "patents" USING gin ("right_keys");--> statement-breakpoint
CREATE UNIQUE INDEX "listings_one_live_per_right" ON "listings" USING btree ("right_key") WHERE status in ('published', 'under_offer') and right_key <> '';--> statement-breakpoint
ALTER TABLE "orgs" ADD CONSTRAINT "orgs_verification_state_check" CHECK ("orgs"."verification_state" in ('unverified', 'submitted', 'refused', 'expired', 'verified'));--> statement-breakpoint
ALTER TABLE "patents" ADD CONSTRAINT "patents_ownership_check" CHECK ("patents"."ownership" in ('unproven', 'proven', 'passed', 'lost'));