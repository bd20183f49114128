ALTER TABLE "members" ADD COLUMN "attested_name" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "attested_by" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "attested_as" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "attested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "org_verifications" ADD COLUMN "submitter_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "attested_by" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "attested_as" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "attested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_attested_check" CHECK (("members"."attested_name" is null) = ("members"."attested_by" is null) and ("members"."attested_name" is null) = ("members"."attested_as" is null) and ("members"."attested_name" is null) = ("members"."attested_at" is null));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_attested_as_check" CHECK ("members"."attested_as" in ('owner', 'operator'));