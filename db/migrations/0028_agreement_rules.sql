-- Agreements and obligations: who sees them, and that their sums are those of their rows, whatever code writes.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['agreements', 'agreement_parties', 'obligations', 'obligation_payees', 'settlements', 'obligation_credits', 'royalty_reports'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY platform ON %I TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
    EXECUTE format('REVOKE ALL ON %I FROM jingzhe_app', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO jingzhe_app', t);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    PERFORM public.tenant_may(format('public.%I', t)::regclass);
  END LOOP;
  -- What is written once.
  FOREACH t IN ARRAY ARRAY['agreement_parties', 'obligation_payees', 'settlements', 'obligation_credits', 'royalty_reports'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  -- The guard of members' columns knows columns by name: said again for tables that have new ones.
  FOREACH t IN ARRAY ARRAY['deals', 'deal_royalties', 'payouts'] LOOP PERFORM public.tenant_may(format('public.%I', t)::regclass); END LOOP;
END $$;
--> statement-breakpoint
SELECT tenant_may('offer_rounds', inserts => '{royalty_minimum,minimum_creditable}');
--> statement-breakpoint
GRANT UPDATE (credit_free, credit_minimum) ON agreements TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (release_met_at, credited, carried, settled, released, whole, late_at, ended, ended_at, ended_reason) ON obligations TO jingzhe_app;
--> statement-breakpoint
-- Debtor and creditor see what is owed and what was paid; how it divides is the creditor's to see, and each payee its own share. A broker sees its share alone.
CREATE POLICY party ON agreement_parties FOR SELECT TO jingzhe_app USING (org_id = app_org());
--> statement-breakpoint
CREATE POLICY party ON agreements FOR SELECT TO jingzhe_app USING (EXISTS (SELECT 1 FROM agreement_parties p WHERE p.agreement_id = agreements.id AND p.role <> 'broker'));
--> statement-breakpoint
CREATE POLICY party ON obligations FOR SELECT TO jingzhe_app USING (app_org() IN (debtor_org_id, creditor_org_id));
--> statement-breakpoint
CREATE POLICY payee ON obligation_payees FOR SELECT TO jingzhe_app USING (org_id = app_org() OR EXISTS (SELECT 1 FROM obligations o WHERE o.id = obligation_id AND o.creditor_org_id = app_org()));
--> statement-breakpoint
CREATE POLICY party ON settlements FOR SELECT TO jingzhe_app USING (EXISTS (SELECT 1 FROM obligations o WHERE o.id = obligation_id));
--> statement-breakpoint
CREATE POLICY party ON obligation_credits FOR SELECT TO jingzhe_app USING (EXISTS (SELECT 1 FROM obligations o WHERE o.id = obligation_id));
--> statement-breakpoint
CREATE POLICY party ON royalty_reports FOR SELECT TO jingzhe_app USING (EXISTS (SELECT 1 FROM deals d WHERE d.id = deal_id));
--> statement-breakpoint
CREATE TRIGGER append_only_row BEFORE DELETE ON agreements FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_row BEFORE DELETE ON obligations FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Sums begin at nothing and move only by the rows that say so; terms do not change; an end is not taken back.
CREATE FUNCTION obligation_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (NEW.settled, NEW.released, NEW.credited, NEW.carried) <> (0, 0, 0, 0) OR NEW.late_at IS NOT NULL OR NEW.ended IS NOT NULL
    THEN RAISE EXCEPTION 'obligation %: it begins with nothing settled', NEW.id; END IF;
    NEW.whole := NEW.amount = 0;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.agreement_id, NEW.deal_id, NEW.code, NEW.kind, NEW.debtor_org_id, NEW.creditor_org_id, NEW.currency, NEW.amount, NEW.due_on, NEW.release_on, NEW.period_start, NEW.period_end)
    IS DISTINCT FROM (OLD.id, OLD.agreement_id, OLD.deal_id, OLD.code, OLD.kind, OLD.debtor_org_id, OLD.creditor_org_id, OLD.currency, OLD.amount, OLD.due_on, OLD.release_on, OLD.period_start, OLD.period_end)
  THEN RAISE EXCEPTION 'obligation %: what is owed does not change', OLD.id; END IF;
  IF (NEW.settled, NEW.released) <> (OLD.settled, OLD.released)
    AND (NEW.settled, NEW.released) IS DISTINCT FROM (SELECT (coalesce(sum(s.amount), 0)::bigint, coalesce(sum(s.released), 0)::bigint) FROM settlements s WHERE s.obligation_id = NEW.id)
  THEN RAISE EXCEPTION 'obligation %: its sums are those of its settlements', OLD.id; END IF;
  IF (NEW.credited, NEW.carried) <> (OLD.credited, OLD.carried)
    AND (NEW.credited, NEW.carried) IS DISTINCT FROM (SELECT (coalesce(-sum(c.amount) FILTER (WHERE c.cause = 'used'), 0)::bigint, coalesce(sum(c.amount) FILTER (WHERE c.cause = 'overpaid'), 0)::bigint)
      FROM obligation_credits c WHERE c.obligation_id = NEW.id)
  THEN RAISE EXCEPTION 'obligation %: its credit is that of its rows', OLD.id; END IF;
  IF OLD.ended IS NOT NULL AND (NEW.ended, NEW.ended_at) IS DISTINCT FROM (OLD.ended, OLD.ended_at) THEN RAISE EXCEPTION 'obligation %: it has ended', OLD.id; END IF;
  NEW.whole := OLD.whole OR NEW.settled >= NEW.amount - NEW.credited + NEW.carried;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER obligation_guard BEFORE INSERT OR UPDATE ON obligations FOR EACH ROW EXECUTE FUNCTION obligation_guard();
--> statement-breakpoint
CREATE FUNCTION settlement_count() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE obligations SET settled = settled + NEW.amount, released = released + NEW.released WHERE id = NEW.obligation_id AND deal_id = NEW.deal_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'settlement %: no such obligation of the deal', NEW.id; END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER settlement_count AFTER INSERT ON settlements FOR EACH ROW EXECUTE FUNCTION settlement_count();
--> statement-breakpoint
CREATE FUNCTION credit_count() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE agreements SET credit_free = credit_free + CASE NEW.pool WHEN 'free' THEN NEW.amount ELSE 0 END, credit_minimum = credit_minimum + CASE NEW.pool WHEN 'minimum' THEN NEW.amount ELSE 0 END WHERE id = NEW.agreement_id;
  IF NEW.cause = 'used' THEN UPDATE obligations SET credited = credited - NEW.amount WHERE id = NEW.obligation_id AND agreement_id = NEW.agreement_id;
  ELSIF NEW.cause = 'overpaid' THEN UPDATE obligations SET carried = carried + NEW.amount WHERE id = NEW.obligation_id AND agreement_id = NEW.agreement_id; END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER credit_count AFTER INSERT ON obligation_credits FOR EACH ROW EXECUTE FUNCTION credit_count();
--> statement-breakpoint
-- Shares are parts of one whole; said when the transaction ends, when all of them are there. By then it may be a buyer's again, who sees no shares:
-- it runs as the plain owner.
CREATE FUNCTION obligation_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.kind <> 'claim' AND (SELECT coalesce(sum(p.share_bps), 0) FROM obligation_payees p WHERE p.obligation_id = NEW.id) <> 10000
  THEN RAISE EXCEPTION 'obligation %: its payees share the whole', NEW.id; END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
ALTER FUNCTION obligation_whole() OWNER TO jingzhe_definer;
--> statement-breakpoint
REVOKE ALL ON FUNCTION obligation_whole() FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT ON obligation_payees TO jingzhe_definer;
--> statement-breakpoint
CREATE POLICY definer ON obligation_payees FOR SELECT TO jingzhe_definer USING (true);
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER obligation_whole AFTER INSERT ON obligations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION obligation_whole();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION deal_state_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.state, NEW.version, NEW.disputed, NEW.outcome, NEW.closed_at) IS DISTINCT FROM (OLD.state, OLD.version, OLD.disputed, OLD.outcome, OLD.closed_at) AND NOT EXISTS (
    SELECT 1 FROM cases c WHERE c.id = NEW.id AND (c.state, c.version, c.aside) = (NEW.state, NEW.version, NEW.disputed) AND (c.outcome, c.closed_at) IS NOT DISTINCT FROM (NEW.outcome, NEW.closed_at)
  ) THEN RAISE EXCEPTION 'deal %: state moves only through its case', NEW.id; END IF;
  IF NEW.seller_org_id <> OLD.seller_org_id OR NEW.buyer_org_id <> OLD.buyer_org_id OR NEW.price_amount <> OLD.price_amount OR NEW.currency <> OLD.currency
    OR NEW.broker_org_id IS DISTINCT FROM OLD.broker_org_id OR NEW.platform_fee_bps <> OLD.platform_fee_bps OR NEW.broker_fee_bps <> OLD.broker_fee_bps
    OR NEW.process <> OLD.process OR NEW.process_version <> OLD.process_version OR NEW.rule_pack <> OLD.rule_pack
    OR (NEW.royalty_bps, NEW.royalty_minimum, NEW.minimum_creditable) IS DISTINCT FROM (OLD.royalty_bps, OLD.royalty_minimum, OLD.minimum_creditable)
  THEN RAISE EXCEPTION 'deal %: agreed terms do not change', NEW.id; END IF;
  RETURN NEW;
END $$;
