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
-- What evidence has shown of a patent, and the key that says which right it is, are not its holder's to write.
CREATE FUNCTION patent_ownership_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF app_actor() IS NULL OR app_privileged() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.ownership <> 'unproven' OR NEW.ownership_as_of IS NOT NULL OR NEW.ownership_due_on IS NOT NULL THEN RAISE EXCEPTION 'patent %: ownership is decided by the platform', NEW.id; END IF;
  ELSIF (NEW.ownership, NEW.ownership_as_of, NEW.ownership_due_on, NEW.owner_org_id, NEW.right_key, NEW.right_keys)
    IS DISTINCT FROM (OLD.ownership, OLD.ownership_as_of, OLD.ownership_due_on, OLD.owner_org_id, OLD.right_key, OLD.right_keys) THEN
    RAISE EXCEPTION 'patent %: ownership is decided by the platform', NEW.id;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER patent_ownership_guard BEFORE INSERT OR UPDATE ON patents FOR EACH ROW EXECUTE FUNCTION patent_ownership_guard();
--> statement-breakpoint
CREATE FUNCTION org_verification_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF app_actor() IS NULL OR app_privileged() THEN RETURN NEW; END IF;
  IF (NEW.verified_at, NEW.verified_until, NEW.verification_state, NEW.verification_state_at, NEW.name_held_at, NEW.name_like_org_id)
    IS DISTINCT FROM (OLD.verified_at, OLD.verified_until, OLD.verification_state, OLD.verification_state_at, OLD.name_held_at, OLD.name_like_org_id) THEN
    RAISE EXCEPTION 'organisation %: verification is decided by the platform', NEW.id;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER org_verification_guard BEFORE UPDATE ON orgs FOR EACH ROW EXECUTE FUNCTION org_verification_guard();
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
