-- Tenant isolation, append-only tables, ledger and deal guards: what the type system promises, the database enforces again.
-- The application connects as jingzhe_app, which owns nothing, is no superuser and has no BYPASSRLS. Settings are per transaction:
--   app.actor   public | user | org | operator | system     app.org_id, app.user_id   of the session
-- A transaction that set nothing sees nothing but what the public may see; no actor at all sees no row.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'jingzhe_app') THEN CREATE ROLE jingzhe_app NOLOGIN; END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO jingzhe_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO jingzhe_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO jingzhe_app;
--> statement-breakpoint
CREATE FUNCTION app_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.actor', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION app_org() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.org_id', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION app_user_id() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.user_id', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION app_privileged() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(current_setting('app.actor', true) IN ('operator', 'system'), false) $$;
--> statement-breakpoint
-- Every table but the login library's and the rate limiter's (keyed by person or address, no tenant in them): RLS on, and forced for the owner too.
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
    AND tablename NOT IN ('users', 'sessions', 'accounts', 'verifications', 'api_tokens', 'rate_limits') LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Tenant tables: the organisation itself, or the platform.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['org_payout_accounts', 'saved_listings', 'saved_searches', 'imports', 'import_errors', 'match_feedback'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I TO jingzhe_app USING (org_id = app_org() OR app_privileged()) WITH CHECK (org_id = app_org() OR app_privileged())', t);
  END LOOP;
  -- Rows the public register or a published listing shows; written by the organisation or the platform.
  FOREACH t IN ARRAY ARRAY['patents', 'patent_facts', 'patent_rights', 'listings', 'demands', 'files', 'notifications'] LOOP
    EXECUTE format('CREATE POLICY tenant_insert ON %I FOR INSERT TO jingzhe_app WITH CHECK (org_id = app_org() OR app_privileged())', t);
    EXECUTE format('CREATE POLICY tenant_update ON %I FOR UPDATE TO jingzhe_app USING (org_id = app_org() OR app_privileged()) WITH CHECK (org_id = app_org() OR app_privileged())', t);
  END LOOP;
  -- The platform's own tables.
  FOREACH t IN ARRAY ARRAY['payment_commands', 'provider_events', 'mails', 'sweeps'] LOOP
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
  END LOOP;
  -- Children of a deal: whoever sees the deal sees them (the deal's own policy decides, inside the subquery).
  FOREACH t IN ARRAY ARRAY['deal_transitions', 'deal_gates', 'deal_evidence', 'deal_deadlines', 'deal_documents', 'signatures', 'deal_messages', 'deal_royalties'] LOOP
    EXECUTE format('CREATE POLICY party ON %I TO jingzhe_app USING (app_privileged() OR EXISTS (SELECT 1 FROM deals d WHERE d.id = deal_id)) WITH CHECK (app_privileged() OR EXISTS (SELECT 1 FROM deals d WHERE d.id = deal_id))', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY profile ON orgs FOR SELECT TO jingzhe_app USING (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY profile_insert ON orgs FOR INSERT TO jingzhe_app WITH CHECK (app_privileged());
--> statement-breakpoint
CREATE POLICY profile_update ON orgs FOR UPDATE TO jingzhe_app USING (id = app_org() OR app_privileged()) WITH CHECK (id = app_org() OR app_privileged());
--> statement-breakpoint
-- A person sees their own memberships (to choose an organisation) and those of the organisation they act for.
CREATE POLICY membership ON members FOR SELECT TO jingzhe_app USING (org_id = app_org() OR user_id = app_user_id() OR app_privileged());
--> statement-breakpoint
CREATE POLICY membership_insert ON members FOR INSERT TO jingzhe_app WITH CHECK (org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY membership_update ON members FOR UPDATE TO jingzhe_app USING (org_id = app_org() OR app_privileged()) WITH CHECK (org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY invitation ON invitations TO jingzhe_app USING (org_id = app_org() OR app_privileged()) WITH CHECK (org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY listing_read ON listings FOR SELECT TO jingzhe_app
  USING (app_actor() IS NOT NULL AND (status IN ('published', 'under_offer', 'transferred') OR org_id = app_org() OR app_privileged()
    OR EXISTS (SELECT 1 FROM deals d WHERE d.listing_id = listings.id)));
--> statement-breakpoint
CREATE POLICY patent_read ON patents FOR SELECT TO jingzhe_app
  USING (org_id = app_org() OR app_privileged() OR (app_actor() IS NOT NULL AND EXISTS (SELECT 1 FROM listings l WHERE l.patent_id = patents.id)));
--> statement-breakpoint
CREATE POLICY patent_fact_read ON patent_facts FOR SELECT TO jingzhe_app
  USING (org_id = app_org() OR app_privileged() OR (app_actor() IS NOT NULL AND EXISTS (SELECT 1 FROM listings l WHERE l.patent_id = patent_facts.patent_id)));
--> statement-breakpoint
-- Licences and encumbrances of a listed patent are public; the rest belongs to its organisation and the holder.
CREATE POLICY patent_right_read ON patent_rights FOR SELECT TO jingzhe_app
  USING (org_id = app_org() OR holder_org_id = app_org() OR app_privileged() OR (app_actor() IS NOT NULL AND EXISTS (SELECT 1 FROM listings l WHERE l.patent_id = patent_rights.patent_id)));
--> statement-breakpoint
CREATE POLICY demand_read ON demands FOR SELECT TO jingzhe_app
  USING (org_id = app_org() OR app_privileged() OR (app_actor() IS NOT NULL AND status = 'open'));
--> statement-breakpoint
CREATE POLICY file_read ON files FOR SELECT TO jingzhe_app
  USING (org_id = app_org() OR app_privileged() OR (deal_id IS NOT NULL AND EXISTS (SELECT 1 FROM deals d WHERE d.id = deal_id)));
--> statement-breakpoint
CREATE POLICY notification_read ON notifications FOR SELECT TO jingzhe_app USING (org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY offer_party ON offers FOR SELECT TO jingzhe_app USING (app_org() IN (seller_org_id, buyer_org_id) OR app_privileged());
--> statement-breakpoint
CREATE POLICY offer_insert ON offers FOR INSERT TO jingzhe_app WITH CHECK (buyer_org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY offer_update ON offers FOR UPDATE TO jingzhe_app USING (app_org() IN (seller_org_id, buyer_org_id) OR app_privileged()) WITH CHECK (app_org() IN (seller_org_id, buyer_org_id) OR app_privileged());
--> statement-breakpoint
CREATE POLICY round_party ON offer_rounds TO jingzhe_app USING (app_privileged() OR EXISTS (SELECT 1 FROM offers o WHERE o.id = offer_id))
  WITH CHECK (app_privileged() OR (by_org_id = app_org() AND EXISTS (SELECT 1 FROM offers o WHERE o.id = offer_id)));
--> statement-breakpoint
CREATE POLICY deal_party ON deals TO jingzhe_app USING (app_org() IN (seller_org_id, buyer_org_id, broker_org_id) OR app_privileged())
  WITH CHECK (app_org() IN (seller_org_id, buyer_org_id, broker_org_id) OR app_privileged());
--> statement-breakpoint
CREATE POLICY payment_party ON payments FOR SELECT TO jingzhe_app
  USING (app_privileged() OR payer_org_id = app_org() OR EXISTS (SELECT 1 FROM deals d WHERE d.id = deal_id AND d.seller_org_id = app_org()));
--> statement-breakpoint
CREATE POLICY payment_insert ON payments FOR INSERT TO jingzhe_app WITH CHECK (app_privileged() OR (payer_org_id = app_org() AND EXISTS (SELECT 1 FROM deals d WHERE d.id = deal_id AND d.buyer_org_id = app_org())));
--> statement-breakpoint
CREATE POLICY payment_update ON payments FOR UPDATE TO jingzhe_app USING (app_privileged() OR payer_org_id = app_org()) WITH CHECK (app_privileged() OR payer_org_id = app_org());
--> statement-breakpoint
CREATE POLICY payout_payee ON payouts FOR SELECT TO jingzhe_app USING (app_privileged() OR payee_org_id = app_org());
--> statement-breakpoint
CREATE POLICY payout_write ON payouts FOR INSERT TO jingzhe_app WITH CHECK (app_privileged());
--> statement-breakpoint
CREATE POLICY payout_update ON payouts FOR UPDATE TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged());
--> statement-breakpoint
-- The ledger: seller and buyer see the journals of their deal, every payee the entries of its own account.
CREATE POLICY journal_read ON ledger_journals FOR SELECT TO jingzhe_app
  USING (app_privileged() OR (deal_id IS NOT NULL AND EXISTS (SELECT 1 FROM deals d WHERE d.id = deal_id AND app_org() IN (d.seller_org_id, d.buyer_org_id))));
--> statement-breakpoint
CREATE POLICY journal_insert ON ledger_journals FOR INSERT TO jingzhe_app WITH CHECK (app_privileged());
--> statement-breakpoint
CREATE POLICY entry_read ON ledger_entries FOR SELECT TO jingzhe_app
  USING (app_privileged() OR account = 'payable.org:' || app_org() OR EXISTS (SELECT 1 FROM ledger_journals j WHERE j.id = journal_id));
--> statement-breakpoint
CREATE POLICY entry_insert ON ledger_entries FOR INSERT TO jingzhe_app WITH CHECK (app_privileged());
--> statement-breakpoint
CREATE POLICY account_read ON ledger_accounts FOR SELECT TO jingzhe_app
  USING (app_privileged() OR org_id = app_org() OR (deal_id IS NOT NULL AND EXISTS (SELECT 1 FROM deals d WHERE d.id = deal_id AND app_org() IN (d.seller_org_id, d.buyer_org_id))));
--> statement-breakpoint
CREATE POLICY account_insert ON ledger_accounts FOR INSERT TO jingzhe_app WITH CHECK (app_privileged());
--> statement-breakpoint
CREATE POLICY account_lock ON ledger_accounts FOR UPDATE TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged());
--> statement-breakpoint
CREATE POLICY outbox_insert ON outbox FOR INSERT TO jingzhe_app WITH CHECK (app_actor() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY outbox_read ON outbox FOR SELECT TO jingzhe_app USING (app_privileged());
--> statement-breakpoint
CREATE POLICY outbox_work ON outbox FOR UPDATE TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged());
--> statement-breakpoint
CREATE POLICY outbox_prune ON outbox FOR DELETE TO jingzhe_app USING (app_privileged() AND done_at IS NOT NULL);
--> statement-breakpoint
CREATE POLICY audit_read ON audit_events FOR SELECT TO jingzhe_app
  USING (app_privileged() OR chain = 'org:' || app_org() OR (chain LIKE 'deal:%' AND EXISTS (SELECT 1 FROM deals d WHERE d.id = substr(chain, 6))));
--> statement-breakpoint
CREATE POLICY audit_head_read ON audit_heads FOR SELECT TO jingzhe_app
  USING (app_privileged() OR chain = 'org:' || app_org() OR (chain LIKE 'deal:%' AND EXISTS (SELECT 1 FROM deals d WHERE d.id = substr(chain, 6))));
--> statement-breakpoint
CREATE POLICY key_owner ON idempotency_keys TO jingzhe_app USING (owner IN ('org:' || app_org() || ':' || app_user_id(), 'user:' || app_user_id()) OR app_privileged())
  WITH CHECK (owner IN ('org:' || app_org() || ':' || app_user_id(), 'user:' || app_user_id()) OR app_privileged());
--> statement-breakpoint
-- Append-only: facts, rounds, attempts, evidence, signatures, feedback, journals, entries, audit.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN RAISE EXCEPTION 'append_only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'P0001'; END $$;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['patent_facts', 'offer_rounds', 'deal_transitions', 'deal_evidence', 'signatures', 'match_feedback', 'ledger_journals', 'ledger_entries', 'audit_events'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM jingzhe_app', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Audit: appended through one function, so order and hashes are the database's work, and the role cannot write rows of its own making.
REVOKE INSERT ON audit_events FROM jingzhe_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON audit_heads FROM jingzhe_app;
--> statement-breakpoint
CREATE FUNCTION audit_hash(p_prev text, p_chain text, p_seq integer, p_at timestamptz, p_actor text, p_org text, p_action text, p_subject text, p_data jsonb)
RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\x1f', p_prev, p_chain, p_seq::text, (extract(epoch FROM p_at) * 1000000)::bigint::text, p_actor, coalesce(p_org, ''), p_action, p_subject, p_data::text), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE FUNCTION audit_append(p_chain text, p_actor text, p_org text, p_action text, p_subject text, p_data jsonb)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE head audit_heads; next_seq integer; next_hash text; prev text;
BEGIN
  IF current_setting('app.actor', true) IS NULL OR current_setting('app.actor', true) = '' THEN RAISE EXCEPTION 'audit needs an actor'; END IF;
  INSERT INTO audit_heads(chain, seq, hash) VALUES (p_chain, 0, '') ON CONFLICT (chain) DO NOTHING;
  SELECT * INTO head FROM audit_heads WHERE chain = p_chain FOR UPDATE;
  next_seq := head.seq + 1; prev := head.hash;
  next_hash := audit_hash(prev, p_chain, next_seq, transaction_timestamp(), p_actor, p_org, p_action, p_subject, p_data);
  INSERT INTO audit_events(chain, seq, at, actor, actor_org_id, action, subject, data, prev_hash, hash)
    VALUES (p_chain, next_seq, transaction_timestamp(), p_actor, p_org, p_action, p_subject, p_data, prev, next_hash);
  UPDATE audit_heads SET seq = next_seq, hash = next_hash WHERE chain = p_chain;
  RETURN next_hash;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_append FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION audit_append TO jingzhe_app;
--> statement-breakpoint
-- Ledger: a journal's lines are written in its own transaction, balance per currency to zero, and move the cached balances.
REVOKE UPDATE ON ledger_accounts FROM jingzhe_app;
--> statement-breakpoint
-- SELECT ... FOR UPDATE needs UPDATE on at least one column; kind never changes, a trigger refuses it.
GRANT UPDATE (kind) ON ledger_accounts TO jingzhe_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON ledger_accounts FROM jingzhe_app;
--> statement-breakpoint
CREATE FUNCTION ledger_account_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.kind <> OLD.kind OR NEW.code <> OLD.code OR NEW.currency <> OLD.currency THEN RAISE EXCEPTION 'ledger accounts do not change their nature'; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_account_guard BEFORE UPDATE ON ledger_accounts FOR EACH ROW EXECUTE FUNCTION ledger_account_guard();
--> statement-breakpoint
CREATE FUNCTION ledger_account_open() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN NEW.balance := 0; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_account_open BEFORE INSERT ON ledger_accounts FOR EACH ROW EXECUTE FUNCTION ledger_account_open();
--> statement-breakpoint
CREATE FUNCTION ledger_journal_stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN NEW.posted_at := transaction_timestamp(); RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_journal_stamp BEFORE INSERT ON ledger_journals FOR EACH ROW EXECUTE FUNCTION ledger_journal_stamp();
--> statement-breakpoint
CREATE FUNCTION ledger_entry_post() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_journals WHERE id = NEW.journal_id AND posted_at = transaction_timestamp()) THEN
    RAISE EXCEPTION 'ledger: a posted journal takes no further line';
  END IF;
  UPDATE ledger_accounts SET balance = balance + NEW.amount WHERE code = NEW.account AND currency = NEW.currency;
  IF NOT FOUND THEN RAISE EXCEPTION 'ledger: no account % in %', NEW.account, NEW.currency; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_entry_post AFTER INSERT ON ledger_entries FOR EACH ROW EXECUTE FUNCTION ledger_entry_post();
--> statement-breakpoint
CREATE FUNCTION ledger_journal_balanced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF (SELECT count(*) FROM ledger_entries WHERE journal_id = NEW.id) < 2 THEN RAISE EXCEPTION 'ledger: journal % has fewer than two lines', NEW.id; END IF;
  IF EXISTS (SELECT 1 FROM ledger_entries WHERE journal_id = NEW.id GROUP BY currency HAVING sum(amount) <> 0) THEN RAISE EXCEPTION 'ledger: journal % does not sum to zero', NEW.id; END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_journal_balanced AFTER INSERT ON ledger_journals DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_journal_balanced();
--> statement-breakpoint
-- A deal's state changes only together with an accepted transition row of the same transaction.
CREATE FUNCTION deal_state_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.state IS DISTINCT FROM OLD.state AND NOT EXISTS (
    SELECT 1 FROM deal_transitions t WHERE t.deal_id = NEW.id AND t.accepted AND t.from_state = OLD.state AND t.to_state = NEW.state AND t.at = transaction_timestamp()
  ) THEN RAISE EXCEPTION 'deal %: state moves only through a transition', NEW.id; END IF;
  IF NEW.seller_org_id <> OLD.seller_org_id OR NEW.buyer_org_id <> OLD.buyer_org_id OR NEW.price_amount <> OLD.price_amount OR NEW.currency <> OLD.currency
    OR NEW.broker_org_id IS DISTINCT FROM OLD.broker_org_id OR NEW.platform_fee_bps <> OLD.platform_fee_bps OR NEW.broker_fee_bps <> OLD.broker_fee_bps
  THEN RAISE EXCEPTION 'deal %: agreed terms do not change', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER deal_state_guard BEFORE UPDATE ON deals FOR EACH ROW EXECUTE FUNCTION deal_state_guard();
--> statement-breakpoint
CREATE FUNCTION deal_transition_stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN NEW.at := transaction_timestamp(); RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER deal_transition_stamp BEFORE INSERT ON deal_transitions FOR EACH ROW EXECUTE FUNCTION deal_transition_stamp();
