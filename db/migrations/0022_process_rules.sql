-- Cases: who sees them, what may change, and the functions that write one move in one statement.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['cases', 'case_holds'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('REVOKE ALL ON %I FROM jingzhe_app', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO jingzhe_app', t);
    PERFORM public.tenant_may(format('public.%I', t)::regclass);
  END LOOP;
  -- The guard of members' columns knows columns by name: said again for tables whose columns changed theirs.
  FOREACH t IN ARRAY ARRAY['case_moves', 'case_timers', 'deals'] LOOP PERFORM public.tenant_may(format('public.%I', t)::regclass); END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (regions, state, aside, version, seq, state_since, look_at, outcome, closed_at) ON cases TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (ended_at) ON case_holds TO jingzhe_app;
--> statement-breakpoint
-- Whoever sees the subject sees its case; the subject's own policy decides, inside the subquery. A new kind of subject adds its line here.
CREATE POLICY party ON cases FOR SELECT TO jingzhe_app USING (app_privileged() OR (subject = 'deal' AND EXISTS (SELECT 1 FROM deals d WHERE d.id = cases.id)));
--> statement-breakpoint
CREATE POLICY platform ON cases TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged());
--> statement-breakpoint
DROP POLICY party ON case_moves;
--> statement-breakpoint
DROP POLICY party ON case_timers;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['case_moves', 'case_timers', 'case_holds'] LOOP
    EXECUTE format('CREATE POLICY party ON %I FOR SELECT TO jingzhe_app USING (app_privileged() OR EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id))', t);
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A case stands elsewhere only through a row of its history written in the same transaction, and keeps the definition it began with.
CREATE FUNCTION case_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.subject, NEW.definition, NEW.definition_version, NEW.definition_hash, NEW.opened_at) IS DISTINCT FROM (OLD.id, OLD.subject, OLD.definition, OLD.definition_version, OLD.definition_hash, OLD.opened_at)
  THEN RAISE EXCEPTION 'case %: it keeps the definition it began with', OLD.id; END IF;
  IF (NEW.state, NEW.regions, NEW.aside, NEW.version, NEW.outcome, NEW.closed_at) IS DISTINCT FROM (OLD.state, OLD.regions, OLD.aside, OLD.version, OLD.outcome, OLD.closed_at) AND NOT EXISTS (
    SELECT 1 FROM case_moves m WHERE m.case_id = NEW.id AND m.seq = NEW.seq AND m.accepted AND m.from_state = OLD.state AND m.to_state = NEW.state AND m.at = transaction_timestamp()
  ) THEN RAISE EXCEPTION 'case %: it moves only through its history', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_guard BEFORE UPDATE ON cases FOR EACH ROW EXECUTE FUNCTION case_guard();
--> statement-breakpoint
CREATE FUNCTION case_hold_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND to_jsonb(NEW) - 'ended_at' = to_jsonb(OLD) - 'ended_at' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'append_only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'P0001';
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON case_holds FOR EACH ROW EXECUTE FUNCTION case_hold_guard();
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['cases', 'case_holds'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only_row BEFORE DELETE ON cases FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The names of the history's triggers follow its own.
ALTER FUNCTION deal_transition_stamp() RENAME TO case_move_stamp;
--> statement-breakpoint
ALTER TRIGGER deal_transition_stamp ON case_moves RENAME TO case_move_stamp;
--> statement-breakpoint
-- A deal shows its case's state and nothing else; the agreed terms do not change.
CREATE OR REPLACE FUNCTION deal_state_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.state, NEW.version, NEW.disputed, NEW.outcome, NEW.closed_at) IS DISTINCT FROM (OLD.state, OLD.version, OLD.disputed, OLD.outcome, OLD.closed_at) AND NOT EXISTS (
    SELECT 1 FROM cases c WHERE c.id = NEW.id AND (c.state, c.version, c.aside) = (NEW.state, NEW.version, NEW.disputed) AND (c.outcome, c.closed_at) IS NOT DISTINCT FROM (NEW.outcome, NEW.closed_at)
  ) THEN RAISE EXCEPTION 'deal %: state moves only through its case', NEW.id; END IF;
  IF NEW.seller_org_id <> OLD.seller_org_id OR NEW.buyer_org_id <> OLD.buyer_org_id OR NEW.price_amount <> OLD.price_amount OR NEW.currency <> OLD.currency
    OR NEW.broker_org_id IS DISTINCT FROM OLD.broker_org_id OR NEW.platform_fee_bps <> OLD.platform_fee_bps OR NEW.broker_fee_bps <> OLD.broker_fee_bps
    OR NEW.process <> OLD.process OR NEW.process_version <> OLD.process_version OR NEW.rule_pack <> OLD.rule_pack
  THEN RAISE EXCEPTION 'deal %: agreed terms do not change', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION deal_mirror() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE deals SET state = NEW.state, version = NEW.version, disputed = NEW.aside, outcome = NEW.outcome, closed_at = NEW.closed_at, updated_at = now() WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER deal_mirror AFTER UPDATE OF state, version, aside, outcome, closed_at ON cases FOR EACH ROW WHEN (NEW.subject = 'deal') EXECUTE FUNCTION deal_mirror();
