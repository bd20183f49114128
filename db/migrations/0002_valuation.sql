CREATE TABLE "valuation_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"patent_org_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"role" text NOT NULL,
	"question" text NOT NULL,
	"bank_version" text NOT NULL,
	"score" smallint NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"user_id" text NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "valuation_answers_role_check" CHECK ("valuation_answers"."role" in ('inventor', 'officer', 'buyer')),
	CONSTRAINT "valuation_answers_side_check" CHECK (("valuation_answers"."role" = 'buyer') = ("valuation_answers"."org_id" <> "valuation_answers"."patent_org_id")),
	CONSTRAINT "valuation_answers_score_check" CHECK ("valuation_answers"."score" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "valuation_batch_problems" (
	"org_id" text NOT NULL,
	"batch_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"patent_number" text NOT NULL,
	"path" text NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "valuation_batch_problems_batch_id_patent_id_pk" PRIMARY KEY("batch_id","patent_id")
);
--> statement-breakpoint
CREATE TABLE "valuation_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"created_by" text NOT NULL,
	"scenario" text NOT NULL,
	"currency" char(3) NOT NULL,
	"valued_on" date NOT NULL,
	"fee_reduction" text DEFAULT 'none' NOT NULL,
	"patent_ids" text[],
	"status" text DEFAULT 'queued' NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"valued" integer DEFAULT 0 NOT NULL,
	"vetoed" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"cursor" text DEFAULT '' NOT NULL,
	"error" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "valuation_batches_org_id_key" UNIQUE("org_id","id"),
	CONSTRAINT "valuation_batches_status_check" CHECK ("valuation_batches"."status" in ('queued', 'running', 'succeeded', 'failed')),
	CONSTRAINT "valuation_batches_scenario_check" CHECK ("valuation_batches"."scenario" in ('transfer_licence', 'finance', 'equity', 'management')),
	CONSTRAINT "valuation_batches_counts_check" CHECK ("valuation_batches"."done" = "valuation_batches"."valued" + "valuation_batches"."vetoed" + "valuation_batches"."failed" and "valuation_batches"."done" <= "valuation_batches"."total")
);
--> statement-breakpoint
CREATE TABLE "valuation_cohort_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"as_of" date NOT NULL,
	"patents" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "valuation_cohorts" (
	"set_id" text NOT NULL,
	"key" text NOT NULL,
	"indicator" text NOT NULL,
	"n" integer NOT NULL,
	"histogram" jsonb NOT NULL,
	CONSTRAINT "valuation_cohorts_set_id_key_indicator_pk" PRIMARY KEY("set_id","key","indicator"),
	CONSTRAINT "valuation_cohorts_n_check" CHECK ("valuation_cohorts"."n" >= 10)
);
--> statement-breakpoint
CREATE TABLE "valuation_publications" (
	"patent_id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"valuation_id" text NOT NULL,
	"show" text NOT NULL,
	"valued_on" date NOT NULL,
	"method_version" text NOT NULL,
	"currency" char(3) NOT NULL,
	"score" smallint,
	"low_amount" bigint,
	"base_amount" bigint,
	"high_amount" bigint,
	"seller_asserted" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "valuation_publications_show_check" CHECK ("valuation_publications"."show" in ('nothing', 'score', 'band', 'score_and_band')),
	CONSTRAINT "valuation_publications_chosen_check" CHECK (("valuation_publications"."show" in ('score', 'score_and_band') or "valuation_publications"."score" is null) and ("valuation_publications"."show" in ('band', 'score_and_band') or "valuation_publications"."high_amount" is null))
);
--> statement-breakpoint
CREATE TABLE "valuations" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"patent_org_id" text NOT NULL,
	"patent_id" text NOT NULL,
	"patent_number" text NOT NULL,
	"scenario" text NOT NULL,
	"currency" char(3) NOT NULL,
	"valued_on" date NOT NULL,
	"method_version" text NOT NULL,
	"method_hash" text NOT NULL,
	"seed" bigint NOT NULL,
	"draws" integer NOT NULL,
	"inputs" jsonb NOT NULL,
	"results" jsonb NOT NULL,
	"results_hash" text NOT NULL,
	"veto" text,
	"basis" text,
	"score" smallint,
	"low_amount" bigint,
	"base_amount" bigint,
	"high_amount" bigint,
	"batch_id" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "valuations_org_id_key" UNIQUE("org_id","id"),
	CONSTRAINT "valuations_scenario_check" CHECK ("valuations"."scenario" in ('transfer_licence', 'finance', 'equity', 'management')),
	CONSTRAINT "valuations_basis_check" CHECK ("valuations"."basis" in ('methods', 'floor_only', 'veto')),
	CONSTRAINT "valuations_score_check" CHECK ("valuations"."score" between 0 and 1000),
	CONSTRAINT "valuations_band_check" CHECK (("valuations"."low_amount" is null and "valuations"."base_amount" is null and "valuations"."high_amount" is null) or (0 <= "valuations"."low_amount" and "valuations"."low_amount" <= "valuations"."base_amount" and "valuations"."base_amount" <= "valuations"."high_amount" and "valuations"."high_amount" <= 10000000000000)),
	CONSTRAINT "valuations_veto_check" CHECK ("valuations"."veto" is null or ("valuations"."score" = 0 and "valuations"."high_amount" = 0))
);
--> statement-breakpoint
ALTER TABLE "valuation_answers" ADD CONSTRAINT "valuation_answers_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuation_answers" ADD CONSTRAINT "valuation_answers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuation_answers" ADD CONSTRAINT "valuation_answers_patent_fk" FOREIGN KEY ("patent_org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuation_batch_problems" ADD CONSTRAINT "valuation_batch_problems_batch_fk" FOREIGN KEY ("org_id","batch_id") REFERENCES "public"."valuation_batches"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuation_batches" ADD CONSTRAINT "valuation_batches_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuation_batches" ADD CONSTRAINT "valuation_batches_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuation_cohorts" ADD CONSTRAINT "valuation_cohorts_set_id_valuation_cohort_sets_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."valuation_cohort_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuation_publications" ADD CONSTRAINT "valuation_publications_patent_fk" FOREIGN KEY ("org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuation_publications" ADD CONSTRAINT "valuation_publications_valuation_fk" FOREIGN KEY ("org_id","valuation_id") REFERENCES "public"."valuations"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuations" ADD CONSTRAINT "valuations_org_id_orgs_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuations" ADD CONSTRAINT "valuations_patent_fk" FOREIGN KEY ("patent_org_id","patent_id") REFERENCES "public"."patents"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "valuations" ADD CONSTRAINT "valuations_batch_fk" FOREIGN KEY ("org_id","batch_id") REFERENCES "public"."valuation_batches"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "valuation_answers_patent_idx" ON "valuation_answers" USING btree ("patent_id","question");--> statement-breakpoint
CREATE INDEX "valuation_batches_org_idx" ON "valuation_batches" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "valuation_cohort_sets_as_of_idx" ON "valuation_cohort_sets" USING btree ("as_of");--> statement-breakpoint
CREATE INDEX "valuations_patent_idx" ON "valuations" USING btree ("org_id","patent_id","id");--> statement-breakpoint
CREATE INDEX "valuations_batch_idx" ON "valuations" USING btree ("batch_id") WHERE batch_id is not null;--> statement-breakpoint
-- Row-level security. Snapshots belong to whoever asked for them; answers also to the patent's organisation; what an owner publishes to everybody who sees the listing.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['valuation_cohort_sets', 'valuation_cohorts', 'valuation_batches', 'valuation_batch_problems', 'valuations', 'valuation_answers', 'valuation_publications'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO jingzhe_app', t);
  END LOOP;
  -- Kept for ever: the comparison a snapshot names, the snapshot itself, the answers given, the problems met.
  FOREACH t IN ARRAY ARRAY['valuation_cohort_sets', 'valuation_cohorts', 'valuations', 'valuation_answers', 'valuation_batch_problems'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE ON valuation_batches, valuation_publications TO jingzhe_app;
--> statement-breakpoint
-- Distributions over all organisations: nobody's rows can be read from them (ten patents at least), and only the platform writes them.
CREATE POLICY corpus_read ON valuation_cohort_sets FOR SELECT TO jingzhe_app USING (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY corpus_insert ON valuation_cohort_sets FOR INSERT TO jingzhe_app WITH CHECK (app_privileged());
--> statement-breakpoint
CREATE POLICY corpus_read ON valuation_cohorts FOR SELECT TO jingzhe_app USING (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY corpus_insert ON valuation_cohorts FOR INSERT TO jingzhe_app WITH CHECK (app_privileged());
--> statement-breakpoint
CREATE POLICY tenant ON valuation_batches TO jingzhe_app USING (org_id = app_org() OR app_privileged()) WITH CHECK (org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY tenant ON valuation_batch_problems TO jingzhe_app USING (org_id = app_org() OR app_privileged()) WITH CHECK (org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY valuation_read ON valuations FOR SELECT TO jingzhe_app USING (org_id = app_org() OR app_privileged());
--> statement-breakpoint
-- A snapshot can be made of a patent the organisation may see (its own, or a listed one): the patents' own policy decides inside the subquery.
CREATE POLICY valuation_insert ON valuations FOR INSERT TO jingzhe_app
  WITH CHECK (app_privileged() OR (org_id = app_org() AND EXISTS (SELECT 1 FROM patents p WHERE p.id = patent_id)));
--> statement-breakpoint
CREATE POLICY answer_read ON valuation_answers FOR SELECT TO jingzhe_app USING (org_id = app_org() OR patent_org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY answer_insert ON valuation_answers FOR INSERT TO jingzhe_app
  WITH CHECK (app_privileged() OR (org_id = app_org() AND user_id = app_user_id() AND EXISTS (SELECT 1 FROM patents p WHERE p.id = patent_id)));
--> statement-breakpoint
CREATE POLICY publication_read ON valuation_publications FOR SELECT TO jingzhe_app
  USING (org_id = app_org() OR app_privileged() OR (app_actor() IS NOT NULL AND show <> 'nothing' AND EXISTS (SELECT 1 FROM listings l WHERE l.patent_id = valuation_publications.patent_id)));
--> statement-breakpoint
CREATE POLICY publication_insert ON valuation_publications FOR INSERT TO jingzhe_app WITH CHECK (org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY publication_update ON valuation_publications FOR UPDATE TO jingzhe_app USING (org_id = app_org() OR app_privileged()) WITH CHECK (org_id = app_org() OR app_privileged());
