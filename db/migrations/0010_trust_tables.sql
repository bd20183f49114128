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
ALTER TABLE "sessions" ADD COLUMN "proved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device_id" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "two_factor_enabled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "org_payout_accounts" ADD COLUMN "bank_mark" text;--> statement-breakpoint
ALTER TABLE "org_payout_accounts" ADD COLUMN "next_account_id" text;--> statement-breakpoint
ALTER TABLE "org_payout_accounts" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
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
CREATE INDEX "passkeys_user_idx" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "bank_orders_deal_idx" ON "bank_orders" USING btree ("deal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_orders_serial_key" ON "bank_orders" USING btree ("bank_name","bank_serial") WHERE rejected_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_orders_payout_key" ON "bank_orders" USING btree ("payout_id") WHERE rejected_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_orders_command_key" ON "bank_orders" USING btree ("command_id") WHERE rejected_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_open_key" ON "incidents" USING btree ("kind","subject") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "incidents_open_idx" ON "incidents" USING btree ("first_seen_at") WHERE resolved_at is null;