CREATE TABLE "ledger_pending_lines" (
	"pending_id" text NOT NULL,
	"line" integer NOT NULL,
	"account" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"reserves" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "ledger_pending_lines_pending_id_line_pk" PRIMARY KEY("pending_id","line"),
	CONSTRAINT "ledger_pending_lines_amount_check" CHECK ("ledger_pending_lines"."amount" <> 0 and "ledger_pending_lines"."reserves" in (0, abs("ledger_pending_lines"."amount")))
);
--> statement-breakpoint
CREATE TABLE "ledger_pendings" (
	"id" text PRIMARY KEY NOT NULL,
	"idem_key" text NOT NULL,
	"input_hash" text NOT NULL,
	"kind" text NOT NULL,
	"deal_id" text,
	"state" text DEFAULT 'pending' NOT NULL,
	"event_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"journal_id" text,
	CONSTRAINT "ledger_pendings_key" UNIQUE("idem_key"),
	CONSTRAINT "ledger_pendings_state_check" CHECK ("ledger_pendings"."state" in ('pending', 'posted', 'voided', 'expired')),
	CONSTRAINT "ledger_pendings_end_check" CHECK (("ledger_pendings"."state" = 'pending') = ("ledger_pendings"."ended_at" is null) and ("ledger_pendings"."state" = 'posted') = ("ledger_pendings"."journal_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger_stripes" (
	"code" text NOT NULL,
	"currency" char(3) NOT NULL,
	"stripe" integer NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "ledger_stripes_code_currency_stripe_pk" PRIMARY KEY("code","currency","stripe")
);
--> statement-breakpoint
CREATE TABLE "bank_statement_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_id" text NOT NULL,
	"row" integer NOT NULL,
	"bank_name" text NOT NULL,
	"account_no" text NOT NULL,
	"serial" text NOT NULL,
	"booked_on" date NOT NULL,
	"direction" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"balance_after" bigint,
	"party_name" text DEFAULT '' NOT NULL,
	"party_account" text DEFAULT '' NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"payment_id" text,
	"payout_id" text,
	"command_id" text,
	"purpose" text,
	"assigned_by" text,
	"assigned_at" timestamp with time zone,
	"confirmed_by" text,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "bank_statement_lines_serial_key" UNIQUE("bank_name","account_no","serial"),
	CONSTRAINT "bank_statement_lines_amount_check" CHECK ("bank_statement_lines"."amount" > 0),
	CONSTRAINT "bank_statement_lines_direction_check" CHECK ("bank_statement_lines"."direction" in ('in', 'out')),
	CONSTRAINT "bank_statement_lines_state_check" CHECK ("bank_statement_lines"."state" in ('open', 'assigned', 'confirmed')),
	CONSTRAINT "bank_statement_lines_two_persons_check" CHECK ("bank_statement_lines"."confirmed_by" is null or "bank_statement_lines"."confirmed_by" <> "bank_statement_lines"."assigned_by"),
	CONSTRAINT "bank_statement_lines_steps_check" CHECK (("bank_statement_lines"."state" = 'open') = ("bank_statement_lines"."assigned_by" is null) and ("bank_statement_lines"."state" = 'confirmed') = ("bank_statement_lines"."confirmed_by" is not null)
    and ("bank_statement_lines"."assigned_by" is null) = ("bank_statement_lines"."assigned_at" is null) and ("bank_statement_lines"."confirmed_by" is null) = ("bank_statement_lines"."confirmed_at" is null)
    and num_nonnulls("bank_statement_lines"."payment_id", "bank_statement_lines"."payout_id", "bank_statement_lines"."command_id", "bank_statement_lines"."purpose") = case when "bank_statement_lines"."state" = 'open' then 0 else 1 end)
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" text PRIMARY KEY NOT NULL,
	"file_id" text NOT NULL,
	"format" text NOT NULL,
	"bank_name" text NOT NULL,
	"account_no" text NOT NULL,
	"currency" char(3) NOT NULL,
	"lines" integer NOT NULL,
	"fresh" integer NOT NULL,
	"uploaded_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_statements_format_check" CHECK ("bank_statements"."format" in ('camt053', 'csv'))
);
--> statement-breakpoint
CREATE TABLE "ledger_conversions" (
	"journal_id" text PRIMARY KEY NOT NULL,
	"from_currency" char(3) NOT NULL,
	"from_amount" bigint NOT NULL,
	"to_currency" char(3) NOT NULL,
	"to_amount" bigint NOT NULL,
	"rate" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_conversions_check" CHECK ("ledger_conversions"."from_amount" > 0 and "ledger_conversions"."to_amount" > 0 and "ledger_conversions"."from_currency" <> "ledger_conversions"."to_currency" and "ledger_conversions"."source" <> '')
);
--> statement-breakpoint
CREATE TABLE "ledger_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"corrects" text NOT NULL,
	"deal_id" text,
	"reason" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_by" text,
	"confirmed_at" timestamp with time zone,
	"rejected_by" text,
	"rejected_at" timestamp with time zone,
	"journal_id" text,
	CONSTRAINT "ledger_corrections_reason_check" CHECK ("ledger_corrections"."reason" <> ''),
	CONSTRAINT "ledger_corrections_two_persons_check" CHECK ("ledger_corrections"."confirmed_by" is null or "ledger_corrections"."confirmed_by" <> "ledger_corrections"."asked_by"),
	CONSTRAINT "ledger_corrections_end_check" CHECK (("ledger_corrections"."confirmed_by" is null) = ("ledger_corrections"."confirmed_at" is null) and ("ledger_corrections"."confirmed_by" is null) = ("ledger_corrections"."journal_id" is null)
    and ("ledger_corrections"."rejected_by" is null) = ("ledger_corrections"."rejected_at" is null) and num_nonnulls("ledger_corrections"."confirmed_at", "ledger_corrections"."rejected_at") < 2)
);
--> statement-breakpoint
CREATE TABLE "money_incidents" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"rail" text NOT NULL,
	"subject" text NOT NULL,
	"deal_id" text,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"event_at" timestamp with time zone,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"closed_by" text,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "money_incidents_kind_check" CHECK ("money_incidents"."kind" in ('unexplained_movement', 'unanswered_journal', 'balance_differs', 'cover_short', 'bank_balance_differs', 'loss_unassigned')),
	CONSTRAINT "money_incidents_state_check" CHECK ("money_incidents"."state" in ('open', 'explained', 'closed')),
	CONSTRAINT "money_incidents_end_check" CHECK (("money_incidents"."state" = 'open') = ("money_incidents"."ended_at" is null) and ("money_incidents"."state" = 'closed') = ("money_incidents"."closed_by" is not null) and ("money_incidents"."closed_by" is null or "money_incidents"."reason" <> ''))
);
--> statement-breakpoint
CREATE TABLE "reconcile_cursors" (
	"name" text PRIMARY KEY NOT NULL,
	"position" text DEFAULT '' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_journals" RENAME COLUMN "occurred_at" TO "event_at";--> statement-breakpoint
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_kind_check";--> statement-breakpoint
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_floor_check";--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_journal_id_ledger_journals_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "reserved" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "side" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "lost" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "paid" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "set_off" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_pending_lines" ADD CONSTRAINT "ledger_pending_lines_pending_id_ledger_pendings_id_fk" FOREIGN KEY ("pending_id") REFERENCES "public"."ledger_pendings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_pendings" ADD CONSTRAINT "ledger_pendings_journal_id_ledger_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."ledger_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement_lines" ADD CONSTRAINT "bank_statement_lines_statement_id_bank_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement_lines" ADD CONSTRAINT "bank_statement_lines_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement_lines" ADD CONSTRAINT "bank_statement_lines_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement_lines" ADD CONSTRAINT "bank_statement_lines_command_id_payment_commands_id_fk" FOREIGN KEY ("command_id") REFERENCES "public"."payment_commands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement_lines" ADD CONSTRAINT "bank_statement_lines_assigned_by_users_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement_lines" ADD CONSTRAINT "bank_statement_lines_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_conversions" ADD CONSTRAINT "ledger_conversions_journal_id_ledger_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."ledger_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_corrections" ADD CONSTRAINT "ledger_corrections_corrects_ledger_journals_id_fk" FOREIGN KEY ("corrects") REFERENCES "public"."ledger_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_corrections" ADD CONSTRAINT "ledger_corrections_deal_id_deals_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."deals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_corrections" ADD CONSTRAINT "ledger_corrections_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_corrections" ADD CONSTRAINT "ledger_corrections_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_corrections" ADD CONSTRAINT "ledger_corrections_rejected_by_users_id_fk" FOREIGN KEY ("rejected_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_corrections" ADD CONSTRAINT "ledger_corrections_journal_id_ledger_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."ledger_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_incidents" ADD CONSTRAINT "money_incidents_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_pending_lines_account_idx" ON "ledger_pending_lines" USING btree ("account","currency");--> statement-breakpoint
CREATE INDEX "ledger_pendings_deal_idx" ON "ledger_pendings" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "ledger_pendings_open_idx" ON "ledger_pendings" USING btree ("expires_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "bank_statement_lines_state_idx" ON "bank_statement_lines" USING btree ("state","booked_on");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_corrections_open_key" ON "ledger_corrections" USING btree ("corrects") WHERE rejected_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "money_incidents_open_key" ON "money_incidents" USING btree ("kind","subject") WHERE state <> 'explained';--> statement-breakpoint
CREATE INDEX "money_incidents_state_idx" ON "money_incidents" USING btree ("state","opened_at");--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_floor_check" CHECK ("ledger_accounts"."side" * "ledger_accounts"."balance" >= "ledger_accounts"."reserved" and "ledger_accounts"."reserved" >= 0);--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_paid_check" CHECK ("payouts"."paid" >= 0 and "payouts"."set_off" >= 0 and "payouts"."paid" + "payouts"."set_off" <= "payouts"."amount");--> statement-breakpoint
CREATE VIEW "public"."ledger_balances" WITH (security_invoker = true) AS (
  select a.code, a.currency, a.kind, a.deal_id, a.org_id, a.may_overdraw,
    (a.balance + coalesce((select sum(s.balance) from ledger_stripes s where s.code = a.code and s.currency = a.currency), 0))::bigint as balance, a.reserved
  from ledger_accounts a);