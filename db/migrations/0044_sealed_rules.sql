-- Sealed bids: who sees what, and the function that takes them. Keys and openings are public; an envelope is its bidder's and the platform's until the opening, and nobody can read it.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['sale_keys', 'sale_envelopes', 'sale_shares', 'sale_openings', 'sale_outages'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('REVOKE ALL ON %I FROM jingzhe_app', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO jingzhe_app', t);
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    PERFORM public.tenant_may(format('public.%I', t)::regclass);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (outage_seconds, witness_org_id) ON sales TO jingzhe_app;
--> statement-breakpoint
CREATE POLICY everybody ON sale_keys FOR SELECT TO jingzhe_app USING (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY everybody ON sale_openings FOR SELECT TO jingzhe_app USING (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY everybody ON sale_outages FOR SELECT TO jingzhe_app USING (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY own ON sale_envelopes FOR SELECT TO jingzhe_app USING (org_id = app_org());
--> statement-breakpoint
-- Price of a Dutch sale at a moment. The steps stood still while the platform was out of reach.
CREATE OR REPLACE FUNCTION sale_dutch_price(s sales, p_at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT greatest(s.floor_amount, s.start_amount - s.step_amount * greatest(0, floor((extract(epoch FROM p_at - s.opens_at) - s.outage_seconds) / s.step_seconds)::bigint))
$$;
--> statement-breakpoint
-- What was agreed at the announcement does not change; price, leader and count go one way; what has ended stays so. The price of a sealed sale is found after it has closed.
CREATE OR REPLACE FUNCTION sale_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.state, NEW.version, NEW.outcome) IS DISTINCT FROM (OLD.state, OLD.version, OLD.outcome) AND NOT EXISTS (
    SELECT 1 FROM cases c WHERE c.id = NEW.id AND (c.state, c.version) = (NEW.state, NEW.version) AND c.outcome IS NOT DISTINCT FROM NEW.outcome
  ) THEN RAISE EXCEPTION 'sale %: state moves only through its case', OLD.id; END IF;
  IF OLD.closed_at IS NOT NULL AND ((NEW.closed_at, NEW.ends_at, NEW.bids, NEW.outage_seconds) IS DISTINCT FROM (OLD.closed_at, OLD.ends_at, OLD.bids, OLD.outage_seconds)
    OR ((NEW.price, NEW.leader_no) IS DISTINCT FROM (OLD.price, OLD.leader_no) AND (OLD.mechanism <> 'sealed' OR OLD.price IS NOT NULL OR OLD.result IS NOT NULL)))
  THEN RAISE EXCEPTION 'sale %: it has closed', OLD.id; END IF;
  IF OLD.mechanism = 'sealed' AND NEW.price IS NOT NULL AND OLD.closed_at IS NULL THEN RAISE EXCEPTION 'sale %: a sealed sale has no price before it has closed', OLD.id; END IF;
  IF OLD.opened_at IS NOT NULL AND (NEW.opened_at, NEW.opens_at, NEW.closes_at, NEW.witness_org_id) IS DISTINCT FROM (OLD.opened_at, OLD.opens_at, OLD.closes_at, OLD.witness_org_id) THEN RAISE EXCEPTION 'sale %: it has opened', OLD.id; END IF;
  IF NEW.witness_org_id IS DISTINCT FROM OLD.witness_org_id AND EXISTS (SELECT 1 FROM sale_keys k WHERE k.sale_id = OLD.id AND k.holder = 'witness') THEN RAISE EXCEPTION 'sale %: the witness holds a key', OLD.id; END IF;
  IF NEW.bids < OLD.bids OR NEW.log_seq < OLD.log_seq OR NEW.outage_seconds < OLD.outage_seconds OR (OLD.result IS NOT NULL AND NEW.result IS DISTINCT FROM OLD.result) OR (OLD.deal_id IS NOT NULL AND NEW.deal_id IS DISTINCT FROM OLD.deal_id)
    OR (OLD.price IS NOT NULL AND NEW.price IS DISTINCT FROM OLD.price AND NEW.price < OLD.price) THEN RAISE EXCEPTION 'sale %: it goes one way', OLD.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Why this bid may not be, or null. The lock of the sale's row is held, and p_at was read after it was taken.
CREATE OR REPLACE FUNCTION sale_refusal(s sales, p_entrant sale_entrants, p_leader_max bigint, p_org text, p_max bigint, p_at timestamptz) RETURNS text LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_phase text := public.sale_phase(s, p_at);
BEGIN
  IF s.mechanism NOT IN ('english', 'dutch') THEN RETURN 'wrong_mechanism'; END IF;
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
CREATE OR REPLACE FUNCTION sale_bid(p_sale text, p_org text, p_user text, p_max bigint, p_refusal_id text) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
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
      v_end := least(greatest(s.ends_at, v_now + make_interval(secs => s.soft_seconds)), s.closes_at + make_interval(secs => s.cap_seconds + s.outage_seconds));
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
-- Takes one sealed bid, or says why not. Like `sale_bid`: the row's lock in a statement of its own, the clock after it. It knows no amount.
CREATE FUNCTION sale_seal(p_sale text, p_org text, p_user text, p_commitment text, p_envelope jsonb, p_hash text, p_most integer, p_refusal_id text) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE s sales; e sale_entrants; v_now timestamptz; v_code text; v_phase text; v_seq integer; v_before integer; v_log integer;
BEGIN
  PERFORM 1 FROM sales WHERE id = p_sale FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  v_now := public.sale_now();
  SELECT * INTO s FROM sales WHERE id = p_sale;
  SELECT * INTO e FROM sale_entrants WHERE sale_id = p_sale AND org_id = p_org;
  v_phase := public.sale_phase(s, v_now);
  v_code := CASE
    WHEN s.mechanism <> 'sealed' THEN 'wrong_mechanism' WHEN p_org = s.seller_org_id OR p_org = s.witness_org_id THEN 'own_sale' WHEN v_phase = 'over' THEN 'over' WHEN v_phase <> 'open' THEN 'not_open'
    WHEN e.id IS NULL THEN 'not_entered' WHEN e.deposit NOT IN ('none', 'held') THEN 'deposit_missing'
    WHEN EXISTS (SELECT 1 FROM sale_envelopes x WHERE x.sale_id = p_sale AND x.commitment = p_commitment) THEN 'known_commitment'
    WHEN (SELECT count(*) FROM sale_envelopes x WHERE x.entrant_id = e.id) >= p_most THEN 'too_many' END;
  IF v_code IS NOT NULL THEN
    INSERT INTO sale_refusals (id, sale_id, org_id, user_id, code, at) VALUES (p_refusal_id, p_sale, p_org, p_user, v_code, v_now);
    PERFORM audit_append('org:' || p_org, 'sale.bid_refused', p_sale, jsonb_build_object('code', v_code));
    RETURN jsonb_build_object('accepted', false, 'code', v_code, 'at', public.sale_time(v_now));
  END IF;
  v_seq := s.bids + 1;
  SELECT max(seq) INTO v_before FROM sale_envelopes WHERE entrant_id = e.id;
  v_log := public.sale_note(p_sale, 'sealed', v_now, jsonb_build_object('bidder', e.no, 'bid', v_seq, 'commitment', p_commitment, 'envelope', p_hash, 'replaces', v_before));
  UPDATE sales SET bids = v_seq WHERE id = p_sale;
  INSERT INTO sale_envelopes (sale_id, seq, entrant_id, org_id, user_id, commitment, envelope, hash, at) VALUES (p_sale, v_seq, e.id, p_org, p_user, p_commitment, p_envelope, p_hash, v_now);
  PERFORM audit_append('org:' || p_org, 'sale.seal', p_sale, jsonb_build_object('seq', v_seq, 'commitment', p_commitment));
  RETURN jsonb_build_object('accepted', true, 'seq', v_seq, 'at', public.sale_time(v_now), 'my_no', e.no, 'log_seq', v_log);
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sale_seal TO jingzhe_app;
