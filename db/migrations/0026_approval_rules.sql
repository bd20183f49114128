-- Approvals: who sees them, what may change, and the acts that cannot be done without one.
--
-- Canonical JSON as RFC 8785 has it, for what approvals hold: texts, whole numbers, truth values, null, lists and objects with plain keys.
CREATE FUNCTION canonical_json(p jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  CASE jsonb_typeof(p)
    WHEN 'object' THEN RETURN '{' || coalesce((SELECT string_agg(to_json(e.key)::text || ':' || canonical_json(e.value), ',' ORDER BY e.key COLLATE "C") FROM jsonb_each(p) e), '') || '}';
    WHEN 'array' THEN RETURN '[' || coalesce((SELECT string_agg(canonical_json(e.value), ',' ORDER BY e.ordinality) FROM jsonb_array_elements(p) WITH ORDINALITY e), '') || ']';
    ELSE RETURN p::text;
  END CASE;
END $$;
--> statement-breakpoint
CREATE FUNCTION hash_of(p jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, public, pg_temp AS $$ SELECT encode(sha256(convert_to(canonical_json(p), 'UTF8')), 'hex') $$;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['approvals', 'org_signature_rules'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('REVOKE ALL ON %I FROM jingzhe_app', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO jingzhe_app', t);
    EXECUTE format('CREATE POLICY own ON %I FOR SELECT TO jingzhe_app USING (org_id = app_org() OR app_privileged())', t);
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    PERFORM public.tenant_may(format('public.%I', t)::regclass);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (decision, decided_by, decided_at, reason, used_at) ON approvals TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (second_above, set_by, set_at) ON org_signature_rules TO jingzhe_app;
--> statement-breakpoint
-- A request is what it says: its hash is computed again, and whoever asks or decides is the person the transaction acts for. A decision is
-- made once, in time, and never changed.
CREATE FUNCTION approval_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_acting boolean := coalesce(current_setting('app.actor', true), '') <> '';
  v_person text := coalesce(current_setting('app.user_id', true), '');
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'append_only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'P0001'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.decision IS NOT NULL THEN RAISE EXCEPTION 'approval %: a request is not its own end', NEW.id; END IF;
    IF NEW.hash IS DISTINCT FROM hash_of(NEW.what) THEN RAISE EXCEPTION 'approval %: the hash is not of what is approved', NEW.id; END IF;
    IF v_acting AND NEW.requested_by <> v_person THEN RAISE EXCEPTION 'approval %: nobody asks in another''s name', NEW.id; END IF;
    RETURN NEW;
  END IF;
  IF OLD.decision IS NOT NULL THEN RAISE EXCEPTION 'approval %: it has ended', OLD.id; END IF;
  IF to_jsonb(NEW) - '{decision,decided_by,decided_at,reason,used_at}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{decision,decided_by,decided_at,reason,used_at}'::text[]
  THEN RAISE EXCEPTION 'approval %: what was asked does not change', OLD.id; END IF;
  IF v_acting AND NEW.decided_by IS NOT NULL AND NEW.decided_by <> v_person THEN RAISE EXCEPTION 'approval %: nobody decides in another''s name', NEW.id; END IF;
  IF NEW.decision = 'approved' AND (NEW.used_at IS DISTINCT FROM transaction_timestamp() OR OLD.expires_at <= clock_timestamp()) THEN RAISE EXCEPTION 'approval %: it is used now and in time', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER approval_guard BEFORE INSERT OR UPDATE ON approvals FOR EACH ROW EXECUTE FUNCTION approval_guard();
--> statement-breakpoint
CREATE TRIGGER append_only_row BEFORE DELETE ON approvals FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Has this person, in this transaction, used an approval of the subject up?
CREATE FUNCTION approved_now(p_kinds text[], p_subject text, p_person text) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM approvals a WHERE a.kind = ANY (p_kinds) AND a.subject_id = p_subject AND a.decision = 'approved' AND a.decided_by = p_person AND a.used_at = transaction_timestamp())
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION canonical_json, hash_of, approved_now TO jingzhe_app;
--> statement-breakpoint
-- The moves of a deal that are a second person's, whatever code writes the history.
CREATE OR REPLACE FUNCTION case_two_persons() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE v_kinds text[] := CASE
  WHEN NEW.name IN ('release', 'confirm_registration', 'confirm_handover') THEN ARRAY[NEW.name]
  WHEN NEW.name IN ('override', 'end_dispute') AND NEW.to_state = 'refunding' THEN ARRAY['refund']
  WHEN NEW.name = 'override' THEN ARRAY['override'] END;
BEGIN
  IF v_kinds IS NULL OR NOT NEW.accepted OR NEW.actor_user_id IS NULL OR NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = NEW.case_id AND c.subject = 'deal') THEN RETURN NEW; END IF;
  IF NOT approved_now(v_kinds, NEW.case_id, NEW.actor_user_id) THEN RAISE EXCEPTION 'case %: two persons', NEW.case_id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION bank_order_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.confirmed_by IS NOT NULL OR NEW.rejected_by IS NOT NULL THEN RAISE EXCEPTION 'bank order %: a record is not its own end', NEW.id; END IF;
    RETURN NEW;
  END IF;
  IF OLD.confirmed_at IS NOT NULL OR OLD.rejected_at IS NOT NULL THEN RAISE EXCEPTION 'bank order %: it has ended', OLD.id; END IF;
  IF NEW.confirmed_by IS NOT NULL AND NOT approved_now(ARRAY['payout', 'refund'], NEW.id, NEW.confirmed_by) THEN RAISE EXCEPTION 'bank order %: two persons', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION payment_two_persons() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.confirmed_by IS NOT NULL AND NEW.confirmed_by IS DISTINCT FROM OLD.confirmed_by AND NOT approved_now(ARRAY['receipt'], NEW.id, NEW.confirmed_by) THEN RAISE EXCEPTION 'payment %: two persons', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payment_two_persons BEFORE UPDATE OF confirmed_by ON payments FOR EACH ROW EXECUTE FUNCTION payment_two_persons();
--> statement-breakpoint
CREATE FUNCTION correction_two_persons() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.confirmed_by IS NOT NULL AND OLD.confirmed_by IS NULL AND NOT approved_now(ARRAY['correction'], NEW.id, NEW.confirmed_by) THEN RAISE EXCEPTION 'correction %: two persons', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER correction_two_persons BEFORE UPDATE OF confirmed_by ON ledger_corrections FOR EACH ROW EXECUTE FUNCTION correction_two_persons();
--> statement-breakpoint
-- What is under way: every record that waits for a second person becomes an open approval, asked for by whoever made the record.
CREATE FUNCTION pg_temp.open_approval(p_kind text, p_subject_kind text, p_subject text, p_deal text, p_by text, p_barred text[], p_what jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO public.approvals (id, kind, subject_kind, subject_id, deal_id, what, hash, requested_by, requested_org_id, barred, expires_at)
  SELECT 'apr_' || md5(p_kind || p_subject), p_kind, p_subject_kind, p_subject, p_deal, p_what, public.hash_of(p_what), p_by, m.org_id, coalesce(p_barred, '{}'), now() + interval '30 days'
  FROM (SELECT b.org_id FROM public.members b JOIN public.orgs o ON o.id = b.org_id WHERE b.user_id = p_by ORDER BY o.kind = 'operator' DESC, b.removed_at IS NULL DESC, b.created_at LIMIT 1) m
$$;
--> statement-breakpoint
SELECT pg_temp.open_approval('receipt', 'payment', p.id, p.deal_id, p.recorded_by, NULL, jsonb_build_object('payment', p.id, 'deal', p.deal_id, 'currency', p.currency, 'amount', p.amount,
    'record', encode(sha256(convert_to(p.bank_name || '|' || p.bank_serial, 'UTF8')), 'hex'), 'slip', (SELECT f.sha256 FROM files f WHERE f.id = p.slip_file_id)))
  FROM payments p WHERE p.rail = 'bank' AND p.status = 'pending' AND p.recorded_by IS NOT NULL AND p.bank_name IS NOT NULL AND p.bank_serial IS NOT NULL;
--> statement-breakpoint
SELECT pg_temp.open_approval(CASE WHEN o.payout_id IS NULL THEN 'refund' ELSE 'payout' END, 'bank_order', o.id, o.deal_id, o.recorded_by,
    ARRAY(SELECT m.actor_user_id FROM case_moves m WHERE o.payout_id IS NOT NULL AND m.case_id = o.deal_id AND m.accepted AND m.name = 'release' AND m.actor_user_id IS NOT NULL ORDER BY m.seq DESC LIMIT 1),
    jsonb_build_object('order', o.id, 'pays', coalesce(o.payout_id, o.command_id), 'deal', o.deal_id, 'account', (
      SELECT a.provider_account_id || '/' || coalesce(a.bank_mark, '') FROM payouts y JOIN org_payout_accounts a ON a.org_id = y.payee_org_id WHERE y.id = o.payout_id),
      'currency', o.currency, 'amount', o.amount, 'bank', o.bank_name, 'serial', o.bank_serial, 'sent_on', o.sent_on::text, 'advice', (SELECT f.sha256 FROM files f WHERE f.id = o.advice_file_id)))
  FROM bank_orders o WHERE o.confirmed_at IS NULL AND o.rejected_at IS NULL;
--> statement-breakpoint
SELECT pg_temp.open_approval('correction', 'correction', r.id, r.deal_id, r.asked_by, NULL, jsonb_build_object('correction', r.id, 'journal', r.corrects, 'reason', r.reason))
  FROM ledger_corrections r WHERE r.confirmed_at IS NULL AND r.rejected_at IS NULL;
--> statement-breakpoint
-- Deals: a certificate or hand-over that was filed, a confirmed one whose money waits, held money an operator wants to send back.
SELECT pg_temp.open_approval(k.kind, 'deal', d.id, d.id, f.by, CASE WHEN k.kind = 'release' THEN ARRAY(SELECT DISTINCT m.actor_user_id FROM case_moves m
      WHERE m.case_id = d.id AND m.accepted AND m.actor_user_id IS NOT NULL AND m.name IN ('file_certificate', 'file_handover')) END,
    jsonb_build_object('deal', d.id, 'patent', d.patent_number, 'buyer', d.buyer_org_id, 'evidence', e.id) || CASE k.kind
      WHEN 'confirm_registration' THEN jsonb_build_object('certificate_no', e.data ->> 'certificate_no', 'registered_on', e.data ->> 'registered_on', 'file', (
        SELECT x.sha256 FROM deal_documents x WHERE x.id = e.document_id))
      WHEN 'confirm_handover' THEN jsonb_build_object('handed_over_on', e.data ->> 'handed_over_on')
      ELSE jsonb_build_object('currency', d.currency, 'price', d.price_amount, 'platform_bps', d.platform_fee_bps, 'broker_bps', d.broker_fee_bps, 'seller', d.seller_org_id, 'broker', d.broker_org_id,
        'seller_account', (SELECT a.provider_account_id || '/' || coalesce(a.bank_mark, '') FROM org_payout_accounts a WHERE a.org_id = d.seller_org_id),
        'broker_account', (SELECT a.provider_account_id || '/' || coalesce(a.bank_mark, '') FROM org_payout_accounts a WHERE a.org_id = d.broker_org_id),
        'contract', (SELECT x.sha256 FROM deal_documents x WHERE x.deal_id = d.id AND x.kind = 'contract' AND x.superseded_at IS NULL)) END)
  FROM deals d JOIN cases c ON c.id = d.id
  JOIN (VALUES ('certified', 'confirm_registration', ARRAY['file_certificate']), ('handed_over', 'confirm_handover', ARRAY['file_handover']),
    ('registered', 'release', ARRAY['confirm_registration', 'override']), ('accepted', 'release', ARRAY['confirm_handover', 'override'])) k(place, kind, firsts)
    ON EXISTS (SELECT 1 FROM jsonb_each_text(c.regions) r WHERE r.value = k.place) OR EXISTS (SELECT 1 FROM case_holds h, jsonb_each_text(h.before) r WHERE h.case_id = c.id AND h.name = 'dispute' AND h.ended_at IS NULL AND r.value = k.place)
  JOIN LATERAL (SELECT m.actor_user_id AS by FROM case_moves m WHERE m.case_id = d.id AND m.accepted AND m.actor_user_id IS NOT NULL AND m.name = ANY (k.firsts) ORDER BY m.seq DESC LIMIT 1) f ON true
  LEFT JOIN LATERAL (SELECT v.id, v.data, v.document_id FROM deal_evidence v WHERE v.deal_id = d.id AND v.kind IN ('certificate', 'handover') ORDER BY v.at DESC, v.id DESC LIMIT 1) e ON true
  WHERE d.closed_at IS NULL;
--> statement-breakpoint
SELECT pg_temp.open_approval('refund', 'deal', d.id, d.id, a.by, NULL, jsonb_build_object('deal', d.id, 'currency', d.currency, 'held', coalesce((
    SELECT -l.balance FROM ledger_accounts l WHERE l.code = 'held.deal:' || d.id AND l.currency = d.currency), 0), 'payer', d.buyer_org_id))
  FROM deals d JOIN LATERAL (SELECT t.actor_user_id AS by FROM case_moves t WHERE t.case_id = d.id AND t.accepted AND t.name = 'ask_refund' AND t.seq > coalesce((
    SELECT max(x.seq) FROM case_moves x WHERE x.case_id = d.id AND x.accepted AND (x.from_state <> x.to_state OR x.name = 'drop_refund')), 0) ORDER BY t.seq DESC LIMIT 1) a ON a.by IS NOT NULL
  WHERE d.closed_at IS NULL;
--> statement-breakpoint
-- The helper has done its work.
DROP FUNCTION pg_temp.open_approval(text, text, text, text, text, text[], jsonb);
