-- Events: who sees them, what may change, and that their state is their case's.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['events', 'event_keys', 'event_registrations', 'event_pair_rules', 'event_talks', 'event_scans'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
    EXECUTE format('REVOKE ALL ON %I FROM jingzhe_app', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO jingzhe_app', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    PERFORM public.tenant_may(format('public.%I', t)::regclass);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['event_keys', 'event_scans'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['events', 'event_registrations', 'event_talks'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (state, version, outcome, closed_at, plan_published_at) ON events TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (seat_at, left_at, least_talks, most_talks) ON event_registrations TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (slot, table_no, by_hand, removed_at, verdict, verdict_note, verdict_by, verdict_at) ON event_talks TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (rule, set_by), DELETE ON event_pair_rules TO jingzhe_app;
--> statement-breakpoint
-- What was announced is for everybody; before that it is the organiser's.
CREATE POLICY seen ON events FOR SELECT TO jingzhe_app USING (organiser_org_id = app_org() OR state <> 'drafted');
--> statement-breakpoint
CREATE POLICY party ON event_registrations FOR SELECT TO jingzhe_app USING (org_id = app_org() OR EXISTS (SELECT 1 FROM events e WHERE e.id = event_id AND e.organiser_org_id = app_org()));
--> statement-breakpoint
CREATE POLICY organiser ON event_pair_rules FOR SELECT TO jingzhe_app USING (EXISTS (SELECT 1 FROM events e WHERE e.id = event_id AND e.organiser_org_id = app_org()));
--> statement-breakpoint
CREATE POLICY organiser ON event_scans FOR SELECT TO jingzhe_app USING (EXISTS (SELECT 1 FROM events e WHERE e.id = event_id AND e.organiser_org_id = app_org()));
--> statement-breakpoint
-- A talk is its organiser's, and its two sides' once the plan was published.
CREATE POLICY party ON event_talks FOR SELECT TO jingzhe_app USING (EXISTS (SELECT 1 FROM events e WHERE e.id = event_id AND (e.organiser_org_id = app_org()
  OR (e.plan_published_at IS NOT NULL AND EXISTS (SELECT 1 FROM event_registrations r WHERE r.id IN (guest_id, host_id) AND r.org_id = app_org())))));
--> statement-breakpoint
ALTER POLICY party ON cases USING (app_privileged() OR (subject = 'deal' AND EXISTS (SELECT 1 FROM deals d WHERE d.id = cases.id))
  OR (subject = 'mandate' AND EXISTS (SELECT 1 FROM mandates m WHERE m.id = cases.id)) OR (subject = 'introduction' AND EXISTS (SELECT 1 FROM introductions i WHERE i.id = cases.id))
  OR (subject = 'fee_claim' AND EXISTS (SELECT 1 FROM fee_claims f WHERE f.id = cases.id)) OR (subject = 'service' AND EXISTS (SELECT 1 FROM service_cases s WHERE s.id = cases.id))
  OR (subject = 'event' AND EXISTS (SELECT 1 FROM events e WHERE e.id = cases.id AND e.organiser_org_id = app_org())));
--> statement-breakpoint
CREATE FUNCTION event_mirror() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE events SET state = NEW.state, version = NEW.version, outcome = NEW.outcome, closed_at = NEW.closed_at WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_mirror AFTER UPDATE OF state, version, outcome, closed_at ON cases FOR EACH ROW WHEN (NEW.subject = 'event') EXECUTE FUNCTION event_mirror();
--> statement-breakpoint
CREATE FUNCTION event_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_free text[] := ARRAY['state', 'version', 'outcome', 'closed_at', 'plan_published_at'];
BEGIN
  IF to_jsonb(NEW) - v_free IS DISTINCT FROM to_jsonb(OLD) - v_free THEN RAISE EXCEPTION 'event %: what was announced does not change', OLD.id; END IF;
  IF (NEW.state, NEW.version, NEW.outcome, NEW.closed_at) IS DISTINCT FROM (OLD.state, OLD.version, OLD.outcome, OLD.closed_at) AND NOT EXISTS (
    SELECT 1 FROM cases c WHERE c.id = NEW.id AND (c.state, c.version) = (NEW.state, NEW.version) AND (c.outcome, c.closed_at) IS NOT DISTINCT FROM (NEW.outcome, NEW.closed_at)
  ) THEN RAISE EXCEPTION 'event %: it moves only through its case', OLD.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_guard BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION event_guard();
--> statement-breakpoint
-- Seats never outnumber the room, whoever gives them; the event's row is the lock. Who left does not come back by the same registration.
CREATE FUNCTION event_seat_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_capacity integer;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.left_at IS NOT NULL THEN RAISE EXCEPTION 'registration %: it has ended', OLD.id; END IF;
  IF NEW.seat_at IS NOT NULL AND NEW.left_at IS NULL AND (TG_OP = 'INSERT' OR OLD.seat_at IS NULL) THEN
    SELECT capacity INTO v_capacity FROM events WHERE id = NEW.event_id FOR UPDATE;
    IF (SELECT count(*) FROM event_registrations r WHERE r.event_id = NEW.event_id AND r.seat_at IS NOT NULL AND r.left_at IS NULL AND r.id <> NEW.id) >= v_capacity THEN
      RAISE EXCEPTION 'event %: no seat is left', NEW.event_id USING ERRCODE = 'check_violation', CONSTRAINT = 'event_seats_full';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_seat_guard BEFORE INSERT OR UPDATE ON event_registrations FOR EACH ROW EXECUTE FUNCTION event_seat_guard();
--> statement-breakpoint
CREATE FUNCTION event_talk_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.removed_at IS NOT NULL OR (OLD.verdict IS NOT NULL AND NEW.removed_at IS NOT NULL) THEN RAISE EXCEPTION 'talk %: it does not change any more', OLD.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER event_talk_guard BEFORE UPDATE ON event_talks FOR EACH ROW EXECUTE FUNCTION event_talk_guard();
