-- How a person is told, and the secret of their calendar: each person's own.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['notice_preferences', 'calendar_feeds'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO jingzhe_app USING (user_id = app_user_id() OR app_privileged()) WITH CHECK (user_id = app_user_id() OR app_privileged())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO jingzhe_app', t);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT
  tenant_may('notice_preferences', inserts => '{user_id,time_zone,quiet_from,quiet_until,digest_hour,choices,muted}', updates => '{time_zone,quiet_from,quiet_until,digest_hour,choices,muted,updated_at}'),
  tenant_may('calendar_feeds', inserts => '{user_id,token_hash}', updates => '{token_hash}');
