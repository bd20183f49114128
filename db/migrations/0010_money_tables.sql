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
ALTER TABLE "org_payout_accounts" ADD COLUMN "bank_mark" text;--> statement-breakpoint
ALTER TABLE "org_payout_accounts" ADD COLUMN "next_account_id" text;--> statement-breakpoint
ALTER TABLE "org_payout_accounts" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_command_id_payment_commands_id_fk" FOREIGN KEY ("command_id") REFERENCES "public"."payment_commands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_rejected_by_users_id_fk" FOREIGN KEY ("rejected_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_orders_deal_idx" ON "bank_orders" USING btree ("deal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_orders_serial_key" ON "bank_orders" USING btree ("bank_name","bank_serial") WHERE rejected_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_orders_payout_key" ON "bank_orders" USING btree ("payout_id") WHERE rejected_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_orders_command_key" ON "bank_orders" USING btree ("command_id") WHERE rejected_at is null;