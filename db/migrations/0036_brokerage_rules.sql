-- Brokerage: who sees it, what may change, and what excludes what, whatever code writes.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['org_licences', 'mandates', 'mandate_subjects', 'introductions', 'fee_claims'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
    EXECUTE format('REVOKE ALL ON %I FROM jingzhe_app', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO jingzhe_app', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    PERFORM public.tenant_may(format('public.%I', t)::regclass);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (state, reviewed_by, reason, decided_at) ON org_licences TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (state, version, outcome, closed_at) ON mandates TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (running) ON mandate_subjects TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (state, version, outcome, closed_at, seller_consent_at, seller_consent_by, buyer_consent_at, buyer_consent_by, introduced_at, tail_ends_at) ON introductions TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (state, version, outcome, closed_at, statement, answer, decision, obligation_id) ON fee_claims TO jingzhe_app;
--> statement-breakpoint
CREATE POLICY own ON org_licences FOR SELECT TO jingzhe_app USING (org_id = app_org());
--> statement-breakpoint
CREATE POLICY party ON mandates FOR SELECT TO jingzhe_app USING (app_org() IN (broker_org_id, principal_org_id));
--> statement-breakpoint
CREATE POLICY party ON mandate_subjects FOR SELECT TO jingzhe_app USING (EXISTS (SELECT 1 FROM mandates m WHERE m.id = mandate_id));
--> statement-breakpoint
CREATE POLICY party ON introductions FOR SELECT TO jingzhe_app USING (app_org() IN (broker_org_id, seller_org_id, buyer_org_id));
--> statement-breakpoint
-- A claim is the broker's, its debtor's and the platform's: the other side of the deal owes nothing and hears nothing.
CREATE POLICY party ON fee_claims FOR SELECT TO jingzhe_app USING (app_org() IN (broker_org_id, debtor_org_id));
--> statement-breakpoint
DROP POLICY party ON cases;
--> statement-breakpoint
CREATE POLICY party ON cases FOR SELECT TO jingzhe_app USING (app_privileged() OR (subject = 'deal' AND EXISTS (SELECT 1 FROM deals d WHERE d.id = cases.id))
  OR (subject = 'mandate' AND EXISTS (SELECT 1 FROM mandates m WHERE m.id = cases.id)) OR (subject = 'introduction' AND EXISTS (SELECT 1 FROM introductions i WHERE i.id = cases.id))
  OR (subject = 'fee_claim' AND EXISTS (SELECT 1 FROM fee_claims f WHERE f.id = cases.id)));
--> statement-breakpoint
-- While it runs, an exclusive mandate and any other of the same principal and side do not overlap in thing and time. A thing is the point of its
-- hash and everything the whole line; what is not exclusive is a point of its own mandate and what is exclusive the whole line.
ALTER TABLE mandate_subjects ADD CONSTRAINT mandate_subjects_exclusive EXCLUDE USING gist (
  int8range(hashtextextended(principal_org_id || side, 0), hashtextextended(principal_org_id || side, 0), '[]') WITH =,
  (CASE WHEN subject = '*' THEN int8range(NULL, NULL) ELSE int8range(hashtextextended(subject, 0), hashtextextended(subject, 0), '[]') END) WITH &&,
  daterange(starts_on, ends_on, '[]') WITH &&,
  (CASE WHEN exclusive THEN int8range(NULL, NULL) ELSE int8range(hashtextextended(mandate_id, 0), hashtextextended(mandate_id, 0), '[]') END) WITH &&
) WHERE (running);
--> statement-breakpoint
-- What a case says of its subject is copied, and a mandate covers nothing once it has ended.
CREATE FUNCTION brokerage_mirror() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.subject = 'mandate' THEN
    UPDATE mandates SET state = NEW.state, version = NEW.version, outcome = NEW.outcome, closed_at = NEW.closed_at WHERE id = NEW.id;
    IF NEW.closed_at IS NOT NULL THEN UPDATE mandate_subjects SET running = false WHERE mandate_id = NEW.id AND running; END IF;
  ELSIF NEW.subject = 'introduction' THEN UPDATE introductions SET state = NEW.state, version = NEW.version, outcome = NEW.outcome, closed_at = NEW.closed_at WHERE id = NEW.id;
  ELSE UPDATE fee_claims SET state = NEW.state, version = NEW.version, outcome = NEW.outcome, closed_at = NEW.closed_at WHERE id = NEW.id; END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER brokerage_mirror AFTER UPDATE OF state, version, outcome, closed_at ON cases FOR EACH ROW WHEN (NEW.subject IN ('mandate', 'introduction', 'fee_claim')) EXECUTE FUNCTION brokerage_mirror();
--> statement-breakpoint
-- Facts are written once: terms never change, a consent is given once and now, and the state is the case's.
CREATE FUNCTION brokerage_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_free text[] := CASE TG_TABLE_NAME WHEN 'mandates' THEN ARRAY['state', 'version', 'outcome', 'closed_at'] WHEN 'fee_claims' THEN ARRAY['state', 'version', 'outcome', 'closed_at', 'statement', 'answer', 'decision', 'obligation_id']
    ELSE ARRAY['state', 'version', 'outcome', 'closed_at', 'seller_consent_at', 'seller_consent_by', 'buyer_consent_at', 'buyer_consent_by', 'introduced_at', 'tail_ends_at'] END;
  v_new jsonb := to_jsonb(NEW); v_old jsonb := to_jsonb(OLD); v_key text;
BEGIN
  IF v_new - v_free IS DISTINCT FROM v_old - v_free THEN RAISE EXCEPTION '% %: its facts do not change', TG_TABLE_NAME, OLD.id; END IF;
  FOREACH v_key IN ARRAY ARRAY['seller_consent_at', 'seller_consent_by', 'buyer_consent_at', 'buyer_consent_by', 'introduced_at', 'tail_ends_at', 'obligation_id', 'closed_at', 'outcome'] LOOP
    IF v_old ->> v_key IS NOT NULL AND v_new ->> v_key IS DISTINCT FROM v_old ->> v_key THEN RAISE EXCEPTION '% %: % is written once', TG_TABLE_NAME, OLD.id, v_key; END IF;
  END LOOP;
  IF (NEW.state, NEW.version, NEW.outcome, NEW.closed_at) IS DISTINCT FROM (OLD.state, OLD.version, OLD.outcome, OLD.closed_at) AND NOT EXISTS (
    SELECT 1 FROM cases c WHERE c.id = NEW.id AND (c.state, c.version) = (NEW.state, NEW.version) AND (c.outcome, c.closed_at) IS NOT DISTINCT FROM (NEW.outcome, NEW.closed_at)
  ) THEN RAISE EXCEPTION '% %: it moves only through its case', TG_TABLE_NAME, OLD.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['mandates', 'introductions', 'fee_claims'] LOOP
    EXECUTE format('CREATE TRIGGER brokerage_guard BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION brokerage_guard()', t);
  END LOOP;
END $$;