--> statement-breakpoint
-- The release and the confirmation it rests on are two persons' work, whatever code writes the history.
DROP TRIGGER deal_two_persons ON case_moves;
--> statement-breakpoint
DROP FUNCTION deal_two_persons();
--> statement-breakpoint
CREATE FUNCTION case_two_persons() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.accepted AND NEW.name = 'release' AND NEW.actor_user_id IS NOT NULL AND NEW.actor_user_id = (
    SELECT m.actor_user_id FROM case_moves m WHERE m.case_id = NEW.case_id AND m.accepted AND m.name IN ('confirm_registration', 'confirm_handover') ORDER BY m.seq DESC LIMIT 1
  ) THEN RAISE EXCEPTION 'case %: two persons', NEW.case_id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_two_persons BEFORE INSERT ON case_moves FOR EACH ROW EXECUTE FUNCTION case_two_persons();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION bank_order_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.confirmed_by IS NOT NULL OR NEW.rejected_by IS NOT NULL THEN RAISE EXCEPTION 'bank order %: a record is not its own end', NEW.id; END IF;
    RETURN NEW;
  END IF;
  IF OLD.confirmed_at IS NOT NULL OR OLD.rejected_at IS NOT NULL THEN RAISE EXCEPTION 'bank order %: it has ended', OLD.id; END IF;
  -- Whoever released the sum does not confirm that it was paid out.
  IF NEW.confirmed_by IS NOT NULL AND NEW.payout_id IS NOT NULL AND NEW.confirmed_by = (
    SELECT m.actor_user_id FROM case_moves m WHERE m.case_id = NEW.deal_id AND m.accepted AND m.name = 'release' ORDER BY m.seq DESC LIMIT 1
  ) THEN RAISE EXCEPTION 'bank order %: two persons', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Writes what is told of a move: its event of the audit trail and the rows of the outbox.
