ALTER TABLE "patents" DROP CONSTRAINT "patents_status_check";--> statement-breakpoint
ALTER TABLE "patents" ALTER COLUMN "legal_status" SET DEFAULT 'unknown';--> statement-breakpoint
ALTER TABLE "patents" ALTER COLUMN "content_hash" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "patents" ADD COLUMN "record" jsonb;--> statement-breakpoint
ALTER TABLE "patents" ADD CONSTRAINT "patents_status_check" CHECK ("patents"."legal_status" in ('unknown', 'pending', 'in_force', 'in_grace', 'lapsed', 'expired', 'revoked', 'withdrawn'));