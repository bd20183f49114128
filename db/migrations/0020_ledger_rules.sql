-- The ledger writes itself: the application calls ledger_post and its kin, which hold every guard, and writes no row of it by hand.
--
-- 1. Who may what. Tables are read under their policies; only the functions below, which run as the plain owner, write.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['ledger_stripes', 'ledger_pendings', 'ledger_pending_lines', 'ledger_conversions', 'ledger_corrections', 'money_incidents', 'reconcile_cursors', 'bank_statements', 'bank_statement_lines'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT ON %I TO jingzhe_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['ledger_conversions', 'ledger_corrections', 'money_incidents', 'reconcile_cursors', 'bank_statements', 'bank_statement_lines'] LOOP
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
    EXECUTE format('GRANT INSERT ON %I TO jingzhe_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['ledger_accounts', 'ledger_journals', 'ledger_entries'] LOOP
    EXECUTE format('REVOKE INSERT, UPDATE ON %I FROM jingzhe_app', t);
  END LOOP;
  -- What is written once.
  FOREACH t IN ARRAY ARRAY['ledger_pending_lines', 'ledger_conversions', 'bank_statements'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['ledger_pendings', 'ledger_pending_lines', 'ledger_conversions', 'ledger_corrections', 'money_incidents', 'bank_statements', 'bank_statement_lines'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['ledger_conversions', 'ledger_corrections', 'money_incidents', 'reconcile_cursors', 'bank_statements', 'bank_statement_lines'] LOOP
    PERFORM public.tenant_may(format('public.%I', t)::regclass);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE UPDATE (kind) ON ledger_accounts FROM jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (confirmed_by, confirmed_at, rejected_by, rejected_at, journal_id) ON ledger_corrections TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (state, last_seen_at, amount, details, ended_at, closed_by, reason) ON money_incidents TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE ON reconcile_cursors TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (state, payment_id, payout_id, command_id, purpose, assigned_by, assigned_at, confirmed_by, confirmed_at) ON bank_statement_lines TO jingzhe_app;
--> statement-breakpoint
GRANT SELECT ON ledger_balances TO jingzhe_app;
--> statement-breakpoint
-- Stripes are the platform's own accounts; pending journals are read like the journals they may become.
CREATE POLICY stripe_read ON ledger_stripes FOR SELECT TO jingzhe_app USING (app_privileged());
--> statement-breakpoint
CREATE POLICY pending_read ON ledger_pendings FOR SELECT TO jingzhe_app
  USING (app_privileged() OR (deal_id IS NOT NULL AND EXISTS (SELECT 1 FROM deals d WHERE d.id = deal_id AND app_org() IN (d.seller_org_id, d.buyer_org_id))));
--> statement-breakpoint
CREATE POLICY pending_line_read ON ledger_pending_lines FOR SELECT TO jingzhe_app
  USING (app_privileged() OR account = 'payable.org:' || app_org() OR EXISTS (SELECT 1 FROM ledger_pendings p WHERE p.id = pending_id));
--> statement-breakpoint
DROP POLICY journal_insert ON ledger_journals;
--> statement-breakpoint
DROP POLICY entry_insert ON ledger_entries;
--> statement-breakpoint
DROP POLICY account_insert ON ledger_accounts;
--> statement-breakpoint
DROP POLICY account_lock ON ledger_accounts;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON ledger_accounts TO jingzhe_definer;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON ledger_stripes TO jingzhe_definer;
--> statement-breakpoint
GRANT SELECT, INSERT ON ledger_journals, ledger_entries, ledger_pending_lines TO jingzhe_definer;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (state, ended_at, journal_id) ON ledger_pendings TO jingzhe_definer;
--> statement-breakpoint
DROP POLICY definer ON ledger_journals;
--> statement-breakpoint
DROP POLICY definer ON ledger_entries;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['ledger_journals', 'ledger_entries', 'ledger_stripes', 'ledger_pendings', 'ledger_pending_lines'] LOOP
    EXECUTE format('CREATE POLICY definer ON %I TO jingzhe_definer USING (true) WITH CHECK (true)', t);
  END LOOP;
  -- No member and no part of the application has a privilege to write these tables at all (catalogue rule), so the guard of columns,
  -- which would look at every row, is not needed on the hot path.
  FOREACH t IN ARRAY ARRAY['ledger_accounts', 'ledger_journals', 'ledger_entries'] LOOP
    EXECUTE format('DROP TRIGGER tenant_columns ON %I', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A pending journal ends once; everything else of it stays.
CREATE FUNCTION ledger_pending_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'pending' OR to_jsonb(NEW) - '{state,ended_at,journal_id}'::text[] <> to_jsonb(OLD) - '{state,ended_at,journal_id}'::text[] THEN
    RAISE EXCEPTION 'append_only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'P0001';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_pending_guard BEFORE UPDATE OR DELETE ON ledger_pendings FOR EACH ROW EXECUTE FUNCTION ledger_pending_guard();
--> statement-breakpoint
-- What the triggers of the first ledger did, line by line, the function does in one pass over all lines. Nobody else writes here but the owner
-- of the schema, whose hand the doctor's check of the ledger finds.
DROP TRIGGER ledger_journal_stamp ON ledger_journals;
--> statement-breakpoint
DROP FUNCTION ledger_journal_stamp();
--> statement-breakpoint
DROP TRIGGER ledger_account_open ON ledger_accounts;
--> statement-breakpoint
DROP FUNCTION ledger_account_open();
--> statement-breakpoint
DROP TRIGGER ledger_entry_post ON ledger_entries;
--> statement-breakpoint
DROP FUNCTION ledger_entry_post();
--> statement-breakpoint
DROP TRIGGER ledger_journal_balanced ON ledger_journals;
--> statement-breakpoint
DROP FUNCTION ledger_journal_balanced();
--> statement-breakpoint
DROP TRIGGER ledger_account_guard ON ledger_accounts;
--> statement-breakpoint
UPDATE ledger_accounts SET side = CASE WHEN may_overdraw THEN 0 WHEN kind = 'asset' THEN 1 WHEN kind = 'liability' THEN -1 ELSE 0 END WHERE NOT may_overdraw AND kind IN ('asset', 'liability');
--> statement-breakpoint
CREATE TRIGGER ledger_account_guard BEFORE UPDATE OF code, currency, kind, may_overdraw, side ON ledger_accounts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP FUNCTION ledger_account_guard();
--> statement-breakpoint
-- 2. The chart of accounts: what an account of this code is; null for a code the chart does not know, so nothing opens a free-form account.
-- `stripes` > 0: the platform's own, which may stand anywhere; its balance lies in that many rows so that posts do not wait for one another.
CREATE FUNCTION ledger_nature(p_code text, OUT kind text, OUT may_overdraw boolean, OUT deal_id text, OUT org_id text, OUT stripes integer)
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE family text := split_part(p_code, ':', 1); subject text := substr(p_code, length(family) + 2);
BEGIN
  may_overdraw := false; stripes := 0;
  IF p_code IN ('asset.stripe', 'clearing.fx') THEN
    kind := split_part(p_code, '.', 1); may_overdraw := true; stripes := 16;
  ELSIF p_code IN ('revenue.commission', 'revenue.forfeit', 'expense.stripe_fee', 'expense.dispute_fee') THEN
    kind := split_part(p_code, '.', 1); stripes := 16;
  ELSIF p_code = 'asset.bank_custody' THEN kind := 'asset';
  ELSIF p_code = 'payable.tax' THEN kind := 'liability';
  ELSIF subject ~ '^[A-Za-z0-9_]{1,80}$' THEN
    kind := CASE family WHEN 'asset.dispute_hold' THEN 'asset' WHEN 'asset.receivable' THEN 'asset' WHEN 'held.deposit' THEN 'liability' WHEN 'held.deal' THEN 'liability'
      WHEN 'payable.org' THEN 'liability' WHEN 'payable.person' THEN 'liability' WHEN 'liability.customer_cash' THEN 'liability' END;
    IF family = 'held.deal' THEN deal_id := subject; END IF;
    IF family IN ('payable.org', 'liability.customer_cash') THEN org_id := subject; END IF;
  END IF;
END $$;
--> statement-breakpoint
-- Is it an account of the platform's own that everybody moves?
CREATE FUNCTION ledger_striped(p_code text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  p_code IN ('asset.stripe', 'clearing.fx', 'revenue.commission', 'revenue.forfeit', 'expense.stripe_fee', 'expense.dispute_fee');
--> statement-breakpoint
-- Opens accounts that are missing, in the order of their codes. Codes the chart does not know are left out.
CREATE FUNCTION ledger_open(p_codes text[], p_currencies text[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO ledger_accounts(code, currency, kind, deal_id, org_id, may_overdraw, side)
    SELECT w.code, w.currency, n.kind, n.deal_id, n.org_id, n.may_overdraw, CASE WHEN n.may_overdraw THEN 0 WHEN n.kind = 'asset' THEN 1 WHEN n.kind = 'liability' THEN -1 ELSE 0 END FROM unnest(p_codes, p_currencies) w(code, currency) CROSS JOIN LATERAL ledger_nature(w.code) n
    WHERE n.kind IS NOT NULL ORDER BY w.code COLLATE "C", w.currency ON CONFLICT DO NOTHING;
  INSERT INTO ledger_stripes(code, currency, stripe)
    SELECT w.code, w.currency, s FROM unnest(p_codes, p_currencies) w(code, currency) CROSS JOIN LATERAL ledger_nature(w.code) n CROSS JOIN LATERAL generate_series(1, n.stripes) s
    WHERE n.kind IS NOT NULL ORDER BY w.code COLLATE "C", w.currency, s ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ledger_open FROM PUBLIC;
--> statement-breakpoint
-- What a fact says economically, as SHA-256 of one spelling. The moment it was told is no part of it: the same fact may be told twice.
CREATE FUNCTION ledger_hash(p_kind text, p_deal text, p_reverses text, p_lines text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  encode(sha256(convert_to('{"kind":' || to_json(p_kind)::text || ',"deal":' || coalesce(to_json(p_deal)::text, 'null') || ',"reverses":' || coalesce(to_json(p_reverses)::text, 'null') || ',"lines":[' || p_lines || ']}', 'UTF8')), 'hex');
--> statement-breakpoint
CREATE FUNCTION ledger_refusal(p_reason text, p_account text DEFAULT NULL, p_currency text DEFAULT NULL, p_available bigint DEFAULT NULL, p_wanted bigint DEFAULT NULL) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  jsonb_strip_nulls(jsonb_build_object('o', 'refused', 'reason', p_reason, 'account', p_account, 'currency', p_currency, 'available', p_available, 'wanted', p_wanted));
--> statement-breakpoint
-- Reads one journal as it was asked for: lines in normal order (accounts ascending, none twice, none of nothing), balanced per currency, of a
-- kind that may touch a deal's money if it does. `problem` says what is wrong.
CREATE FUNCTION ledger_read(p_item jsonb, OUT problem text, OUT hash text, OUT codes text[], OUT currencies text[], OUT amounts bigint[])
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE lines jsonb := p_item -> 'lines'; n integer := jsonb_array_length(lines); line jsonb; code text; cur text; amt bigint;
  last_code text := ''; last_cur text; total bigint := 0; mixed boolean := false; held boolean := false; said text := '';
BEGIN
  FOR k IN 1 .. n LOOP
    line := lines -> (k - 1); code := line ->> 0; cur := line ->> 1; amt := line ->> 2;
    IF amt = 0 OR abs(amt) > 10000000000000 OR code < last_code COLLATE "C" OR code = last_code AND cur <= last_cur THEN problem := 'lines'; RETURN; END IF;
    IF cur <> last_cur THEN mixed := true; END IF;
    IF starts_with(code, 'held.deal:') THEN held := true; END IF;
    last_code := code; last_cur := cur; total := total + amt;
    said := concat(said, '["', code, '","', cur, '",', amt, '],');
    codes[k] := code; currencies[k] := cur; amounts[k] := amt;
  END LOOP;
  IF n < 2 THEN problem := 'too_few_lines'; RETURN; END IF;
  IF total <> 0 OR mixed AND EXISTS (SELECT 1 FROM unnest(currencies, amounts) l(cur, amt) GROUP BY l.cur HAVING sum(l.amt) <> 0) THEN problem := 'unbalanced'; RETURN; END IF;
  IF p_item ? 'reverses' THEN
    IF EXISTS (SELECT 1 FROM (SELECT e.account, e.currency::text, e.amount FROM ledger_entries e WHERE e.journal_id = p_item ->> 'reverses' UNION ALL SELECT * FROM unnest(codes, currencies, amounts)) b(account, currency, amount)
      GROUP BY b.account, b.currency HAVING sum(b.amount) <> 0) THEN problem := 'not_its_mirror'; RETURN; END IF;
  ELSIF held AND p_item ->> 'kind' NOT IN ('payment_captured', 'bank_receipt', 'bid_won', 'refund', 'refund_failed', 'dispute_lost', 'milestone_released') THEN
    problem := 'kind_may_not_touch_deal'; RETURN;
  END IF;
  hash := ledger_hash(p_item ->> 'kind', p_item ->> 'deal', p_item ->> 'reverses', rtrim(said, ','));
END $$;
--> statement-breakpoint
-- One journal for now, nothing under way: balances first (each in one statement, under its floor; the shared accounts last), then journal and
-- lines. What was posted before, or may not be, is taken back before the answer, so that nothing is written by a refusal.
CREATE FUNCTION ledger_post_one(p_item jsonb) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE r record; known record; acc record; refusal jsonb; codes text[]; curs bpchar[]; amts bigint[]; n integer; k integer; step integer := 0; own integer := 0; again boolean := false; turn integer[] := '{}'; shared integer[] := '{}';
  v_id text := p_item ->> 'id'; v_key text := p_item ->> 'key'; v_stripe integer := 1 + (hashtext(p_item ->> 'key') & 15);
BEGIN
  r := ledger_read(p_item);
  IF r.problem IS NOT NULL THEN RETURN ledger_refusal(r.problem); END IF;
  codes := r.codes; curs := r.currencies; amts := r.amounts; n := cardinality(codes);
  FOR i IN 1 .. n LOOP
    IF ledger_striped(codes[i]) THEN shared := shared || i; ELSE turn := turn || i; own := own + 1; END IF;
  END LOOP;
  turn := turn || shared;
  WHILE step < n LOOP
    k := turn[step + 1];
    IF step >= own THEN
      UPDATE ledger_stripes s SET balance = s.balance + amts[k] WHERE s.code = codes[k] AND s.currency = curs[k] AND s.stripe = v_stripe;
    ELSE
      UPDATE ledger_accounts a SET balance = a.balance + amts[k] WHERE a.code = codes[k] AND a.currency = curs[k] AND a.side * (a.balance + amts[k]) >= a.reserved;
    END IF;
    IF FOUND THEN step := step + 1; CONTINUE; END IF;
    SELECT a.side * a.balance - a.reserved AS free INTO acc FROM ledger_accounts a WHERE a.code = codes[k] AND a.currency = curs[k];
    IF (NOT FOUND OR step >= own) AND NOT again THEN
      PERFORM ledger_open(r.codes, r.currencies);
      again := true;
      CONTINUE;
    END IF;
    refusal := CASE WHEN acc.free IS NULL THEN ledger_refusal('unknown_account', codes[k]) ELSE ledger_refusal('overdraw', codes[k], curs[k], acc.free, abs(amts[k])) END;
    EXIT;
  END LOOP;
  IF refusal IS NULL THEN
    INSERT INTO ledger_journals(id, idem_key, input_hash, kind, deal_id, reverses, event_at)
      VALUES (v_id, v_key, r.hash, p_item ->> 'kind', p_item ->> 'deal', p_item ->> 'reverses', (p_item ->> 'at')::timestamptz) ON CONFLICT (idem_key) DO NOTHING;
    IF FOUND THEN
      -- Two lines are the rule, and quicker said so.
      IF n = 2 THEN
        INSERT INTO ledger_entries(journal_id, line, account, currency, amount) VALUES (v_id, 1, codes[1], curs[1], amts[1]), (v_id, 2, codes[2], curs[2], amts[2]);
      ELSE
        INSERT INTO ledger_entries(journal_id, line, account, currency, amount) SELECT v_id, l.no, l.code, l.cur, l.amt FROM unnest(codes, curs, amts) WITH ORDINALITY l(code, cur, amt, no);
      END IF;
      RETURN jsonb_build_object('o', 'posted', 'id', v_id);
    END IF;
  END IF;
  FOR i IN 1 .. step LOOP
    k := turn[i];
    IF i > own THEN
      UPDATE ledger_stripes s SET balance = s.balance - amts[k] WHERE s.code = codes[k] AND s.currency = curs[k] AND s.stripe = v_stripe;
    ELSE
      UPDATE ledger_accounts a SET balance = a.balance - amts[k] WHERE a.code = codes[k] AND a.currency = curs[k];
    END IF;
  END LOOP;
  SELECT j.id, j.input_hash INTO known FROM ledger_journals j WHERE j.idem_key = v_key;
  IF known.id IS NOT NULL THEN RETURN jsonb_build_object('o', CASE WHEN known.input_hash = r.hash THEN 'repeated' ELSE 'mismatch' END, 'id', known.id); END IF;
  IF refusal IS NULL THEN RAISE EXCEPTION 'ledger: % is being posted beside this', v_key USING ERRCODE = '40001'; END IF;
  RETURN refusal;
END $$;
--> statement-breakpoint
-- Many journals, or journals that are under way, in one pass. Accounts are locked in the order of their codes, what they may still give is
-- counted in memory line by line, and everything accepted is written by one statement per table. `p_each`: every journal on its own;
-- else one that is refused keeps all others unwritten as well.
CREATE FUNCTION ledger_post_many(p_items jsonb, p_each boolean) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  n integer := jsonb_array_length(p_items); item jsonb; r record; x record; m integer := 0; v_count integer; v_fails boolean := false; v_bad integer; v_ok boolean; v_out bigint; v_moment timestamptz := clock_timestamp();
  i_key text[] := '{}'; i_hash text[] := '{}'; i_from integer[] := '{}'; i_to integer[] := '{}'; o jsonb[] := '{}'; i_pend text[] := '{}'; i_pid text[] := '{}'; known jsonb; ended jsonb := '{}'; seen jsonb := '{}';
  l_code text[] := '{}'; l_cur text[] := '{}'; l_amt bigint[] := '{}'; l_acc integer[]; -- lines of all journals, and the account of each (0: a shared one)
  p_item integer[] := '{}'; p_acc integer[]; p_code text[] := '{}'; p_cur text[] := '{}'; p_res bigint[] := '{}'; p_amt bigint[] := '{}'; -- lines of pending journals that are posted now
  a_code text[]; a_cur text[]; a_sign integer[]; a_bal bigint[]; a_res bigint[]; b0 bigint[]; r0 bigint[]; -- accounts: which way they give (+1 asset, −1 liability, 0 no floor), balance, reserved
  s_key text[] := '{}'; s_amt bigint[] := '{}'; v_stripe integer; v_pos integer; -- movements of shared accounts
  w_item integer[] := '{}'; w_hold integer[] := '{}';
BEGIN
  FOR i IN 1 .. n LOOP
    item := p_items -> (i - 1);
    i_key[i] := item ->> 'key'; i_pend[i] := item ->> 'pending'; i_from[i] := m + 1; o[i] := NULL; i_hash[i] := NULL; i_pid[i] := NULL;
    r := ledger_read(item);
    IF r.problem IS NULL THEN
      i_hash[i] := r.hash;
      l_code := l_code || r.codes; l_cur := l_cur || r.currencies; l_amt := l_amt || r.amounts; m := m + cardinality(r.codes);
    ELSE o[i] := ledger_refusal(r.problem); END IF;
    i_to[i] := m;
  END LOOP;
  IF num_nonnulls(VARIADIC i_pend) > 0 THEN
    SELECT coalesce(array_agg(w.no), '{}'), coalesce(array_agg(l.account), '{}'), coalesce(array_agg(l.currency::text), '{}'), coalesce(array_agg(l.reserves), '{}'), coalesce(array_agg(l.amount), '{}') INTO p_item, p_code, p_cur, p_res, p_amt
      FROM unnest(i_pend) WITH ORDINALITY w(key, no) JOIN ledger_pendings p ON p.idem_key = w.key JOIN ledger_pending_lines l ON l.pending_id = p.id;
  END IF;
  -- Accounts with a floor or of their own, in the order in which everybody locks them.
  SELECT coalesce(array_agg(d.code ORDER BY d.no), '{}'), coalesce(array_agg(d.cur ORDER BY d.no), '{}') INTO a_code, a_cur
    FROM (SELECT w.code, w.cur, row_number() OVER (ORDER BY w.code COLLATE "C", w.cur) AS no FROM unnest(l_code || p_code, l_cur || p_cur) w(code, cur) WHERE NOT ledger_striped(w.code) GROUP BY 1, 2) d;
  FOR attempt IN 1 .. 2 LOOP
    SELECT coalesce(array_agg(t.sign ORDER BY t.no), '{}'), coalesce(array_agg(t.balance ORDER BY t.no), '{}'), coalesce(array_agg(t.reserved ORDER BY t.no), '{}'), count(*) INTO a_sign, a_bal, a_res, v_count FROM (
      SELECT w.no, a.side AS sign, a.balance, a.reserved
      FROM unnest(a_code, a_cur) WITH ORDINALITY w(code, cur, no) JOIN ledger_accounts a ON a.code = w.code AND a.currency = w.cur::bpchar ORDER BY w.no FOR UPDATE OF a) t;
    EXIT WHEN v_count = cardinality(a_code);
    IF attempt = 1 THEN PERFORM ledger_open(a_code, a_cur); CONTINUE; END IF;
    -- Codes the chart does not know: refused, and left out.
    FOR i IN 1 .. n LOOP
      SELECT l.code INTO x FROM unnest(l_code[i_from[i]:i_to[i]]) l(code) WHERE NOT ledger_striped(l.code) AND (ledger_nature(l.code)).kind IS NULL LIMIT 1;
      IF FOUND THEN o[i] := ledger_refusal('unknown_account', x.code); END IF;
    END LOOP;
    SELECT array_agg(w.code ORDER BY w.no), array_agg(w.cur ORDER BY w.no) INTO a_code, a_cur FROM unnest(a_code, a_cur) WITH ORDINALITY w(code, cur, no) WHERE (ledger_nature(w.code)).kind IS NOT NULL;
    a_code := coalesce(a_code, '{}'); a_cur := coalesce(a_cur, '{}');
  END LOOP;
  b0 := a_bal; r0 := a_res;
  SELECT array_agg(coalesce(array_position_of.no, 0) ORDER BY w.no) INTO l_acc FROM unnest(l_code, l_cur) WITH ORDINALITY w(code, cur, no)
    LEFT JOIN unnest(a_code, a_cur) WITH ORDINALITY array_position_of(code, cur, no) ON array_position_of.code = w.code AND array_position_of.cur = w.cur;
  SELECT array_agg(coalesce(d.no, 0) ORDER BY w.no) INTO p_acc FROM unnest(p_code, p_cur) WITH ORDINALITY w(code, cur, no) LEFT JOIN unnest(a_code, a_cur) WITH ORDINALITY d(code, cur, no) ON d.code = w.code AND d.cur = w.cur;
  -- Whoever posted one of these keys first held the same locks: now it is visible.
  SELECT coalesce(jsonb_object_agg(t.key, t.known), '{}') INTO known FROM (
    SELECT (j.idem_key, false)::text AS key, jsonb_build_array(j.id, j.input_hash) AS known FROM ledger_journals j WHERE j.idem_key = ANY (i_key)
    UNION ALL SELECT (p.idem_key, true)::text, jsonb_build_array(p.id, p.input_hash) FROM ledger_pendings p WHERE p.idem_key = ANY (i_key)) t;
  IF num_nonnulls(VARIADIC i_pend) > 0 THEN
    SELECT coalesce(jsonb_object_agg(p.idem_key, jsonb_build_array(p.id, CASE WHEN p.state = 'pending' AND p.expires_at <= v_moment THEN 'expired' ELSE p.state END)), '{}') INTO ended FROM ledger_pendings p WHERE p.idem_key = ANY (i_pend);
  END IF;
  FOR i IN 1 .. n LOOP
    CONTINUE WHEN o[i] IS NOT NULL;
    item := p_items -> (i - 1);
    v_ok := coalesce((item ->> 'hold')::boolean, false);
    IF known ? (i_key[i], v_ok)::text THEN
      o[i] := jsonb_build_object('o', CASE WHEN known -> (i_key[i], v_ok)::text ->> 1 = i_hash[i] THEN 'repeated' ELSE 'mismatch' END, 'id', known -> (i_key[i], v_ok)::text ->> 0);
      CONTINUE;
    END IF;
    IF i_pend[i] IS NOT NULL THEN
      IF ended -> i_pend[i] IS NULL THEN o[i] := ledger_refusal('no_such_pending');
      ELSIF ended -> i_pend[i] ->> 1 <> 'pending' THEN o[i] := ledger_refusal('pending_' || (ended -> i_pend[i] ->> 1));
      ELSE
        -- What is posted takes of each account at most what was reserved there, the same way.
        FOR k IN i_from[i] .. i_to[i] LOOP
          IF NOT EXISTS (SELECT 1 FROM unnest(p_item, p_code, p_cur, p_amt) q(no, code, cur, amt) WHERE q.no = i AND q.code = l_code[k] AND q.cur = l_cur[k] AND sign(q.amt) = sign(l_amt[k]) AND abs(q.amt) >= abs(l_amt[k])) THEN
            o[i] := ledger_refusal('exceeds_pending', l_code[k], l_cur[k]);
          END IF;
        END LOOP;
      END IF;
      CONTINUE WHEN o[i] IS NOT NULL;
      FOR k IN 1 .. cardinality(p_item) LOOP
        IF p_item[k] = i AND p_acc[k] > 0 THEN a_res[p_acc[k]] := a_res[p_acc[k]] - p_res[k]; END IF;
      END LOOP;
    END IF;
    v_bad := 0;
    FOR k IN i_from[i] .. i_to[i] LOOP
      CONTINUE WHEN l_acc[k] = 0;
      v_pos := l_acc[k];
      v_out := CASE WHEN a_sign[v_pos] * l_amt[k] < 0 THEN abs(l_amt[k]) ELSE 0 END;
      IF v_out > 0 AND a_sign[v_pos] * a_bal[v_pos] - a_res[v_pos] < v_out THEN
        v_bad := k;
        o[i] := ledger_refusal('overdraw', l_code[k], l_cur[k], a_sign[v_pos] * a_bal[v_pos] - a_res[v_pos], abs(l_amt[k]));
        EXIT;
      END IF;
      IF v_ok THEN a_res[v_pos] := a_res[v_pos] + v_out; ELSE a_bal[v_pos] := a_bal[v_pos] + l_amt[k]; END IF;
    END LOOP;
    IF v_bad > 0 THEN
      FOR k IN i_from[i] .. v_bad - 1 LOOP
        CONTINUE WHEN l_acc[k] = 0;
        v_pos := l_acc[k];
        IF v_ok THEN a_res[v_pos] := a_res[v_pos] - CASE WHEN a_sign[v_pos] * l_amt[k] < 0 THEN abs(l_amt[k]) ELSE 0 END; ELSE a_bal[v_pos] := a_bal[v_pos] - l_amt[k]; END IF;
      END LOOP;
      FOR k IN 1 .. cardinality(p_item) LOOP
        IF p_item[k] = i AND p_acc[k] > 0 THEN a_res[p_acc[k]] := a_res[p_acc[k]] + p_res[k]; END IF;
      END LOOP;
      CONTINUE;
    END IF;
    o[i] := jsonb_build_object('o', CASE WHEN v_ok THEN 'pending' ELSE 'posted' END, 'id', item ->> 'id');
    known := known || jsonb_build_object((i_key[i], v_ok)::text, jsonb_build_array(item ->> 'id', i_hash[i]));
    IF v_ok THEN w_hold := w_hold || i; ELSE w_item := w_item || i; END IF;
    IF i_pend[i] IS NOT NULL THEN
      i_pid[i] := ended -> i_pend[i] ->> 0;
      ended := jsonb_set(ended, ARRAY[i_pend[i], '1'], '"posted"');
    END IF;
    IF NOT v_ok THEN
      FOR k IN i_from[i] .. i_to[i] LOOP
        CONTINUE WHEN l_acc[k] > 0;
        v_pos := array_position(s_key, l_code[k] || ' ' || l_cur[k]);
        IF v_pos IS NULL THEN s_key := s_key || (l_code[k] || ' ' || l_cur[k]); s_amt := s_amt || l_amt[k]; ELSE s_amt[v_pos] := s_amt[v_pos] + l_amt[k]; END IF;
      END LOOP;
    END IF;
  END LOOP;
  FOR i IN 1 .. n LOOP v_fails := v_fails OR o[i] ->> 'o' IN ('refused', 'mismatch'); END LOOP;
  IF v_fails AND NOT p_each THEN
    FOR i IN 1 .. n LOOP IF o[i] ->> 'o' IN ('posted', 'pending') THEN o[i] := ledger_refusal('with_the_others'); END IF; END LOOP;
    RETURN to_jsonb(o);
  END IF;
  IF cardinality(w_item) > 0 THEN
    INSERT INTO ledger_journals(id, idem_key, input_hash, kind, deal_id, reverses, event_at)
      SELECT p_items -> (w.i - 1) ->> 'id', i_key[w.i], i_hash[w.i], p_items -> (w.i - 1) ->> 'kind', p_items -> (w.i - 1) ->> 'deal', p_items -> (w.i - 1) ->> 'reverses', (p_items -> (w.i - 1) ->> 'at')::timestamptz FROM unnest(w_item) w(i)
      ON CONFLICT (idem_key) DO NOTHING;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    IF v_count <> cardinality(w_item) THEN RAISE EXCEPTION 'ledger: one of these is being posted beside this' USING ERRCODE = '40001'; END IF;
    INSERT INTO ledger_entries(journal_id, line, account, currency, amount)
      SELECT p_items -> (w.i - 1) ->> 'id', k - i_from[w.i] + 1, l_code[k], l_cur[k], l_amt[k] FROM unnest(w_item) w(i) CROSS JOIN LATERAL generate_series(i_from[w.i], i_to[w.i]) k;
    UPDATE ledger_pendings p SET state = 'posted', ended_at = now(), journal_id = p_items -> (w.i - 1) ->> 'id' FROM unnest(w_item) w(i) WHERE i_pid[w.i] IS NOT NULL AND p.id = i_pid[w.i];
  END IF;
  IF cardinality(w_hold) > 0 THEN
    INSERT INTO ledger_pendings(id, idem_key, input_hash, kind, deal_id, event_at, expires_at)
      SELECT p_items -> (w.i - 1) ->> 'id', i_key[w.i], i_hash[w.i], p_items -> (w.i - 1) ->> 'kind', p_items -> (w.i - 1) ->> 'deal', (p_items -> (w.i - 1) ->> 'at')::timestamptz, (p_items -> (w.i - 1) ->> 'expires')::timestamptz FROM unnest(w_hold) w(i)
      ON CONFLICT (idem_key) DO NOTHING;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    IF v_count <> cardinality(w_hold) THEN RAISE EXCEPTION 'ledger: one of these is being reserved beside this' USING ERRCODE = '40001'; END IF;
    INSERT INTO ledger_pending_lines(pending_id, line, account, currency, amount, reserves)
      SELECT p_items -> (w.i - 1) ->> 'id', k - i_from[w.i] + 1, l_code[k], l_cur[k], l_amt[k], CASE WHEN l_acc[k] > 0 AND a_sign[l_acc[k]] * l_amt[k] < 0 THEN abs(l_amt[k]) ELSE 0 END
      FROM unnest(w_hold) w(i) CROSS JOIN LATERAL generate_series(i_from[w.i], i_to[w.i]) k;
  END IF;
  UPDATE ledger_accounts a SET balance = d.bal, reserved = d.res FROM unnest(a_code, a_cur, a_bal, a_res, b0, r0) d(code, cur, bal, res, bal0, res0)
    WHERE a.code = d.code AND a.currency = d.cur::bpchar AND (d.bal <> d.bal0 OR d.res <> d.res0);
  v_stripe := 1 + (hashtext(i_key[1]) & 15);
  FOR x IN SELECT split_part(w.key, ' ', 1) AS code, split_part(w.key, ' ', 2) AS cur, w.amt FROM unnest(s_key, s_amt) w(key, amt) ORDER BY w.key COLLATE "C" LOOP
    UPDATE ledger_stripes s SET balance = s.balance + x.amt WHERE s.code = x.code AND s.currency = x.cur::bpchar AND s.stripe = v_stripe;
    IF NOT FOUND THEN
      PERFORM ledger_open(ARRAY[x.code], ARRAY[x.cur]);
      UPDATE ledger_stripes s SET balance = s.balance + x.amt WHERE s.code = x.code AND s.currency = x.cur::bpchar AND s.stripe = v_stripe;
    END IF;
  END LOOP;
  RETURN to_jsonb(o);
END $$;
--> statement-breakpoint
-- The one door: an array of journals, an array of outcomes in the same order. `o` is posted, pending, repeated, mismatch or refused (with `reason`).
CREATE FUNCTION ledger_post(p_items jsonb, p_each boolean DEFAULT false) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT app_privileged() THEN RAISE EXCEPTION 'ledger: only the platform posts' USING ERRCODE = '42501'; END IF;
  IF jsonb_array_length(p_items) = 1 AND NOT p_items -> 0 ?| '{hold,pending}' THEN RETURN jsonb_build_array(ledger_post_one(p_items -> 0)); END IF;
  RETURN ledger_post_many(p_items, p_each);
END $$;
--> statement-breakpoint
-- Ends what is under way without posting it: voided, or expired when its moment has come. Answers ended, repeated (it had ended so before) or refused.
CREATE FUNCTION ledger_release(p_key text, p_state text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE p public.ledger_pendings; line record;
BEGIN
  IF NOT app_privileged() THEN RAISE EXCEPTION 'ledger: only the platform posts' USING ERRCODE = '42501'; END IF;
  IF p_state NOT IN ('voided', 'expired') THEN RAISE EXCEPTION 'ledger: % is no end of a reservation', p_state; END IF;
  -- Accounts first, as everybody does; what is pending changes only under their locks.
  PERFORM 1 FROM (SELECT a.code FROM ledger_pendings q JOIN ledger_pending_lines l ON l.pending_id = q.id AND l.reserves > 0 JOIN ledger_accounts a ON a.code = l.account AND a.currency = l.currency
    WHERE q.idem_key = p_key ORDER BY a.code COLLATE "C", a.currency FOR UPDATE OF a) locked;
  SELECT * INTO p FROM ledger_pendings q WHERE q.idem_key = p_key FOR UPDATE;
  IF NOT FOUND THEN RETURN ledger_refusal('no_such_pending'); END IF;
  IF p.state = p_state THEN RETURN jsonb_build_object('o', 'repeated', 'id', p.id); END IF;
  IF p.state <> 'pending' THEN RETURN ledger_refusal('pending_' || p.state); END IF;
  IF p_state = 'expired' AND (p.expires_at IS NULL OR p.expires_at > clock_timestamp()) THEN RETURN ledger_refusal('not_yet'); END IF;
  UPDATE ledger_accounts a SET reserved = a.reserved - l.reserves FROM ledger_pending_lines l WHERE l.pending_id = p.id AND l.reserves > 0 AND a.code = l.account AND a.currency = l.currency;
  UPDATE ledger_pendings q SET state = p_state, ended_at = now() WHERE q.id = p.id;
  RETURN jsonb_build_object('o', 'ended', 'id', p.id);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ledger_open(text[], text[]), ledger_post_one(jsonb), ledger_post_many(jsonb, boolean), ledger_post(jsonb, boolean), ledger_release(text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ledger_open(text[], text[]), ledger_post_one(jsonb), ledger_post_many(jsonb, boolean) TO jingzhe_definer;
--> statement-breakpoint
SELECT plain_owner('ledger_post(jsonb, boolean)'), plain_owner('ledger_release(text, text)');
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ledger_post(jsonb, boolean), ledger_release(text, text) TO jingzhe_app;
--> statement-breakpoint
-- 3. What an installation has stays as it is: the balances of today remain in their rows, the stripes of shared accounts begin at nothing beside them.
DO $$ BEGIN
  PERFORM ledger_open(array_agg(a.code), array_agg(a.currency::text)) FROM ledger_accounts a WHERE ledger_striped(a.code);
END $$;
--> statement-breakpoint
-- Payouts count what has left of them: all of what was sent, less what came back. What a lost chargeback took of a deal's only card payment.
UPDATE payouts p SET paid = greatest(0, p.amount + coalesce((SELECT sum(e.amount) FROM ledger_journals j JOIN ledger_entries e ON e.journal_id = j.id
    WHERE j.kind = 'transfer_reversed' AND j.deal_id = p.deal_id AND e.account = 'payable.org:' || p.payee_org_id AND e.currency = p.currency), 0)::bigint)
  WHERE p.state = 'sent' OR p.state = 'failed' AND p.last_error = 'transfer_reversed';
--> statement-breakpoint
UPDATE payments p SET lost = least(p.amount, x.amount) FROM (
  SELECT j.deal_id, sum(e.amount) AS amount FROM ledger_journals j JOIN ledger_entries e ON e.journal_id = j.id AND e.account = 'held.deal:' || j.deal_id WHERE j.kind = 'dispute_lost' GROUP BY 1) x
  WHERE x.deal_id = p.deal_id AND p.rail = 'stripe' AND p.status IN ('settled', 'refunded') AND (SELECT count(*) FROM payments q WHERE q.deal_id = p.deal_id AND q.rail = 'stripe' AND q.status IN ('settled', 'refunded')) = 1;
--> statement-breakpoint
-- Refunds, transfers and bank orders that are under way keep their sums in the ledger from now on. One the ledger refuses (it was promised twice
-- already) goes on as before: its journal is posted without a reservation, or refused then.
DO $$ DECLARE c record; BEGIN
  PERFORM set_config('app.actor', 'system', true), set_config('app.system', 'migration', true);
  FOR c IN
    SELECT 'refund:' || m.id AS key, 'refund' AS kind, m.id, m.deal_id, CASE m.request ->> 'rail' WHEN 'bank' THEN 'asset.bank_custody' ELSE 'asset.stripe' END AS rail, 'held.deal:' || m.deal_id AS account,
        m.request ->> 'currency' AS currency, (m.request ->> 'amount')::bigint AS amount, m.created_at AS at FROM payment_commands m
      WHERE m.kind = 'refund' AND (m.state IN ('pending', 'unknown') OR m.state = 'done' AND m.last_error = 'refund_pending') AND NOT EXISTS (SELECT 1 FROM ledger_journals j WHERE j.idem_key = 'refund:' || m.provider_id)
    UNION ALL SELECT 'transfer:' || m.id || ':0', 'transfer', m.id, m.deal_id, 'asset.stripe', 'payable.org:' || p.payee_org_id, p.currency, p.amount, m.created_at FROM payment_commands m JOIN payouts p ON p.id = m.subject_id
      WHERE m.kind = 'transfer' AND m.state IN ('pending', 'unknown') AND p.state IN ('pending', 'unknown')
    UNION ALL SELECT 'bank-order:' || o.id, 'transfer', o.id, o.deal_id, 'asset.bank_custody', 'payable.org:' || p.payee_org_id, o.currency, o.amount, o.recorded_at FROM bank_orders o JOIN payouts p ON p.id = o.payout_id
      WHERE o.confirmed_at IS NULL AND o.rejected_at IS NULL AND p.state IN ('pending', 'failed')
  LOOP
    PERFORM ledger_post(jsonb_build_array(jsonb_build_object('id', 'hld_' || split_part(c.id, '_', 2), 'key', c.key, 'kind', c.kind, 'deal', c.deal_id, 'at', c.at, 'hold', true,
      'lines', jsonb_build_array(jsonb_build_array(c.rail, c.currency, -c.amount), jsonb_build_array(c.account, c.currency, c.amount)))), true);
  END LOOP;
  PERFORM set_config('app.actor', '', true), set_config('app.system', '', true);
END $$;
