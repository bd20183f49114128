ALTER TABLE "agreements" DROP CONSTRAINT "agreements_subject_key";--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_subject_key" UNIQUE("subject_id");--> statement-breakpoint
ALTER TABLE "obligations" DROP CONSTRAINT "obligations_deal_id_deals_id_fk";
--> statement-breakpoint
ALTER TABLE "bank_orders" DROP CONSTRAINT "bank_orders_deal_id_deals_id_fk";
--> statement-breakpoint
ALTER TABLE "payment_commands" DROP CONSTRAINT "payment_commands_deal_id_deals_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_deal_id_deals_id_fk";
--> statement-breakpoint
ALTER TABLE "payouts" DROP CONSTRAINT "payouts_deal_id_deals_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_corrections" DROP CONSTRAINT "ledger_corrections_deal_id_deals_id_fk";
--> statement-breakpoint
ALTER TABLE "agreements" ADD COLUMN "title_zh" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agreements" ADD COLUMN "title_en" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agreements" ADD COLUMN "href" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_deal_id_agreements_subject_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."agreements"("subject_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_orders" ADD CONSTRAINT "bank_orders_deal_id_agreements_subject_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."agreements"("subject_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_commands" ADD CONSTRAINT "payment_commands_deal_id_agreements_subject_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."agreements"("subject_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_deal_id_agreements_subject_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."agreements"("subject_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_deal_id_agreements_subject_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."agreements"("subject_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_corrections" ADD CONSTRAINT "ledger_corrections_deal_id_agreements_subject_id_fk" FOREIGN KEY ("deal_id") REFERENCES "public"."agreements"("subject_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_subject_check" CHECK ("agreements"."subject_kind" in ('deal', 'deposit', 'service'));