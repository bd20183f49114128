-- Deals were the only thing with a process; what was theirs becomes every case's. Rows are kept: the history and the clocks are renamed, a
-- case is made for every deal, and what a dispute held becomes a hold.
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"definition" text NOT NULL,
	"definition_version" integer NOT NULL,
	"definition_hash" text NOT NULL,
	"regions" jsonb NOT NULL,
	"state" text NOT NULL,
	"aside" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"state_since" timestamp with time zone,
	"look_at" timestamp with time zone,
	"outcome" text,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "case_holds" (
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"name" text NOT NULL,
	"before" jsonb NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "case_holds_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
-- The hashes are those of the first versions (definitions.test.ts holds the same). Every open case is looked at once after this.
INSERT INTO "cases" (id, subject, definition, definition_version, definition_hash, regions, state, aside, version, seq, state_since, look_at, outcome, opened_at, closed_at)
SELECT d.id, 'deal', d.process, d.process_version,
	CASE d.process || '@' || d.process_version
		WHEN 'transfer@1' THEN '8920c68809aa3e433e7ca857c512dc24d3f218f23cb5c43d4051d0f23b9fdd0b'
		WHEN 'licence@1' THEN '813910f238f99d6b934e41cdad8133b7378e671fd55309262286302fbb186fde'
		WHEN 'equity@1' THEN '1ef9681ade8076fe4d1e6879ead4c9504251140b54e9f3a00a3a4f3ab195dca3' END,
	jsonb_build_object('deal', d.state), d.state, d.disputed, d.version,
	coalesce((SELECT max(t.seq) FROM deal_transitions t WHERE t.deal_id = d.id), 0),
	(SELECT max(t.at) FROM deal_transitions t WHERE t.deal_id = d.id AND t.accepted AND t.from_state <> t.to_state),
	CASE WHEN d.closed_at IS NULL THEN now() END, d.outcome, d.opened_at, d.closed_at
FROM deals d;
--> statement-breakpoint
INSERT INTO "case_holds" (case_id, seq, name, before, started_at)
SELECT d.id, coalesce(t.seq, 0), 'dispute', jsonb_build_object('deal', coalesce(d.state_before_dispute, 'opened')), coalesce(t.at, d.updated_at)
FROM deals d LEFT JOIN LATERAL (SELECT x.seq, x.at FROM deal_transitions x WHERE x.deal_id = d.id AND x.accepted AND x.name = 'open_dispute' ORDER BY x.seq DESC LIMIT 1) t ON true
WHERE d.disputed;
--> statement-breakpoint
ALTER TABLE "deal_transitions" DROP CONSTRAINT "deal_transitions_deal_id_deals_id_fk";--> statement-breakpoint
ALTER TABLE "deal_transitions" RENAME TO "case_moves";--> statement-breakpoint
ALTER TABLE "case_moves" RENAME COLUMN "deal_id" TO "case_id";--> statement-breakpoint
ALTER TABLE "case_moves" RENAME CONSTRAINT "deal_transitions_seq_key" TO "case_moves_seq_key";--> statement-breakpoint
ALTER TABLE "case_moves" RENAME CONSTRAINT "deal_transitions_pkey" TO "case_moves_pkey";--> statement-breakpoint
ALTER TABLE "deal_deadlines" DROP CONSTRAINT "deal_deadlines_deal_id_deals_id_fk";--> statement-breakpoint
DROP INDEX "deal_deadlines_due_idx";--> statement-breakpoint
ALTER TABLE "deal_deadlines" RENAME TO "case_timers";--> statement-breakpoint
ALTER TABLE "case_timers" RENAME COLUMN "deal_id" TO "case_id";--> statement-breakpoint
ALTER TABLE "case_timers" RENAME CONSTRAINT "deal_deadlines_deal_id_code_pk" TO "case_timers_case_id_code_pk";--> statement-breakpoint
ALTER TABLE "case_timers" ADD COLUMN "holds" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "case_timers" ADD COLUMN "tried_at" timestamp with time zone;--> statement-breakpoint
UPDATE "case_timers" SET holds = '{dispute}' WHERE state = 'held';--> statement-breakpoint
ALTER TABLE "deals" DROP COLUMN "state_before_dispute";--> statement-breakpoint
ALTER TABLE "case_holds" ADD CONSTRAINT "case_holds_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_moves" ADD CONSTRAINT "case_moves_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_timers" ADD CONSTRAINT "case_timers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_timers_due_idx" ON "case_timers" USING btree ("due_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "case_timers_missed_idx" ON "case_timers" USING btree ("due_at") WHERE state = 'missed';--> statement-breakpoint
CREATE INDEX "cases_look_idx" ON "cases" USING btree ("look_at") WHERE look_at is not null;--> statement-breakpoint
CREATE INDEX "cases_open_idx" ON "cases" USING btree ("subject","state") WHERE closed_at is null;
