-- Patents that were taken back or merged are history: the platform alone sees them.
CREATE POLICY not_removed ON patents AS RESTRICTIVE FOR SELECT TO jingzhe_app USING (removed_at IS NULL OR app_privileged());
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['import_changes', 'import_mappings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO jingzhe_app USING (org_id = app_org() OR app_privileged()) WITH CHECK (org_id = app_org() OR app_privileged())', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON import_changes, import_mappings TO jingzhe_app;
--> statement-breakpoint
-- What a member asks of an import; counts, what was seen in the file and what was done are the worker's.
SELECT tenant_may('import_changes'), tenant_may('import_mappings'), tenant_may('imports', inserts => '{status}');
