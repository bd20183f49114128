-- Who may read and write what an organisation says of itself and of its patents. Decisions are the platform's alone.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['org_verifications', 'org_aliases', 'ownership_proofs', 'ownership_claims'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_maintenance ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    EXECUTE format('REVOKE ALL ON %I FROM jingzhe_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO jingzhe_app', t);
    EXECUTE format('CREATE POLICY decide ON %I FOR UPDATE TO jingzhe_app USING (app_privileged()) WITH CHECK (app_privileged())', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['org_verifications', 'org_aliases', 'ownership_proofs'] LOOP
    EXECUTE format('CREATE POLICY own_read ON %I FOR SELECT TO jingzhe_app USING (org_id = app_org() OR app_privileged())', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY submit ON org_verifications FOR INSERT TO jingzhe_app WITH CHECK (app_privileged() OR (org_id = app_org() AND state = 'submitted' AND reviewed_by IS NULL));
--> statement-breakpoint
CREATE POLICY submit ON ownership_proofs FOR INSERT TO jingzhe_app WITH CHECK (app_privileged() OR (org_id = app_org() AND state = 'pending' AND kind = 'register_extract' AND reviewed_by IS NULL));
--> statement-breakpoint
CREATE POLICY approve ON org_aliases FOR INSERT TO jingzhe_app WITH CHECK (app_privileged());
--> statement-breakpoint
-- A claim names a person and their mail: the platform shows each side its part of it.
CREATE POLICY platform_read ON ownership_claims FOR SELECT TO jingzhe_app USING (app_privileged());
--> statement-breakpoint
CREATE POLICY platform_insert ON ownership_claims FOR INSERT TO jingzhe_app WITH CHECK (app_privileged());
--> statement-breakpoint
-- A listing's key is its patent's, whoever writes either.
CREATE FUNCTION listing_right_key() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.right_key := coalesce((SELECT p.right_key FROM patents p WHERE p.id = NEW.patent_id), '');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER listing_right_key BEFORE INSERT OR UPDATE ON listings FOR EACH ROW EXECUTE FUNCTION listing_right_key();
--> statement-breakpoint
CREATE FUNCTION patent_right_key_follows() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE listings SET right_key = NEW.right_key WHERE patent_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER patent_right_key_follows AFTER UPDATE OF right_key ON patents FOR EACH ROW WHEN (OLD.right_key IS DISTINCT FROM NEW.right_key) EXECUTE FUNCTION patent_right_key_follows();
--> statement-breakpoint
-- Installations that exist. A verified organisation stays so for a year from its check, and at least thirty days from now, to renew in.
UPDATE orgs SET verification_state = 'verified', verification_state_at = verified_at,
  verified_until = CASE WHEN kind = 'operator' THEN NULL ELSE greatest((verified_at + interval '12 months')::date, current_date + 30) END
  WHERE verified_at IS NOT NULL;
--> statement-breakpoint
-- What a registered deal of this platform moved is proven by it; the former owner's row is history.
UPDATE patents SET ownership = 'passed' WHERE owner_org_id <> org_id;
--> statement-breakpoint
UPDATE patents p SET ownership = 'proven', ownership_as_of = f.as_of FROM patent_facts f
  WHERE f.patent_id = p.id AND f.org_id = p.org_id AND f.fact = 'owner' AND f.source LIKE 'deal:%' AND p.owner_org_id = p.org_id;
--> statement-breakpoint
-- What is public without evidence has thirty days to bring it; a sweep tells the owners and keeps the day.
UPDATE patents p SET ownership_due_on = current_date + 30
  WHERE p.ownership = 'unproven' AND EXISTS (SELECT 1 FROM listings l WHERE l.patent_id = p.id AND l.status IN ('published', 'under_offer'));

--> statement-breakpoint
-- What a member may write (see tenant_may): what they hand in, and nothing of what is decided. A listing's key is written by its trigger.
SELECT
  tenant_may('org_verifications', inserts => '{id,org_id,regime,legal_name,credit_code,register_country,register_number,address,file_id,submitted_by}'),
  tenant_may('ownership_proofs', inserts => '{id,org_id,patent_id,right_key,kind,owner_names,reference,as_of,file_id,appeal_of,submitted_by}'),
  tenant_may('listings', inserts => '{right_key}', updates => '{right_key}');
