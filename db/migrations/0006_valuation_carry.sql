ALTER TABLE "valuation_batches" ADD COLUMN "carry_stated" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "valuations_stated_idx" ON "valuations" USING btree ("org_id","patent_id","id") WHERE batch_id is null;--> statement-breakpoint
-- Snapshots are a few kilobytes of JSON each; where the server has the faster of the two compressions, a batch spends less of its time packing them.
DO $$ BEGIN
  IF 'lz4' = ANY (SELECT unnest(enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
    ALTER TABLE valuations ALTER COLUMN inputs SET COMPRESSION lz4, ALTER COLUMN results SET COMPRESSION lz4;
  END IF;
END $$;
--> statement-breakpoint
-- Distributions of a superseded state of the corpus may be let go: a snapshot keeps its own standing and replays without them. The set itself stays,
-- because snapshots name it. Kept in any case: the two newest sets, and every set of the last thirty days.
CREATE FUNCTION keep_current_cohorts() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT 1 FROM valuation_cohort_sets s WHERE s.id = OLD.set_id AND s.as_of < current_date - 30
      AND 2 <= (SELECT count(*) FROM valuation_cohort_sets n WHERE (n.as_of, n.created_at, n.id) > (s.as_of, s.created_at, s.id))
  ) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'append_only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'P0001';
END $$;
--> statement-breakpoint
DROP TRIGGER append_only_row ON valuation_cohorts;
--> statement-breakpoint
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON valuation_cohorts FOR EACH ROW EXECUTE FUNCTION keep_current_cohorts();
--> statement-breakpoint
GRANT DELETE ON valuation_cohorts TO jingzhe_app;
--> statement-breakpoint
CREATE POLICY corpus_delete ON valuation_cohorts FOR DELETE TO jingzhe_app USING (app_privileged());
