-- Whoever runs a function runs it with the names its author meant, as a plain owner, and says in the settings who asks; a member's
-- transaction writes only the columns that are a member's to write; what was signed or filed does not change.
--
-- 1. The plain owner of definer functions: no login, no superuser, only the grants below.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'jingzhe_definer') THEN CREATE ROLE jingzhe_definer NOLOGIN; END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE EXCEPTION 'the role jingzhe_definer is missing and "%" may not create it', current_user
    USING HINT = format('As an administrator of the server: CREATE ROLE jingzhe_definer NOLOGIN; GRANT jingzhe_definer TO %I WITH ADMIN OPTION; then start again.', current_user);
END $$;
--> statement-breakpoint
-- An owner that is no superuser must be a member of a role to give it a function.
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AND NOT pg_has_role(current_user, 'jingzhe_definer', 'MEMBER') THEN
    EXECUTE format('GRANT jingzhe_definer TO %I', current_user);
  END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO jingzhe_definer;
--> statement-breakpoint
-- Gives a definer function to the plain owner; for this file and every later one that makes such a function.
CREATE FUNCTION plain_owner(p_function regprocedure) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  GRANT CREATE ON SCHEMA public TO jingzhe_definer; -- a new owner needs it at this moment only
  EXECUTE format('ALTER FUNCTION %s OWNER TO jingzhe_definer', p_function);
  REVOKE CREATE ON SCHEMA public FROM jingzhe_definer;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION plain_owner FROM PUBLIC;
