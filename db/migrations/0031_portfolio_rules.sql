-- The portfolio: who reads and writes it, and how facts, listings and valuations reach the row a list is read from.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['portfolio_rows', 'portfolio_views', 'portfolio_batches', 'portfolio_batch_rows'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['portfolio_rows', 'portfolio_batches', 'portfolio_batch_rows'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I TO jingzhe_app USING (org_id = app_org() OR app_privileged()) WITH CHECK (org_id = app_org() OR app_privileged())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO jingzhe_app', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A view is its author's; the organisation reads those that are shared.
CREATE POLICY tenant ON portfolio_views TO jingzhe_app USING ((org_id = app_org() AND user_id = app_user_id()) OR app_privileged())
  WITH CHECK ((org_id = app_org() AND user_id = app_user_id()) OR app_privileged());
--> statement-breakpoint
CREATE POLICY shared ON portfolio_views FOR SELECT TO jingzhe_app USING (shared AND org_id = app_org());
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON portfolio_views TO jingzhe_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON portfolio_rows TO jingzhe_definer;
--> statement-breakpoint
CREATE POLICY definer ON portfolio_rows TO jingzhe_definer USING (true) WITH CHECK (true);
--> statement-breakpoint
-- What a member decides; facts, value, listing and judgement are the platform's.
SELECT tenant_may('portfolio_rows', updates => '{assigned_to,decision,decided_by,decided_at}'),
  tenant_may('portfolio_views', inserts => '{id,org_id,user_id,name,shared,is_default,query}', updates => '{name,shared,is_default,query,updated_at}'),
  tenant_may('portfolio_batches', inserts => '{id,org_id,created_by,action,assignee,changed,left_out}', updates => '{undone_by,undone_at,restored,kept}'),
  tenant_may('portfolio_batch_rows', inserts => '{batch_id,patent_id,org_id,assigned_before,listing_id}');
--> statement-breakpoint
-- Facts of a patent, in the transaction that writes them, whoever writes them. A changed fact makes the judgement void until it is made again.
CREATE FUNCTION portfolio_facts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE zh text := coalesce(nullif(NEW.title_zh, ''), NEW.title_en); en text := coalesce(nullif(NEW.title_en, ''), NEW.title_zh);
BEGIN
  INSERT INTO portfolio_rows AS r (patent_id, org_id, removed, number, title_zh, title_en, words, kind, authority, ipc_group, legal_status, filing_date, grant_date, expiry_date, ownership, changed_at)
  VALUES (NEW.id, NEW.org_id, NEW.removed_at IS NOT NULL, NEW.number, zh, en, lower(concat_ws(' ', NEW.title_zh, NEW.title_en, NEW.number, array_to_string(NEW.number_keys, ' '))), NEW.kind, NEW.authority, split_part(coalesce(NEW.ipc[1], ''), '/', 1), NEW.legal_status, NEW.filing_date, NEW.grant_date,
    NEW.expiry_date, NEW.ownership, NEW.updated_at)
  ON CONFLICT (patent_id) DO UPDATE SET removed = excluded.removed, number = excluded.number, title_zh = excluded.title_zh, title_en = excluded.title_en, words = excluded.words, kind = excluded.kind,
    authority = excluded.authority, ipc_group = excluded.ipc_group, legal_status = excluded.legal_status, filing_date = excluded.filing_date, grant_date = excluded.grant_date,
    expiry_date = excluded.expiry_date, ownership = excluded.ownership, changed_at = excluded.changed_at, judged_on = NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION portfolio_listing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- A listing that is over leaves its row; another one may have taken its place already.
  IF NEW.status = 'withdrawn' THEN UPDATE portfolio_rows SET listing_id = NULL, listing_status = NULL WHERE patent_id = NEW.patent_id AND listing_id = NEW.id;
  ELSE UPDATE portfolio_rows SET listing_id = NEW.id, listing_status = NEW.status WHERE patent_id = NEW.patent_id AND (listing_id, listing_status) IS DISTINCT FROM (NEW.id, NEW.status); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The valuation that stands: the newest, but a batch's bare cost floor takes no fuller one's place (app/modules/valuation, `newestValuation`).
CREATE FUNCTION portfolio_value() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE poor boolean := NEW.batch_id IS NOT NULL AND coalesce(NEW.basis, 'floor_only') = 'floor_only';
BEGIN
  UPDATE portfolio_rows SET valuation_id = NEW.id, value_poor = poor, value_score = NEW.score, value_currency = NEW.currency, value_low = NEW.low_amount, value_base = NEW.base_amount,
    value_high = NEW.high_amount, value_rank = CASE NEW.currency WHEN 'CNY' THEN 2 WHEN 'USD' THEN 1 ELSE 0 END * 100000000000000 + NEW.base_amount, valued_on = NEW.valued_on, judged_on = NULL
    WHERE patent_id = NEW.patent_id AND org_id = NEW.org_id AND (valuation_id IS NULL OR (value_poor AND valuation_id < NEW.id) OR (NOT poor AND (value_poor OR valuation_id < NEW.id)));
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A licence or a pledge in the ledger of rights changes what is thought of the patent.
CREATE FUNCTION portfolio_rights() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE portfolio_rows SET judged_on = NULL WHERE patent_id = NEW.patent_id AND judged_on IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$ DECLARE f text; BEGIN
  FOREACH f IN ARRAY ARRAY['portfolio_facts()', 'portfolio_listing()', 'portfolio_value()', 'portfolio_rights()'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    PERFORM public.plain_owner(f::regprocedure);
  END LOOP;
END $$;
--> statement-breakpoint
-- Patents there are already, with their listing and the valuation that stands for each.
INSERT INTO portfolio_rows (patent_id, org_id, removed, number, title_zh, title_en, words, kind, authority, ipc_group, legal_status, filing_date, grant_date, expiry_date, ownership, changed_at)
  SELECT id, org_id, removed_at IS NOT NULL, number, coalesce(nullif(title_zh, ''), title_en), coalesce(nullif(title_en, ''), title_zh), lower(concat_ws(' ', title_zh, title_en, number, array_to_string(number_keys, ' '))), kind, authority, split_part(coalesce(ipc[1], ''), '/', 1), legal_status,
    filing_date, grant_date, expiry_date, ownership, updated_at FROM patents;
--> statement-breakpoint
UPDATE portfolio_rows r SET listing_id = l.id, listing_status = l.status
  FROM (SELECT DISTINCT ON (patent_id) patent_id, id, status FROM listings WHERE status <> 'withdrawn' ORDER BY patent_id, (status = 'transferred'), id DESC) l WHERE l.patent_id = r.patent_id;
--> statement-breakpoint
UPDATE portfolio_rows r SET valuation_id = v.id, value_poor = v.poor, value_score = v.score, value_currency = v.currency, value_low = v.low_amount, value_base = v.base_amount, value_high = v.high_amount,
  value_rank = CASE v.currency WHEN 'CNY' THEN 2 WHEN 'USD' THEN 1 ELSE 0 END * 100000000000000 + v.base_amount, valued_on = v.valued_on
  FROM (SELECT DISTINCT ON (patent_id) *, (batch_id IS NOT NULL AND coalesce(basis, 'floor_only') = 'floor_only') AS poor FROM valuations WHERE org_id = patent_org_id
    ORDER BY patent_id, (batch_id IS NOT NULL AND coalesce(basis, 'floor_only') = 'floor_only'), id DESC) v WHERE v.patent_id = r.patent_id AND v.org_id = r.org_id;
--> statement-breakpoint
CREATE TRIGGER portfolio_facts AFTER INSERT OR UPDATE ON patents FOR EACH ROW EXECUTE FUNCTION portfolio_facts();
--> statement-breakpoint
CREATE TRIGGER portfolio_listing AFTER INSERT OR UPDATE OF status ON listings FOR EACH ROW EXECUTE FUNCTION portfolio_listing();
--> statement-breakpoint
CREATE TRIGGER portfolio_value AFTER INSERT ON valuations FOR EACH ROW EXECUTE FUNCTION portfolio_value();
--> statement-breakpoint
CREATE TRIGGER portfolio_rights AFTER INSERT OR UPDATE ON patent_rights FOR EACH ROW EXECUTE FUNCTION portfolio_rights();
