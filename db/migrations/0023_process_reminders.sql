ALTER TABLE "case_timers" ADD COLUMN "remind_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "case_timers_remind_idx" ON "case_timers" USING btree ("remind_at") WHERE state = 'open' and remind_at is not null;--> statement-breakpoint
-- A clock that is written keeps the day of its next reminder beside it; one that stands still or is over reminds nobody.
CREATE OR REPLACE FUNCTION case_clocks(p_case text, p_timers jsonb) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO case_timers (case_id, code, due_at, state, remaining_ms, holds, remind_at, met_at)
    SELECT p_case, t.code, t.due_at, t.state, t.remaining_ms, t.holds, t.remind_at, CASE WHEN t.state = 'met' THEN now() END
    FROM jsonb_to_recordset(p_timers) AS t(code text, due_at timestamptz, state text, remaining_ms bigint, holds text[], remind_at timestamptz)
    ON CONFLICT (case_id, code) DO UPDATE SET due_at = excluded.due_at, state = excluded.state, remaining_ms = excluded.remaining_ms, holds = excluded.holds, remind_at = excluded.remind_at,
      met_at = excluded.met_at, tried_at = NULL;
END $$;
--> statement-breakpoint
SELECT tenant_may('case_timers');