CREATE FUNCTION case_tell(p_case text, p jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM audit_append(p #>> '{audit,chain}', p #>> '{audit,action}', p_case, p #> '{audit,data}');
  INSERT INTO outbox (topic, consumer, key, payload, request_id)
    SELECT f.topic, f.consumer, f.key, f.payload, f.request_id FROM jsonb_to_recordset(coalesce(p -> 'facts', '[]')) AS f(topic text, consumer text, key text, payload jsonb, request_id text)
    ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
CREATE FUNCTION case_clocks(p_case text, p_timers jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO case_timers (case_id, code, due_at, state, remaining_ms, holds, met_at)
    SELECT p_case, t.code, t.due_at, t.state, t.remaining_ms, t.holds, CASE WHEN t.state = 'met' THEN now() END
    FROM jsonb_to_recordset(p_timers) AS t(code text, due_at timestamptz, state text, remaining_ms bigint, holds text[])
    ON CONFLICT (case_id, code) DO UPDATE SET due_at = excluded.due_at, state = excluded.state, remaining_ms = excluded.remaining_ms, holds = excluded.holds, met_at = excluded.met_at, tried_at = NULL;
END $$;
--> statement-breakpoint
-- Opens a case: its row, the first line of its history, its first clocks, and what is told of it.
CREATE FUNCTION case_open(p jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_case text := p ->> 'case';
BEGIN
  INSERT INTO cases (id, subject, definition, definition_version, definition_hash, regions, state, seq, look_at)
    VALUES (v_case, p ->> 'subject', p ->> 'definition', (p ->> 'definition_version')::int, p ->> 'definition_hash', p -> 'regions', p ->> 'state', 1, (p ->> 'look_at')::timestamptz);
  INSERT INTO case_moves (id, case_id, seq, name, from_state, to_state, accepted, actor_kind, actor_user_id, actor_org_id)
    VALUES (p #>> '{move,id}', v_case, 1, 'open', '', p ->> 'state', true, p #>> '{move,actor_kind}', p #>> '{move,actor_user_id}', p #>> '{move,actor_org_id}');
  PERFORM case_clocks(v_case, p -> 'timers');
  PERFORM case_tell(v_case, p);
END $$;
--> statement-breakpoint
-- One accepted move: history, where the case stands, clocks, holds, audit and outbox, in one statement. `version` is the one it was decided on:
-- a case that has moved since is a serialisation failure, and the caller begins again. With `system` the platform moves by itself under that name.
CREATE FUNCTION case_move(p jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_case text := p ->> 'case';
  v_from text; v_to text := p ->> 'state'; v_seq integer;
  v_system text := current_setting('app.system', true);
  v_step text := current_setting('app.step', true);
BEGIN
  SELECT state, seq + 1 INTO v_from, v_seq FROM cases WHERE id = v_case AND version = (p ->> 'version')::int FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'case %: it has moved since', v_case USING ERRCODE = '40001'; END IF;
  IF p ? 'system' THEN PERFORM set_config('app.system', p ->> 'system', true), set_config('app.step', p ->> 'step', true); END IF;
  INSERT INTO case_moves (id, case_id, seq, name, from_state, to_state, accepted, actor_kind, actor_user_id, actor_org_id, override, reason)
    SELECT m.id, v_case, v_seq, m.name, v_from, v_to, true, m.actor_kind, m.actor_user_id, m.actor_org_id, m.override, m.reason
    FROM jsonb_to_record(p -> 'move') AS m(id text, name text, actor_kind text, actor_user_id text, actor_org_id text, override boolean, reason text);
  UPDATE cases SET regions = p -> 'regions', state = v_to, aside = (p ->> 'aside')::boolean, version = version + 1, seq = v_seq,
    state_since = CASE WHEN v_from <> v_to THEN transaction_timestamp() ELSE state_since END, look_at = (p ->> 'look_at')::timestamptz,
    outcome = p ->> 'outcome', closed_at = CASE WHEN p ->> 'outcome' IS NOT NULL THEN transaction_timestamp() END
    WHERE id = v_case;
  IF p ? 'timers' THEN PERFORM case_clocks(v_case, p -> 'timers'); END IF;
  -- A clock of a case that has ended means nothing: what was missed or met stays as history, the rest goes.
  IF p ->> 'outcome' IS NOT NULL THEN DELETE FROM case_timers WHERE case_id = v_case AND state IN ('open', 'held'); END IF;
  IF p ? 'ended' THEN UPDATE case_holds SET ended_at = now() WHERE case_id = v_case AND ended_at IS NULL AND name IN (SELECT jsonb_array_elements_text(p -> 'ended')); END IF;
  IF p ? 'started' THEN INSERT INTO case_holds (case_id, seq, name, before) VALUES (v_case, v_seq, p #>> '{started,name}', p #> '{started,before}'); END IF;
  PERFORM case_tell(v_case, p);
  IF p ? 'system' THEN PERFORM set_config('app.system', coalesce(v_system, ''), true), set_config('app.step', coalesce(v_step, ''), true); END IF;
END $$;
--> statement-breakpoint
-- One refused attempt: a line of the history and its event.
CREATE FUNCTION case_refuse(p jsonb) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_case text := p ->> 'case'; v_state text; v_seq integer;
BEGIN
  UPDATE cases SET seq = seq + 1 WHERE id = v_case RETURNING state, seq INTO v_state, v_seq;
  INSERT INTO case_moves (id, case_id, seq, name, from_state, to_state, accepted, refusal, actor_kind, actor_user_id, actor_org_id, reason)
    SELECT m.id, v_case, v_seq, m.name, v_state, coalesce(m.to_state, v_state), false, m.refusal, m.actor_kind, m.actor_user_id, m.actor_org_id, m.reason
    FROM jsonb_to_record(p -> 'move') AS m(id text, name text, to_state text, refusal jsonb, actor_kind text, actor_user_id text, actor_org_id text, reason text);
  PERFORM audit_append(p #>> '{audit,chain}', p #>> '{audit,action}', v_case, (p #> '{audit,data}') || jsonb_build_object('seq', v_seq));
  RETURN v_seq;
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION case_tell, case_clocks, case_open, case_move, case_refuse TO jingzhe_app;
