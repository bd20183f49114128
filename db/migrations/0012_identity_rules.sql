-- Second factors, passkeys and known devices: each person's own. The login library reads the first two before anybody is signed in;
-- its connections say so themselves (app.actor = identity, set when they are opened) and no transaction of a member can.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['two_factors', 'passkeys', 'known_devices'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO jingzhe_app USING (user_id = app_user_id() OR app_privileged()) WITH CHECK (user_id = app_user_id() OR app_privileged())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO jingzhe_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['two_factors', 'passkeys'] LOOP
    EXECUTE format('CREATE POLICY login_library ON %I TO jingzhe_app USING (app_actor() = ''identity'') WITH CHECK (app_actor() = ''identity'')', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Sessions are found by the SHA-256 of their token from now on; those that run go on running.
UPDATE sessions SET token = encode(sha256(convert_to(token, 'UTF8')), 'hex');
--> statement-breakpoint
-- Links mailed before stood here in the clear: they end, and a new one is one click away.
DELETE FROM verifications;

--> statement-breakpoint
-- What a person may write of their own (see tenant_may): devices, second factors, the name of a passkey, which device a session runs on. When a
-- person proved again who they are is the platform's note.
SELECT
  tenant_may('known_devices', inserts => '{id,user_id,token_hash,user_agent,address,last_seen_at}', updates => '{user_agent,address,last_seen_at}'),
  tenant_may('two_factors', inserts => '{id,user_id,secret,backup_codes,verified}', updates => '{secret,backup_codes,verified}'),
  tenant_may('passkeys', updates => '{name}'),
  tenant_may('users', updates => '{two_factor_enabled}'),
  tenant_may('sessions', updates => '{device_id}');
