-- Inventors: the account that is linked to a patent sees that patent, and nothing else of its organisation. An inventor's transaction names no
-- organisation (db/tx.ts), so every policy that asks for `app_org()` refuses it; the ones below are all that admit it.
CREATE FUNCTION app_inventor_org() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('app.inventor_org', true), '');
--> statement-breakpoint
ALTER TABLE patent_inventors ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE patent_inventors FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY owner_maintenance ON patent_inventors TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY platform ON patent_inventors TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged());
--> statement-breakpoint
CREATE POLICY tenant ON patent_inventors FOR SELECT TO jingzhe_app USING (org_id = app_org());
--> statement-breakpoint
CREATE POLICY inventor ON patent_inventors FOR SELECT TO jingzhe_app USING (org_id = app_inventor_org() AND user_id = app_user_id() AND ended_at IS NULL);
--> statement-breakpoint
CREATE POLICY inventor ON patents FOR SELECT TO jingzhe_app USING (org_id = app_inventor_org()
  AND EXISTS (SELECT 1 FROM patent_inventors i WHERE i.patent_id = patents.id AND i.user_id = app_user_id() AND i.ended_at IS NULL));
--> statement-breakpoint
REVOKE ALL ON patent_inventors FROM jingzhe_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON patent_inventors TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (user_id, ended_at, ended_by) ON patent_inventors TO jingzhe_app;
--> statement-breakpoint
-- Who is linked is a step of the platform behind an officer's confirmation; no member writes it.
SELECT tenant_may('patent_inventors');
--> statement-breakpoint
CREATE FUNCTION patent_inventor_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR (OLD.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id) THEN RAISE EXCEPTION 'inventor link %: it does not change any more', OLD.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER patent_inventor_guard BEFORE UPDATE ON patent_inventors FOR EACH ROW EXECUTE FUNCTION patent_inventor_guard();
