-- Money belongs to deals, deposits and service cases alike: whoever is a party of the agreement (no broker) sees what was paid under it,
-- and may write and read its audit chain.
ALTER POLICY payment_party ON payments USING (app_privileged() OR payer_org_id = app_org() OR EXISTS (
  SELECT 1 FROM agreements a JOIN agreement_parties p ON p.agreement_id = a.id WHERE a.subject_id = payments.deal_id AND p.role = 'seller' AND p.org_id = app_org()));
--> statement-breakpoint
ALTER POLICY journal_read ON ledger_journals USING (app_privileged() OR (deal_id IS NOT NULL AND EXISTS (SELECT 1 FROM agreements a WHERE a.subject_id = ledger_journals.deal_id)));
--> statement-breakpoint
ALTER POLICY pending_read ON ledger_pendings USING (app_privileged() OR (deal_id IS NOT NULL AND EXISTS (SELECT 1 FROM agreements a WHERE a.subject_id = ledger_pendings.deal_id)));
--> statement-breakpoint
ALTER POLICY audit_read ON audit_events USING (app_privileged() OR chain = 'org:' || app_org() OR (chain LIKE 'deal:%' AND EXISTS (SELECT 1 FROM deals d WHERE d.id = substr(chain, 6)))
  OR (chain ~ '^(deposit|service):' AND EXISTS (SELECT 1 FROM agreements a WHERE a.subject_id = split_part(chain, ':', 2))));
--> statement-breakpoint
ALTER POLICY audit_head_read ON audit_heads USING (app_privileged() OR chain = 'org:' || app_org() OR (chain LIKE 'deal:%' AND EXISTS (SELECT 1 FROM deals d WHERE d.id = substr(chain, 6)))
  OR (chain ~ '^(deposit|service):' AND EXISTS (SELECT 1 FROM agreements a WHERE a.subject_id = split_part(chain, ':', 2))));
--> statement-breakpoint
GRANT SELECT ON agreements, agreement_parties TO jingzhe_definer;
--> statement-breakpoint
CREATE POLICY definer ON agreements FOR SELECT TO jingzhe_definer USING (true);
--> statement-breakpoint
CREATE POLICY definer ON agreement_parties FOR SELECT TO jingzhe_definer USING (true);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION audit_append(p_chain text, p_action text, p_subject text, p_data jsonb)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE head public.audit_heads; next_seq integer; next_hash text; prev text;
  v_system text := nullif(current_setting('app.system', true), '');
  v_step text := nullif(current_setting('app.step', true), '');
  v_actor text := coalesce('system:' || v_system, app_user_id(), app_actor());
  v_org text := CASE WHEN v_system IS NULL THEN app_org() END;
  v_data jsonb := p_data || CASE WHEN v_step IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('step', v_step) END;
BEGIN
  IF app_actor() IS NULL OR v_actor IN ('org', 'user', 'operator', 'system', 'identity') THEN RAISE EXCEPTION 'audit needs an actor'; END IF;
  IF NOT app_privileged() AND p_chain IS DISTINCT FROM 'org:' || app_org() AND p_chain IS DISTINCT FROM 'user:' || app_user_id() AND NOT EXISTS (
    SELECT 1 FROM deals d WHERE p_chain = 'deal:' || d.id AND app_org() IN (d.seller_org_id, d.buyer_org_id)
  ) AND NOT EXISTS (
    SELECT 1 FROM agreements a JOIN agreement_parties p ON p.agreement_id = a.id
    WHERE a.subject_kind <> 'deal' AND a.subject_id = split_part(p_chain, ':', 2) AND p_chain = a.subject_kind || ':' || a.subject_id AND p.org_id = app_org() AND p.role <> 'broker'
  ) THEN RAISE EXCEPTION 'audit: % is not the chain of whoever acts', p_chain USING ERRCODE = '42501'; END IF;
  INSERT INTO audit_heads(chain, seq, hash) VALUES (p_chain, 0, '') ON CONFLICT (chain) DO NOTHING;
  SELECT * INTO head FROM audit_heads WHERE chain = p_chain FOR UPDATE;
  next_seq := head.seq + 1; prev := head.hash;
  next_hash := audit_hash(prev, p_chain, next_seq, transaction_timestamp(), v_actor, v_org, p_action, p_subject, v_data);
  INSERT INTO audit_events(chain, seq, at, actor, actor_org_id, action, subject, data, prev_hash, hash)
    VALUES (p_chain, next_seq, transaction_timestamp(), v_actor, v_org, p_action, p_subject, v_data, prev, next_hash);
  UPDATE audit_heads SET seq = next_seq, hash = next_hash WHERE chain = p_chain;
  RETURN next_hash;
END $$;
