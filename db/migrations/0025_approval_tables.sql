CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"act" text DEFAULT '' NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"deal_id" text,
	"org_id" text,
	"what" jsonb NOT NULL,
	"hash" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_org_id" text NOT NULL,
	"barred" text[] DEFAULT '{}'::text[] NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"decision" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "approvals_kind_check" CHECK ("approvals"."kind" in ('confirm_registration', 'confirm_handover', 'release', 'receipt', 'payout', 'refund', 'override', 'correction', 'second_signature')),
	CONSTRAINT "approvals_act_check" CHECK ("approvals"."act" in ('', 'offer.make', 'offer.counter', 'offer.confirm', 'offer.accept', 'deal.sign', 'deal.pay')),
	CONSTRAINT "approvals_subject_check" CHECK ("approvals"."subject_kind" in ('deal', 'payment', 'bank_order', 'correction', 'listing', 'offer')),
	CONSTRAINT "approvals_decision_check" CHECK ("approvals"."decision" in ('approved', 'refused', 'withdrawn', 'expired', 'overtaken')),
	CONSTRAINT "approvals_side_check" CHECK (("approvals"."kind" = 'second_signature') = ("approvals"."org_id" is not null) and ("approvals"."kind" = 'second_signature') = ("approvals"."act" <> '')),
	CONSTRAINT "approvals_two_persons_check" CHECK ("approvals"."decision" is distinct from 'approved' or ("approvals"."decided_by" is not null and "approvals"."decided_by" <> "approvals"."requested_by" and not ("approvals"."decided_by" = any ("approvals"."barred")))),
	CONSTRAINT "approvals_end_check" CHECK (("approvals"."decision" is null) = ("approvals"."decided_at" is null) and ("approvals"."decision" is not null or "approvals"."decided_by" is null)
    and ("approvals"."used_at" is null or "approvals"."decision" = 'approved') and ("approvals"."decision" is distinct from 'approved' or "approvals"."used_at" is not null)),
	CONSTRAINT "approvals_refusal_check" CHECK ("approvals"."decision" is distinct from 'refused' or ("approvals"."decided_by" is not null and "approvals"."reason" <> '')),
	CONSTRAINT "approvals_time_check" CHECK ("approvals"."expires_at" > "approvals"."requested_at")
);
--> statement-breakpoint
CREATE TABLE "org_signature_rules" (
	"org_id" text PRIMARY KEY NOT NULL,
	"second_above" bigint,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "org_signature_rules_amount_check" CHECK ("org_signature_rules"."second_above" is null or "org_signature_rules"."second_above" >= 0)
);
--> statement-breakpoint
ALTER TABLE "bank_orders" DROP CONSTRAINT "bank_orders_two_persons_check";--> statement-breakpoint
ALTER TABLE "ledger_corrections" DROP CONSTRAINT "ledger_corrections_two_persons_check";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_two_persons_check";--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_requested_org_id_orgs_id_fk" FOREIGN KEY ("requested_org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_signature_rules" ADD CONSTRAINT "org_signature_rules_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_signature_rules" ADD CONSTRAINT "org_signature_rules_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_open_key" ON "approvals" USING btree ("kind","act","subject_kind","subject_id",coalesce(org_id, '')) WHERE decision is null;--> statement-breakpoint
CREATE INDEX "approvals_subject_idx" ON "approvals" USING btree ("subject_id","kind");--> statement-breakpoint
CREATE INDEX "approvals_due_idx" ON "approvals" USING btree ("expires_at") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "approvals_deal_idx" ON "approvals" USING btree ("deal_id");--> statement-breakpoint
CREATE INDEX "approvals_org_idx" ON "approvals" USING btree ("org_id","requested_at");