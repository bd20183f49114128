-- Bank orders are the platform's own: a payee sees its payout, not the papers. What was recorded never changes; it is confirmed or turned away, once.
ALTER TABLE bank_orders ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE bank_orders FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY owner_maintenance ON bank_orders TO CURRENT_USER USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY platform ON bank_orders TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged());
--> statement-breakpoint
GRANT SELECT, INSERT ON bank_orders TO jingzhe_app;
--> statement-breakpoint
GRANT UPDATE (confirmed_by, confirmed_at, rejected_by, rejected_at, rejection) ON bank_orders TO jingzhe_app;
--> statement-breakpoint
CREATE FUNCTION bank_order_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.confirmed_by IS NOT NULL OR NEW.rejected_by IS NOT NULL THEN RAISE EXCEPTION 'bank order %: a record is not its own end', NEW.id; END IF;
    RETURN NEW;
  END IF;
  IF OLD.confirmed_at IS NOT NULL OR OLD.rejected_at IS NOT NULL THEN RAISE EXCEPTION 'bank order %: it has ended', OLD.id; END IF;
  -- Whoever released the sum does not confirm that it was paid out.
  IF NEW.confirmed_by IS NOT NULL AND NEW.payout_id IS NOT NULL AND NEW.confirmed_by = (
    SELECT t.actor_user_id FROM deal_transitions t WHERE t.deal_id = NEW.deal_id AND t.accepted AND t.name = 'release' ORDER BY t.seq DESC LIMIT 1
  ) THEN RAISE EXCEPTION 'bank order %: two persons', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bank_order_guard BEFORE INSERT OR UPDATE ON bank_orders FOR EACH ROW EXECUTE FUNCTION bank_order_guard();
--> statement-breakpoint
-- Money that left by bank stands on an order two persons vouch for: a payout or a refund is not done by bank without one.
CREATE FUNCTION bank_payout_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.state = 'sent' AND OLD.state <> 'sent' AND NEW.transfer_id LIKE 'bank:%'
    AND NOT EXISTS (SELECT 1 FROM bank_orders o WHERE o.payout_id = NEW.id AND o.confirmed_by IS NOT NULL)
  THEN RAISE EXCEPTION 'payout %: no confirmed bank order', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bank_payout_guard BEFORE UPDATE ON payouts FOR EACH ROW EXECUTE FUNCTION bank_payout_guard();
--> statement-breakpoint
CREATE FUNCTION bank_refund_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.state = 'done' AND OLD.state <> 'done' AND NEW.kind = 'refund' AND NEW.request ->> 'rail' = 'bank'
    AND NOT EXISTS (SELECT 1 FROM bank_orders o WHERE o.command_id = NEW.id AND o.confirmed_by IS NOT NULL)
  THEN RAISE EXCEPTION 'refund %: no confirmed bank order', NEW.id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bank_refund_guard BEFORE UPDATE ON payment_commands FOR EACH ROW EXECUTE FUNCTION bank_refund_guard();
--> statement-breakpoint
-- The release and the confirmation it rests on are two persons' work, whatever code writes the history.
CREATE FUNCTION deal_two_persons() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.accepted AND NEW.name = 'release' AND NEW.actor_user_id IS NOT NULL AND NEW.actor_user_id = (
    SELECT t.actor_user_id FROM deal_transitions t WHERE t.deal_id = NEW.deal_id AND t.accepted AND t.name IN ('confirm_registration', 'confirm_handover') ORDER BY t.seq DESC LIMIT 1
  ) THEN RAISE EXCEPTION 'deal %: two persons', NEW.deal_id; END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER deal_two_persons BEFORE INSERT ON deal_transitions FOR EACH ROW EXECUTE FUNCTION deal_two_persons();
--> statement-breakpoint
-- Where an organisation is paid, and since when, is written by the platform alone: an organisation that could set the day of the change would never cool off.
DROP POLICY IF EXISTS tenant ON org_payout_accounts;
--> statement-breakpoint
CREATE POLICY tenant_read ON org_payout_accounts FOR SELECT TO jingzhe_app USING (org_id = app_org() OR app_privileged());
--> statement-breakpoint
CREATE POLICY platform_write ON org_payout_accounts TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged());
--> statement-breakpoint
-- Accounts from before their bank was marked: what the provider tells next is taken over without being news.
UPDATE org_payout_accounts SET bank_mark = '' WHERE bank_mark IS NULL;
