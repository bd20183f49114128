-- Sales: who sees what, and the functions that decide bids. A sale and its log are public; who bids is nobody's business but the bidder's.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['sales', 'sale_secrets', 'sale_entrants', 'sale_bids', 'sale_refusals', 'sale_log', 'sale_clock', 'posted_prices', 'posted_acceptances'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('REVOKE ALL ON %I FROM jingzhe_app', t);
    EXECUTE format('GRANT SELECT ON %I TO jingzhe_app', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    PERFORM public.tenant_may(format('public.%I', t)::regclass);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['sales', 'sale_secrets', 'sale_entrants', 'sale_bids', 'sale_refusals', 'sale_log', 'posted_prices', 'posted_acceptances'] LOOP
    EXECUTE format('GRANT INSERT ON %I TO jingzhe_app', t);
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['sale_bids', 'sale_refusals', 'posted_acceptances'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['sales', 'sale_secrets', 'sale_entrants', 'posted_prices'] LOOP
    EXECUTE format('CREATE TRIGGER no_delete BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (opens_at, closes_at, ends_at, bids, log_seq, price, leader_no, opened_at, closed_at, result, stop_reason, deal_id, state, version, outcome) ON sales TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (leader_max) ON sale_secrets TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (deposit, deposit_reason) ON sale_entrants TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (hash) ON sale_log TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (withdrawn_at) ON posted_prices TO jingzhe_app;
--> statement-breakpoint
CREATE POLICY everybody ON sales FOR SELECT TO jingzhe_app USING (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY everybody ON sale_log FOR SELECT TO jingzhe_app USING (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY everybody ON sale_clock FOR SELECT TO jingzhe_app USING (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY everybody ON posted_prices FOR SELECT TO jingzhe_app USING (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY own ON sale_entrants FOR SELECT TO jingzhe_app USING (org_id = app_org());
--> statement-breakpoint
CREATE POLICY own ON sale_bids FOR SELECT TO jingzhe_app USING (org_id = app_org());
--> statement-breakpoint
CREATE POLICY own ON sale_refusals FOR SELECT TO jingzhe_app USING (org_id = app_org());
--> statement-breakpoint
CREATE POLICY party ON posted_acceptances FOR SELECT TO jingzhe_app USING (buyer_org_id = app_org() OR EXISTS (SELECT 1 FROM posted_prices p WHERE p.id = posted_price_id AND p.org_id = app_org()));
--> statement-breakpoint
-- Whoever sees the subject sees its case. A sale is public, the moves of its case are the seller's and the platform's.
CREATE POLICY sale_party ON cases FOR SELECT TO jingzhe_app USING (subject = 'sale' AND EXISTS (SELECT 1 FROM sales s WHERE s.id = cases.id AND s.seller_org_id = app_org()));
--> statement-breakpoint
CREATE POLICY sale_chain ON audit_events FOR SELECT TO jingzhe_app USING (chain LIKE 'sale:%' AND EXISTS (SELECT 1 FROM sales s WHERE s.id = substr(chain, 6) AND s.seller_org_id = app_org()));
--> statement-breakpoint
INSERT INTO sale_clock (id, shift_ms) VALUES (1, 0);
--> statement-breakpoint
-- The time of sales: the database's clock at this very moment. The shift is nought; only the schema's owner, in tests, writes it.
CREATE FUNCTION sale_now() RETURNS timestamptz LANGUAGE sql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT clock_timestamp() + make_interval(secs => coalesce((SELECT shift_ms FROM sale_clock WHERE id = 1), 0) / 1000.0)
$$;
--> statement-breakpoint
-- The one reader of the end. `over` from the first instant at or after it, whether or not anybody has written the close down yet.
CREATE FUNCTION sale_phase(s sales, p_at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN s.opened_at IS NULL AND s.closed_at IS NULL THEN 'before' WHEN s.closed_at IS NOT NULL OR p_at >= s.ends_at THEN 'over' WHEN p_at < s.opens_at THEN 'before' ELSE 'open' END
$$;
--> statement-breakpoint
-- Price of a Dutch sale at a moment: the start, less one step for every whole period that has passed, and never below the floor.
CREATE FUNCTION sale_dutch_price(s sales, p_at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT greatest(s.floor_amount, s.start_amount - s.step_amount * greatest(0, floor(extract(epoch FROM p_at - s.opens_at) / s.step_seconds)::bigint))
$$;
--> statement-breakpoint
CREATE FUNCTION sale_time(p_at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
--> statement-breakpoint
-- Writes one entry of the log, under the lock of the sale's row.
CREATE FUNCTION sale_note(p_sale text, p_kind text, p_at timestamptz, p_data jsonb) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_seq integer;
BEGIN
  UPDATE sales SET log_seq = log_seq + 1 WHERE id = p_sale RETURNING log_seq INTO v_seq;
  INSERT INTO sale_log (sale_id, seq, kind, at, data) VALUES (p_sale, v_seq, p_kind, public.sale_time(p_at), p_data);
  RETURN v_seq;
END $$;
--> statement-breakpoint
-- Why this bid may not be, or null. The lock of the sale's row is held, and p_at was read after it was taken.
CREATE FUNCTION sale_refusal(s sales, p_entrant sale_entrants, p_leader_max bigint, p_org text, p_max bigint, p_at timestamptz) RETURNS text LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_phase text := public.sale_phase(s, p_at);
BEGIN
  IF p_org = s.seller_org_id THEN RETURN 'own_sale'; END IF;
  IF v_phase = 'over' THEN RETURN 'over'; END IF;
  IF v_phase <> 'open' THEN RETURN 'not_open'; END IF;
  IF p_entrant.id IS NULL THEN RETURN 'not_entered'; END IF;
  IF p_entrant.deposit NOT IN ('none', 'held') THEN RETURN 'deposit_missing'; END IF;
  IF s.mechanism = 'dutch' THEN RETURN CASE WHEN public.sale_dutch_price(s, p_at) > p_max THEN 'price_moved' END; END IF;
  IF (p_max - s.start_amount) % s.step_amount <> 0 THEN RETURN 'off_step'; END IF;
  -- The leader raises the own maximum and nothing else.
  IF s.leader_no = p_entrant.no THEN RETURN CASE WHEN p_max <= p_leader_max THEN 'not_higher' END; END IF;
  IF p_max < coalesce(s.price + s.step_amount, s.start_amount) THEN RETURN 'below_minimum'; END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Decides one bid. The row's lock is taken in a statement of its own, the clock is read after it: a bid that waited for the lock past the end is late.
-- An accepted bid is written with its entry of the log, the end it moves, and its event of the audit trail; a refused one leaves a row and moves nothing.
CREATE FUNCTION sale_bid(p_sale text, p_org text, p_user text, p_max bigint, p_refusal_id text) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  s sales; e sale_entrants; v_now timestamptz; v_max bigint; v_code text; v_price bigint; v_leader integer; v_end timestamptz; v_reserve bigint; v_out integer;
BEGIN
  PERFORM 1 FROM sales WHERE id = p_sale FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  v_now := public.sale_now();
  SELECT * INTO s FROM sales WHERE id = p_sale;
  SELECT leader_max, reserve_amount INTO v_max, v_reserve FROM sale_secrets WHERE sale_id = p_sale;
  SELECT * INTO e FROM sale_entrants WHERE sale_id = p_sale AND org_id = p_org;
  v_code := public.sale_refusal(s, e, v_max, p_org, p_max, v_now);
  IF v_code IS NOT NULL THEN
    INSERT INTO sale_refusals (id, sale_id, org_id, user_id, max_amount, code, at) VALUES (p_refusal_id, p_sale, p_org, p_user, p_max, v_code, v_now);
    PERFORM audit_append('org:' || p_org, 'sale.bid_refused', p_sale, jsonb_build_object('code', v_code));
    RETURN jsonb_build_object('accepted', false, 'code', v_code, 'at', public.sale_time(v_now), 'price', s.price, 'leader_no', s.leader_no);
  END IF;
  v_out := s.leader_no;
  IF s.mechanism = 'dutch' THEN
    v_price := public.sale_dutch_price(s, v_now); v_leader := e.no; v_max := v_price;
    PERFORM public.sale_note(p_sale, 'taken', v_now, jsonb_build_object('bidder', e.no, 'price', v_price));
    -- Taken is over: the first acceptance ends it in the statement that accepts it.
    UPDATE sales SET bids = bids + 1, price = v_price, leader_no = v_leader, ends_at = v_now WHERE id = p_sale;
  ELSE
    IF v_out = e.no THEN v_price := s.price; v_leader := e.no; v_max := p_max;
    ELSIF v_out IS NULL THEN v_price := s.start_amount; v_leader := e.no; v_max := p_max;
    ELSIF p_max > v_max THEN v_price := v_max + s.step_amount; v_leader := e.no; v_max := p_max;
    -- The standing maximum answers by itself; of two alike the earlier one leads.
    ELSE v_price := least(v_max, p_max + s.step_amount); v_leader := v_out; END IF;
    -- A leader who would pay the reserve bids it: no sale fails on a price nobody asked for.
    IF v_max >= v_reserve THEN v_price := greatest(v_price, v_reserve); END IF;
    -- A leader who only would go higher moves nothing: nobody needs to hear of it, and nobody's time is taken.
    IF v_price IS DISTINCT FROM s.price OR v_leader IS DISTINCT FROM v_out THEN
      PERFORM public.sale_note(p_sale, 'bid', v_now, jsonb_build_object('bidder', e.no, 'amount', CASE WHEN v_leader = e.no THEN v_price ELSE p_max END, 'price', v_price, 'leader', v_leader));
      v_end := least(greatest(s.ends_at, v_now + make_interval(secs => s.soft_seconds)), s.closes_at + make_interval(secs => s.cap_seconds));
      IF v_end > s.ends_at THEN PERFORM public.sale_note(p_sale, 'extended', v_now, jsonb_build_object('ends_at', public.sale_time(v_end))); END IF;
    END IF;
    UPDATE sales SET bids = bids + 1, price = v_price, leader_no = v_leader, ends_at = coalesce(v_end, ends_at) WHERE id = p_sale;
  END IF;
  UPDATE sale_secrets SET leader_max = v_max WHERE sale_id = p_sale;
  INSERT INTO sale_bids (sale_id, seq, entrant_id, org_id, user_id, max_amount, price, leader_no, at) VALUES (p_sale, s.bids + 1, e.id, p_org, p_user, p_max, v_price, v_leader, v_now);
  PERFORM audit_append('org:' || p_org, 'sale.bid', p_sale, jsonb_build_object('seq', s.bids + 1, 'max', p_max));
  RETURN jsonb_build_object('accepted', true, 'seq', s.bids + 1, 'at', public.sale_time(v_now), 'price', v_price, 'leader_no', v_leader, 'my_no', e.no, 'extended', coalesce(v_end > s.ends_at, false),
    'outbid_org', CASE WHEN v_out IS DISTINCT FROM v_leader AND v_out IS NOT NULL THEN (SELECT x.org_id FROM sale_entrants x WHERE x.sale_id = p_sale AND x.no = v_out) END);
END $$;
--> statement-breakpoint
-- What was agreed at the announcement does not change; price, leader and count go one way; what has ended stays so.
CREATE FUNCTION sale_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.state, NEW.version, NEW.outcome) IS DISTINCT FROM (OLD.state, OLD.version, OLD.outcome) AND NOT EXISTS (
    SELECT 1 FROM cases c WHERE c.id = NEW.id AND (c.state, c.version) = (NEW.state, NEW.version) AND c.outcome IS NOT DISTINCT FROM NEW.outcome
  ) THEN RAISE EXCEPTION 'sale %: state moves only through its case', OLD.id; END IF;
  IF OLD.closed_at IS NOT NULL AND (NEW.closed_at, NEW.ends_at, NEW.bids, NEW.price, NEW.leader_no) IS DISTINCT FROM (OLD.closed_at, OLD.ends_at, OLD.bids, OLD.price, OLD.leader_no)
  THEN RAISE EXCEPTION 'sale %: it has closed', OLD.id; END IF;
  IF OLD.opened_at IS NOT NULL AND (NEW.opened_at, NEW.opens_at, NEW.closes_at) IS DISTINCT FROM (OLD.opened_at, OLD.opens_at, OLD.closes_at) THEN RAISE EXCEPTION 'sale %: it has opened', OLD.id; END IF;
  IF NEW.bids < OLD.bids OR NEW.log_seq < OLD.log_seq OR (OLD.result IS NOT NULL AND NEW.result IS DISTINCT FROM OLD.result) OR (OLD.deal_id IS NOT NULL AND NEW.deal_id IS DISTINCT FROM OLD.deal_id)
    OR (OLD.price IS NOT NULL AND NEW.price IS DISTINCT FROM OLD.price AND NEW.price < OLD.price) THEN RAISE EXCEPTION 'sale %: it goes one way', OLD.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER sale_guard BEFORE UPDATE ON sales FOR EACH ROW EXECUTE FUNCTION sale_guard();
--> statement-breakpoint
CREATE FUNCTION sale_mirror() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE sales SET state = NEW.state, version = NEW.version, outcome = NEW.outcome WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sale_mirror AFTER UPDATE OF state, version, outcome ON cases FOR EACH ROW WHEN (NEW.subject = 'sale') EXECUTE FUNCTION sale_mirror();
--> statement-breakpoint
-- An entry is written once; its hash follows once.
CREATE FUNCTION sale_log_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.hash IS NULL AND NEW.hash IS NOT NULL AND to_jsonb(NEW) - 'hash' = to_jsonb(OLD) - 'hash' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'append_only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'P0001';
END $$;
--> statement-breakpoint
CREATE TRIGGER log_once BEFORE UPDATE OR DELETE ON sale_log FOR EACH ROW EXECUTE FUNCTION sale_log_guard();
--> statement-breakpoint
-- Hash of an entry: SHA-256 of the canonical JSON (RFC 8785) of sale, number, kind, time, data and the hash before it.
CREATE FUNCTION sale_entry_hash(l sale_log, p_prev text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT public.hash_of(jsonb_build_object('sale', l.sale_id, 'seq', l.seq, 'kind', l.kind, 'at', l.at, 'data', l.data, 'prev', p_prev))
$$;
--> statement-breakpoint
-- Chains what was written since, sale by sale, in order. One at a time: whoever comes second finds nothing left. Returns how many.
CREATE FUNCTION sale_chain(p_limit integer) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE l sale_log; v_sale text := ''; v_prev text; v_hash text; v_count integer := 0;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('sale_chain', 0)) THEN RETURN 0; END IF;
  FOR l IN SELECT * FROM sale_log WHERE hash IS NULL ORDER BY sale_id, seq LIMIT p_limit LOOP
    IF l.sale_id <> v_sale THEN
      v_sale := l.sale_id;
      SELECT coalesce((SELECT hash FROM sale_log WHERE sale_id = l.sale_id AND seq = l.seq - 1), '') INTO v_prev;
    END IF;
    v_hash := public.sale_entry_hash(l, v_prev);
    UPDATE sale_log SET hash = v_hash WHERE sale_id = l.sale_id AND seq = l.seq;
    v_prev := v_hash; v_count := v_count + 1;
  END LOOP;
  RETURN v_count;
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sale_now, sale_phase, sale_dutch_price, sale_time, sale_note, sale_refusal, sale_bid, sale_entry_hash, sale_chain TO jingzhe_app;
