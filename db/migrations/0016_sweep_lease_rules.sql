-- A transaction of a worker holds its turn while it lasts: a taker waits for it, and a worker whose turn was taken writes nothing any more.
-- Whoever the transaction acts for, the turn is looked at by the plain owner.
CREATE FUNCTION assert_lease(p_name text, p_token integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM sweeps WHERE name = p_name AND lease_token = p_token FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'lease %: taken by another worker', p_name USING ERRCODE = 'JZ001'; END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION assert_lease FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION assert_lease TO jingzhe_app;
--> statement-breakpoint
GRANT SELECT, UPDATE (lease_until) ON sweeps TO jingzhe_definer;
--> statement-breakpoint
CREATE POLICY lease_check ON sweeps TO jingzhe_definer USING (true) WITH CHECK (false);
--> statement-breakpoint
SELECT plain_owner('assert_lease(text, integer)');
