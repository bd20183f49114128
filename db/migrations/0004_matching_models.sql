CREATE TABLE "corpus_models" (
	"version" text PRIMARY KEY NOT NULL,
	"format" integer NOT NULL,
	"items" integer NOT NULL,
	"demands" integer NOT NULL,
	"body" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "text_embeddings" (
	"model" text NOT NULL,
	"hash" text NOT NULL,
	"vector" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "text_embeddings_model_hash_pk" PRIMARY KEY("model","hash")
);
--> statement-breakpoint
CREATE INDEX "corpus_models_newest_idx" ON "corpus_models" USING btree ("format","created_at");--> statement-breakpoint
-- What a running index asks after each request: who changed since. Every published listing and every open demand can be named by its time.
CREATE INDEX IF NOT EXISTS "listings_updated_idx" ON "listings" ("updated_at");
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "patents_updated_idx" ON "patents" ("updated_at");
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "demands_updated_idx" ON "demands" ("updated_at");
--> statement-breakpoint
-- Row-level security: models and vectors are the platform's own; no person or organisation reads or writes them.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['corpus_models', 'text_embeddings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO jingzhe_app', t);
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
  END LOOP;
END $$;
