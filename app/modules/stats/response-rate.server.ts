import { sql } from 'drizzle-orm';
import { systemClock, type Clock } from '#app/core/clock.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';

const scope = systemScope('response-rates');

/** An answer counts when it comes within this many days; what was asked is looked at for a year. */
export const ANSWER_DAYS = 7;
const LOOK_BACK_DAYS = 365;
/** Fewer questions than this say nothing of an organisation, and might tell of a single negotiation. */
export const MIN_ASKED = 5;

/** `share` is a whole percentage, or null while there is too little to say. How much was asked is not told: that is the organisation's business. */
export interface ResponseRate { share: number | null; days: number }

/**
 * Share of what an organisation was asked that it answered within seven days, over the last year. Asked: every round of an
 * offer addressed to it (answered by a counter-offer, an acceptance or a refusal), the first of each run of messages in a deal
 * (answered by a message), and, for a company, every match it was told of (answered by interest or a reason). What the asker
 * took back in time, or what ended with somebody else, was not left unanswered; what is younger than seven days and still
 * unanswered is not counted yet. Aggregated under the platform's eyes; nothing but the share leaves.
 */
export async function responseRate(deps: { db: Db; clock?: Clock }, orgId: string): Promise<ResponseRate> {
  const now = (deps.clock ?? systemClock).now().toISOString();
  const [row] = await withRead(deps.db, scope, (tx) => tx.execute<{ asked: number; answered: number }>(sql`
    with asked as (
      select r.created_at as at,
        case when n.created_at is not null then n.created_at when o.status in ('accepted', 'rejected') then o.updated_at end as answered_at,
        case when n.created_at is null and o.status in ('withdrawn', 'lost') then o.updated_at end as void_at
      from offers o join offer_rounds r on r.offer_id = o.id left join offer_rounds n on n.offer_id = o.id and n.no = r.no + 1
      where ${orgId} in (o.seller_org_id, o.buyer_org_id) and r.by_org_id <> ${orgId}
      union all
      select m.created_at, (select min(a.created_at) from deal_messages a where a.deal_id = m.deal_id and a.org_id = ${orgId} and a.created_at > m.created_at), null
      from (select x.*, lag(x.org_id) over (partition by x.deal_id order by x.created_at, x.id) as before from deal_messages x
        where x.deal_id in (select d.id from deals d where ${orgId} in (d.seller_org_id, d.buyer_org_id))) m
      where m.org_id <> ${orgId} and (m.before is null or m.before = ${orgId})
      union all
      select t.told_at, (select min(f.created_at) from match_feedback f where f.org_id = t.org_id and f.demand_id = t.demand_id and f.listing_id = t.listing_id), null
      from match_notices t where t.org_id = ${orgId}
    ), judged as (
      select coalesce(answered_at <= at + ${`${ANSWER_DAYS} days`}::interval, false) as in_time, at, void_at from asked
      where at > ${now}::timestamptz - ${`${LOOK_BACK_DAYS} days`}::interval and at <= ${now}::timestamptz
    )
    select count(*)::int as asked, count(*) filter (where in_time)::int as answered from judged
    where in_time or (at <= ${now}::timestamptz - ${`${ANSWER_DAYS} days`}::interval and (void_at is null or void_at > at + ${`${ANSWER_DAYS} days`}::interval))`));
  const asked = row?.asked ?? 0;
  return { share: asked >= MIN_ASKED ? Math.round((100 * row!.answered) / asked) : null, days: ANSWER_DAYS };
}