--> statement-breakpoint
-- 2. Who asks. Bodies in the standard's form are read when the function is made: no search path can give their names another
-- meaning, and unlike functions with a path of their own they are still unfolded into the policies that use them.
CREATE OR REPLACE FUNCTION app_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('app.actor', true), '');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION app_org() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('app.org_id', true), '');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION app_user_id() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('app.user_id', true), '');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION app_privileged() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE RETURN coalesce(current_setting('app.actor', true) IN ('operator', 'system'), false);
--> statement-breakpoint
-- The login library and the limiter of attempts work before anybody is known: their own connections say `identity` and see their own tables.
CREATE FUNCTION app_identity() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE RETURN coalesce(current_setting('app.actor', true) IN ('operator', 'system', 'identity'), false);
--> statement-breakpoint
-- 3. The audit trail takes its actor from the settings: `system:<name>`, the person, or `public`; and the organisation they act for. A step
-- the platform takes inside a member's transaction is named in the data. The hash is what it was, so chains from before verify.
DROP FUNCTION audit_append(text, text, text, text, text, jsonb);
--> statement-breakpoint
CREATE FUNCTION audit_append(p_chain text, p_action text, p_subject text, p_data jsonb)
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
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_append FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION audit_append TO jingzhe_app;
--> statement-breakpoint
-- 4. Every function of ours is pinned, the temporary schema last: a table or function somebody makes there never stands in for ours.
DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND p.prosqlbody IS NULL AND pg_has_role(current_user, p.proowner, 'MEMBER')
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', f);
  END LOOP;
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    PERFORM public.plain_owner(f);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON audit_heads TO jingzhe_definer;
--> statement-breakpoint
GRANT INSERT ON audit_events TO jingzhe_definer;
--> statement-breakpoint
GRANT SELECT (id, seller_org_id, buyer_org_id) ON deals TO jingzhe_definer;
--> statement-breakpoint
GRANT SELECT ON ledger_journals, ledger_entries, ledger_accounts TO jingzhe_definer;
--> statement-breakpoint
GRANT UPDATE (balance) ON ledger_accounts TO jingzhe_definer;
--> statement-breakpoint
CREATE POLICY definer ON audit_heads TO jingzhe_definer USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY definer ON audit_events FOR INSERT TO jingzhe_definer WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY definer ON deals FOR SELECT TO jingzhe_definer USING (true);
--> statement-breakpoint
CREATE POLICY definer ON ledger_journals FOR SELECT TO jingzhe_definer USING (true);
--> statement-breakpoint
CREATE POLICY definer ON ledger_entries FOR SELECT TO jingzhe_definer USING (true);
--> statement-breakpoint
CREATE POLICY definer ON ledger_accounts TO jingzhe_definer USING (true) WITH CHECK (true);
--> statement-breakpoint
-- 5. People, sessions, passwords, tokens and counters of attempts under row-level security as well.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['users', 'sessions', 'accounts', 'verifications', 'api_tokens', 'rate_limits', 'incidents'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
  END LOOP;
  -- Nobody's but the login library's and the platform's.
  FOREACH t IN ARRAY ARRAY['users', 'sessions', 'accounts', 'verifications', 'rate_limits'] LOOP
    EXECUTE format('CREATE POLICY identity ON %I TO jingzhe_app USING (app_identity()) WITH CHECK (app_identity())', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A person sees themselves and the members, past ones too, of the organisation they act for.
CREATE POLICY person_read ON users FOR SELECT TO jingzhe_app
  USING (id = app_user_id() OR EXISTS (SELECT 1 FROM members m WHERE m.user_id = users.id AND m.org_id = app_org()));
--> statement-breakpoint
CREATE POLICY person_update ON users FOR UPDATE TO jingzhe_app USING (id = app_user_id()) WITH CHECK (id = app_user_id());
--> statement-breakpoint
CREATE POLICY session_read ON sessions FOR SELECT TO jingzhe_app USING (user_id = app_user_id());
--> statement-breakpoint
CREATE POLICY session_update ON sessions FOR UPDATE TO jingzhe_app USING (user_id = app_user_id()) WITH CHECK (user_id = app_user_id());
--> statement-breakpoint
CREATE POLICY session_end ON sessions FOR DELETE TO jingzhe_app USING (user_id = app_user_id());
--> statement-breakpoint
-- A token is its person's, and the organisation it acts for may end it.
CREATE POLICY token_read ON api_tokens FOR SELECT TO jingzhe_app USING (user_id = app_user_id() OR org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY token_insert ON api_tokens FOR INSERT TO jingzhe_app WITH CHECK ((user_id = app_user_id() AND org_id = app_org()) OR app_privileged());
--> statement-breakpoint
CREATE POLICY token_update ON api_tokens FOR UPDATE TO jingzhe_app
  USING (user_id = app_user_id() OR org_id = app_org() OR app_privileged()) WITH CHECK (user_id = app_user_id() OR org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY token_delete ON api_tokens FOR DELETE TO jingzhe_app USING (app_privileged());
--> statement-breakpoint
CREATE POLICY platform ON incidents TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged());
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON incidents TO jingzhe_app;
--> statement-breakpoint
-- 6. A deal and what hangs on it are seen by its two parties. A broker is none: what it may know of its deals (their state, its fee) is
-- read for it by the platform, column by column; price, messages, evidence and contract never reach its transaction.
ALTER POLICY deal_party ON deals USING (app_org() IN (seller_org_id, buyer_org_id) OR app_privileged()) WITH CHECK (app_org() IN (seller_org_id, buyer_org_id) OR app_privileged());
--> statement-breakpoint
-- Policies that let a member write what only the platform writes.
ALTER POLICY tenant ON org_payout_accounts USING (org_id = app_org() OR app_privileged()) WITH CHECK (app_privileged());
--> statement-breakpoint
ALTER POLICY membership_insert ON members WITH CHECK (app_privileged());
--> statement-breakpoint
ALTER POLICY tenant_insert ON notifications WITH CHECK (app_privileged());
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['patents', 'patent_facts', 'patent_rights'] LOOP
    EXECUTE format('ALTER POLICY tenant_insert ON %I WITH CHECK (app_privileged())', t);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER POLICY payment_insert ON payments WITH CHECK (app_privileged());
--> statement-breakpoint
-- A person acts under their own name.
ALTER POLICY round_party ON offer_rounds WITH CHECK (app_privileged() OR (by_org_id = app_org() AND by_user_id = app_user_id() AND EXISTS (SELECT 1 FROM offers o WHERE o.id = offer_id)));
--> statement-breakpoint
ALTER POLICY party ON deal_messages WITH CHECK (app_privileged() OR (org_id = app_org() AND user_id = app_user_id() AND EXISTS (SELECT 1 FROM deals d WHERE d.id = deal_id)));
--> statement-breakpoint
-- 7. What is filed stays: files, messages and the texts of documents are written once. A newer document marks the older one, once.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['files', 'deal_messages'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('REVOKE UPDATE ON %I FROM jingzhe_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['files', 'deal_messages', 'deal_documents', 'valuation_publications', 'incidents'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION deal_document_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.body IS NULL AND NEW.file_id IS NULL THEN RAISE EXCEPTION 'document %: neither text nor file', NEW.id; END IF;
    IF NEW.body IS NOT NULL AND encode(sha256(convert_to(NEW.body, 'UTF8')), 'hex') <> NEW.sha256 THEN RAISE EXCEPTION 'document %: the hash is not of its text', NEW.id; END IF;
    IF NEW.body IS NULL AND NOT EXISTS (SELECT 1 FROM files f WHERE f.id = NEW.file_id AND f.sha256 = NEW.sha256) THEN RAISE EXCEPTION 'document %: the hash is not of its file', NEW.id; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.superseded_at IS NULL AND to_jsonb(NEW) - 'superseded_at' = to_jsonb(OLD) - 'superseded_at' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'append_only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'P0001';
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only_row BEFORE INSERT OR UPDATE OR DELETE ON deal_documents FOR EACH ROW EXECUTE FUNCTION deal_document_guard();
--> statement-breakpoint
REVOKE UPDATE ON deal_documents FROM jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (superseded_at) ON deal_documents TO jingzhe_app;
--> statement-breakpoint
-- A signature is of the bytes that stand: the database recomputes the hash of the text in the moment of signing and keeps its own time.
CREATE FUNCTION signature_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE document public.deal_documents;
BEGIN
  SELECT * INTO document FROM deal_documents d WHERE d.id = NEW.document_id AND d.deal_id = NEW.deal_id;
  IF document.id IS NULL OR document.superseded_at IS NOT NULL THEN RAISE EXCEPTION 'signature %: not of the version that stands', NEW.id; END IF;
  IF document.sha256 <> NEW.sha256 OR (document.body IS NOT NULL AND encode(sha256(convert_to(document.body, 'UTF8')), 'hex') <> NEW.sha256) THEN
    RAISE EXCEPTION 'signature %: the hash is not of the text that stands', NEW.id;
  END IF;
  IF NEW.consent_text IS NULL OR NEW.consent_hash IS DISTINCT FROM encode(sha256(convert_to(NEW.consent_text, 'UTF8')), 'hex') OR NEW.capacity IS NULL OR NEW.client_address IS NULL THEN
    RAISE EXCEPTION 'signature %: incomplete', NEW.id;
  END IF;
  NEW.document_version := document.version;
  NEW.signed_at := transaction_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER signature_guard BEFORE INSERT ON signatures FOR EACH ROW EXECUTE FUNCTION signature_guard();
--> statement-breakpoint
-- Nothing is deleted but what is meant to go: private marks, clocks of an ended deal, spent queue rows, logins, models.
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN (
    'saved_listings', 'saved_searches', 'saved_search_alerts', 'deal_deadlines', 'outbox', 'idempotency_keys', 'mails', 'notifications', 'users', 'sessions', 'accounts', 'verifications',
    'api_tokens', 'rate_limits', 'listing_exposure', 'corpus_models', 'text_embeddings', 'valuation_cohorts') LOOP
    EXECUTE format('REVOKE DELETE ON %I FROM jingzhe_app', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- 8. Columns of a member. What a scope without the platform's powers may write is listed per table; every other column, one added next year
-- too, must stay as it is (update) or take its default (insert). Platform and owner are not looked at, so imports cost nothing.
CREATE FUNCTION tenant_columns() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE given jsonb := to_jsonb(NEW); usual jsonb := '{}'; makes text; touched text;
BEGIN
  -- Migrations and maintenance of the owner, and functions of the plain owner, which check for themselves.
  IF current_user = 'jingzhe_definer' OR (current_user <> 'jingzhe_app' AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE')) THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT string_agg(n.key, ', ') INTO touched FROM jsonb_each(given) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key)
      WHERE n.value IS DISTINCT FROM o.value AND n.key <> ALL (TG_ARGV[1]::text[]);
  ELSE
    -- Defaults as they were when the guard was made tell most rows; the catalogue is asked only for a row they do not explain.
    SELECT string_agg(n.key, ', ') INTO touched FROM jsonb_each(given) n
      WHERE n.key <> ALL (TG_ARGV[0]::text[]) AND n.value IS DISTINCT FROM coalesce(TG_ARGV[2]::jsonb -> n.key, CASE WHEN n.key = ANY (TG_ARGV[3]::text[]) THEN to_jsonb(now()) ELSE 'null'::jsonb END);
    IF touched IS NULL THEN RETURN NEW; END IF;
    SELECT string_agg(format('%L, to_jsonb((%s)::%s)', a.attname, pg_get_expr(d.adbin, d.adrelid), format_type(a.atttypid, a.atttypmod)), ', ') INTO makes
      FROM pg_attribute a JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = TG_RELID AND a.attname <> ALL (TG_ARGV[0]::text[]);
    IF makes IS NOT NULL THEN EXECUTE 'SELECT jsonb_build_object(' || makes || ')' INTO usual; END IF;
    SELECT string_agg(n.key, ', ') INTO touched FROM jsonb_each(given) n
      WHERE n.key <> ALL (TG_ARGV[0]::text[]) AND n.value IS DISTINCT FROM coalesce(usual -> n.key, 'null'::jsonb);
  END IF;
  IF touched IS NULL THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'tenant_columns: % of % in % is not a member''s to write', TG_OP, touched, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
-- Declares what members may write in a table; said again it adds. Every table must be declared, with empty lists if nothing is a member's:
--   SELECT tenant_may('some_table', inserts => '{id,org_id,name}', updates => '{name}');
CREATE FUNCTION tenant_may(p_table regclass, inserts text[] DEFAULT '{}', updates text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE known text[]; strange text; constants text; defaults jsonb; moments text[];
BEGIN
  SELECT string_agg(c, ', ') INTO strange FROM unnest(inserts || updates) c
    WHERE NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = p_table AND a.attname = c AND a.attnum > 0 AND NOT a.attisdropped);
  IF strange IS NOT NULL THEN RAISE EXCEPTION 'tenant_may: % has no column %', p_table, strange; END IF;
  SELECT string_to_array(encode(t.tgargs, 'escape'), '\000') INTO known FROM pg_trigger t WHERE t.tgrelid = p_table AND t.tgname = 'tenant_columns';
  IF known IS NOT NULL THEN
    inserts := ARRAY(SELECT DISTINCT c FROM unnest(inserts || known[1]::text[]) c ORDER BY c);
    updates := ARRAY(SELECT DISTINCT c FROM unnest(updates || known[2]::text[]) c ORDER BY c);
  END IF;
  -- Constants (nothing is called in them) and the moment of the transaction; any other default is computed when a row comes.
  SELECT string_agg(format('%L, to_jsonb((%s)::%s)', a.attname, pg_get_expr(d.adbin, d.adrelid), format_type(a.atttypid, a.atttypmod)), ', ') FILTER (WHERE pg_get_expr(d.adbin, d.adrelid) !~ '[(]'),
    coalesce(array_agg(a.attname::text) FILTER (WHERE pg_get_expr(d.adbin, d.adrelid) = 'now()'), '{}') INTO constants, moments
    FROM pg_attribute a JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attrelid = p_table;
  EXECUTE 'SELECT jsonb_build_object(' || coalesce(constants, '') || ')' INTO defaults;
  EXECUTE format('CREATE OR REPLACE TRIGGER tenant_columns BEFORE INSERT OR UPDATE ON %s FOR EACH ROW
    WHEN (NOT app_identity()) EXECUTE FUNCTION tenant_columns(%L, %L, %L, %L)', p_table, inserts, updates, defaults, moments);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION tenant_may FROM PUBLIC;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP PERFORM public.tenant_may(format('public.%I', t)::regclass); END LOOP;
END $$;
--> statement-breakpoint
SELECT
  -- Oneself, one's session and tokens. An address changes by mail, a password by the login library.
  tenant_may('users', updates => '{name,locale,image,updated_at}'),
  tenant_may('sessions', updates => '{active_org_id}'),
  tenant_may('api_tokens', inserts => '{id,token_hash,name,user_id,org_id,scopes,expires_at}', updates => '{revoked_at}'),
  -- The public profile; kind, ownership by the state and verification are the platform's.
  tenant_may('orgs', updates => '{name_zh,name_en,about_zh,about_en,region,updated_at}'),
  tenant_may('members', updates => '{role,approval_limit,removed_at}'),
  tenant_may('invitations', inserts => '{id,org_id,email,role,approval_limit,token_hash,invited_by,expires_at}', updates => '{revoked_at}'),
  -- What a person keeps.
  tenant_may('saved_listings', inserts => '{org_id,user_id,listing_id}'),
  tenant_may('saved_searches', inserts => '{id,org_id,user_id,name,query}'),
  tenant_may('saved_search_alerts', inserts => '{search_id,org_id,user_id,frequency,seen_up_to}', updates => '{frequency,seen_up_to,updated_at}'),
  tenant_may('demand_alerts', inserts => '{demand_id,org_id,muted}', updates => '{muted,updated_at}'),
  tenant_may('match_feedback', inserts => '{id,org_id,demand_id,listing_id,verdict,reason,user_id}'),
  tenant_may('notifications', updates => '{read_at}'),
  -- An import is asked for; counts and rows are the worker's. Patents and their facts come from files and registers, never from a member's hand.
  tenant_may('imports', inserts => '{id,org_id,created_by,file_name,file_key,file_size,format,mapping,dry_run}'),
  -- Terms of a listing; whether it is on the market is decided by the step that checks.
  tenant_may('listings',
    inserts => '{id,org_id,patent_id,benefit_zh,benefit_en,problem_zh,problem_en,deal_kinds,territories,field_of_use,trl,currency,ask_amount,entry_fee_amount,royalty_bps,equity_valuation_amount,approval_number,notice_starts_on}',
    updates => '{benefit_zh,benefit_en,problem_zh,problem_en,deal_kinds,territories,field_of_use,trl,currency,ask_amount,entry_fee_amount,royalty_bps,equity_valuation_amount,approval_number,notice_starts_on,version,updated_at}'),
  -- A demand is its author's, with its opening and closing; how credible its company is, is not.
  tenant_may('demands',
    inserts => '{id,org_id,created_by,lang,title,problem,material,method,efficacy,product,application,ipc,currency,budget_min,budget_max,deal_kinds,territories,trl_min,deadline,visibility}',
    updates => '{status,lang,title,problem,material,method,efficacy,product,application,ipc,currency,budget_min,budget_max,deal_kinds,territories,trl_min,deadline,visibility,version,updated_at}'),
  -- An offer opens and is answered; that it is accepted, lost or over is the platform's word.
  tenant_may('offers', inserts => '{id,listing_id,seller_org_id,buyer_org_id,broker_org_id,broker_fee_bps,kind,turn_org_id,expires_at}', updates => '{round_no,turn_org_id,expires_at,version,updated_at}'),
  tenant_may('offer_rounds', inserts => '{offer_id,no,by_org_id,by_user_id,currency,amount,royalty_bps,equity_share_bps,valuation_amount,field_of_use,territory,term_months,message,expires_at}'),
  tenant_may('deal_messages', inserts => '{id,deal_id,org_id,user_id,body}'),
  tenant_may('files', inserts => '{id,org_id,deal_id,name,mime,size,sha256,key,created_by}'),
  -- Valuations are snapshots of what was asked and computed, kept for ever.
  tenant_may('valuations', inserts => '{id,org_id,patent_org_id,patent_id,patent_number,scenario,currency,valued_on,method_version,method_hash,seed,draws,inputs,results,results_hash,veto,basis,score,low_amount,base_amount,high_amount,batch_id,created_by}'),
  tenant_may('valuation_answers', inserts => '{id,org_id,patent_org_id,patent_id,role,question,bank_version,score,note,user_id,author_name}'),
  tenant_may('valuation_batches', inserts => '{id,org_id,created_by,scenario,currency,valued_on,fee_reduction,carry_stated,patent_ids,total}'),
  tenant_may('valuation_publications',
    inserts => '{patent_id,org_id,valuation_id,show,valued_on,method_version,currency,score,low_amount,base_amount,high_amount,seller_asserted}',
    updates => '{valuation_id,show,valued_on,method_version,currency,score,low_amount,base_amount,high_amount,seller_asserted,updated_at}'),
  -- News of what was done, and the key of a request with its answer. A number out of a sequence cannot be told from one that was given.
  tenant_may('outbox', inserts => '{id,topic,consumer,key,payload,request_id,available_at}'),
  tenant_may('idempotency_keys', inserts => '{owner,key,endpoint,input_hash}', updates => '{status,response}');
