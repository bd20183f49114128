-- Service cases: who sees them, what may change, and that their state is their case's.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['service_cases', 'service_invitations', 'service_quotes', 'service_deliveries', 'service_ratings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
    EXECUTE format('REVOKE ALL ON %I FROM jingzhe_app', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO jingzhe_app', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    PERFORM public.tenant_may(format('public.%I', t)::regclass);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['service_invitations', 'service_deliveries', 'service_ratings'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['service_cases', 'service_quotes'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (state, version, outcome, closed_at, agency_org_id, quote_id) ON service_cases TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (state) ON service_quotes TO jingzhe_app;
--> statement-breakpoint
CREATE POLICY own ON service_invitations FOR SELECT TO jingzhe_app USING (agency_org_id = app_org());
--> statement-breakpoint
-- The client, the agencies it asked while they may quote, and the one it chose.
CREATE POLICY party ON service_cases FOR SELECT TO jingzhe_app USING (app_org() IN (client_org_id, agency_org_id)
  OR (agency_org_id IS NULL AND EXISTS (SELECT 1 FROM service_invitations i WHERE i.case_id = service_cases.id AND i.agency_org_id = app_org())));
--> statement-breakpoint
-- A quote is its agency's and its client's: no agency sees another's.
CREATE POLICY party ON service_quotes FOR SELECT TO jingzhe_app USING (agency_org_id = app_org() OR EXISTS (SELECT 1 FROM service_cases c WHERE c.id = case_id AND c.client_org_id = app_org()));
--> statement-breakpoint
CREATE POLICY party ON service_deliveries FOR SELECT TO jingzhe_app USING (EXISTS (SELECT 1 FROM service_cases c WHERE c.id = case_id AND app_org() IN (c.client_org_id, c.agency_org_id)));
--> statement-breakpoint
CREATE POLICY party ON service_ratings FOR SELECT TO jingzhe_app USING (EXISTS (SELECT 1 FROM service_cases c WHERE c.id = case_id AND app_org() IN (c.client_org_id, c.agency_org_id)));
--> statement-breakpoint
ALTER POLICY party ON cases USING (app_privileged() OR (subject = 'deal' AND EXISTS (SELECT 1 FROM deals d WHERE d.id = cases.id))
  OR (subject = 'mandate' AND EXISTS (SELECT 1 FROM mandates m WHERE m.id = cases.id)) OR (subject = 'introduction' AND EXISTS (SELECT 1 FROM introductions i WHERE i.id = cases.id))
  OR (subject = 'fee_claim' AND EXISTS (SELECT 1 FROM fee_claims f WHERE f.id = cases.id)) OR (subject = 'service' AND EXISTS (SELECT 1 FROM service_cases s WHERE s.id = cases.id)));
--> statement-breakpoint
CREATE FUNCTION service_mirror() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE service_cases SET state = NEW.state, version = NEW.version, outcome = NEW.outcome, closed_at = NEW.closed_at WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER service_mirror AFTER UPDATE OF state, version, outcome, closed_at ON cases FOR EACH ROW WHEN (NEW.subject = 'service') EXECUTE FUNCTION service_mirror();
--> statement-breakpoint
CREATE FUNCTION service_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_free text[] := ARRAY['state', 'version', 'outcome', 'closed_at', 'agency_org_id', 'quote_id'];
BEGIN
  IF to_jsonb(NEW) - v_free IS DISTINCT FROM to_jsonb(OLD) - v_free THEN RAISE EXCEPTION 'service %: what was asked does not change', OLD.id; END IF;
  IF OLD.quote_id IS NOT NULL AND (NEW.quote_id, NEW.agency_org_id) IS DISTINCT FROM (OLD.quote_id, OLD.agency_org_id) THEN RAISE EXCEPTION 'service %: the choice stands', OLD.id; END IF;
  IF (NEW.state, NEW.version, NEW.outcome, NEW.closed_at) IS DISTINCT FROM (OLD.state, OLD.version, OLD.outcome, OLD.closed_at) AND NOT EXISTS (
    SELECT 1 FROM cases c WHERE c.id = NEW.id AND (c.state, c.version) = (NEW.state, NEW.version) AND (c.outcome, c.closed_at) IS NOT DISTINCT FROM (NEW.outcome, NEW.closed_at)
  ) THEN RAISE EXCEPTION 'service %: it moves only through its case', OLD.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER service_guard BEFORE UPDATE ON service_cases FOR EACH ROW EXECUTE FUNCTION service_guard();
--> statement-breakpoint
CREATE FUNCTION service_quote_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF to_jsonb(NEW) - 'state' IS DISTINCT FROM to_jsonb(OLD) - 'state' OR OLD.state <> 'open' THEN RAISE EXCEPTION 'quote %: its terms do not change', OLD.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER service_quote_guard BEFORE UPDATE ON service_quotes FOR EACH ROW EXECUTE FUNCTION service_quote_guard();
