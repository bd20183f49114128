CREATE TABLE "import_changes" (
	"import_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"org_id" text NOT NULL,
	"created" boolean NOT NULL,
	"version" integer NOT NULL,
	"before" jsonb,
	CONSTRAINT "import_changes_import_id_patent_id_pk" PRIMARY KEY("import_id","patent_id")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"org_id" text NOT NULL,
	"header" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_mappings_org_id_header_pk" PRIMARY KEY("org_id","header")
);
--> statement-breakpoint
ALTER TABLE "patents" DROP CONSTRAINT "patents_org_number_key";--> statement-breakpoint
ALTER TABLE "imports" DROP CONSTRAINT "imports_status_check";--> statement-breakpoint
ALTER TABLE "import_errors" ADD COLUMN "severity" text DEFAULT 'error' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_errors" ADD COLUMN "entry" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "inspection" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "rows_warned" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "patents" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "patents" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_import_fk" FOREIGN KEY ("org_id","import_id") REFERENCES "public"."imports"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_patent_fk" FOREIGN KEY ("org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_changes_patent_idx" ON "import_changes" USING btree ("patent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "patents_org_number_key" ON "patents" USING btree ("org_id","number") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "patents_grant_idx" ON "patents" USING btree ("grant_number") WHERE grant_number is not null;--> statement-breakpoint
CREATE INDEX "patents_number_keys_idx" ON "patents" USING gin ("number_keys");--> statement-breakpoint
ALTER TABLE "import_errors" ADD CONSTRAINT "import_errors_severity_check" CHECK ("import_errors"."severity" in ('error', 'warning'));--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_status_check" CHECK ("imports"."status" in ('checking', 'checked', 'queued', 'running', 'succeeded', 'failed', 'discarded', 'undone'));