import { sql, type SQL } from 'drizzle-orm';
import type { MemberScope, OrgKind } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { asPlatform, withRead } from '#db/tx.ts';

/**
 * What a home page can show of an organisation: things that wait for it, and things it has. Every figure is counted under the
 * member's own scope, so none can tell of another organisation.
 */
const FIGURES = {
  /** Open offers whose next move is this organisation's. */
  offers_to_answer: (org: string) => sql`select count(*)::int, min(updated_at) from offers where status = 'open' and turn_org_id = ${org} and expires_at > now()`,
  /** Open offers it waits on. */
  offers_waiting: (org: string) => sql`select count(*)::int, min(updated_at) from offers where status = 'open' and turn_org_id <> ${org} and expires_at > now() and ${org} in (seller_org_id, buyer_org_id)`,
  /** Deals it takes part in that have not ended. */
  deals_running: (org: string) => sql`select count(*)::int, min(opened_at) from deals where closed_at is null and ${org} in (seller_org_id, buyer_org_id, broker_org_id)`,
  /** Deadlines of its deals that fall within seven days or have passed. */
  deadlines_near: (org: string) => sql`select count(*)::int, min(x.due_at) from case_timers x join deals d on d.id = x.case_id where d.closed_at is null and not d.disputed and x.state in ('open', 'missed') and x.due_at < now() + interval '7 days' and ${org} in (d.seller_org_id, d.buyer_org_id, d.broker_org_id)`,
  /** What a colleague has asked for and a second person decides, by the one asked first. */
  approvals_waiting: (org: string) => sql`select count(*)::int, min(requested_at) from approvals where decision is null and org_id = ${org}`,
  all_approvals_waiting: () => sql`select count(*)::int, min(requested_at) from approvals where decision is null and org_id is null`,
  listings_suspended: (org: string) => sql`select count(*)::int, min(updated_at) from listings where org_id = ${org} and status = 'suspended'`,
  listings_draft: (org: string) => sql`select count(*)::int, min(updated_at) from listings where org_id = ${org} and status = 'draft'`,
  listings_live: (org: string) => sql`select count(*)::int, null from listings where org_id = ${org} and status = 'published'`,
  patents: (org: string) => sql`select count(*)::int, null from patents where org_id = ${org}`,
  imports_open: (org: string) => sql`select count(*)::int, min(created_at) from imports where org_id = ${org} and status in ('checking', 'checked', 'queued', 'running')`,
  demands_open: (org: string) => sql`select count(*)::int, null from demands where org_id = ${org} and status = 'open'`,
  demands_draft: (org: string) => sql`select count(*)::int, min(updated_at) from demands where org_id = ${org} and status = 'draft'`,
  saved: (org: string) => sql`select count(*)::int, null from saved_listings where org_id = ${org}`,
  /** Operator: the oldest first. */
  all_deals_disputed: () => sql`select count(*)::int, min(updated_at) from deals where disputed and closed_at is null`,
  all_deals_running: () => sql`select count(*)::int, min(opened_at) from deals where closed_at is null`,
  all_deadlines_missed: () => sql`select count(*)::int, min(x.due_at) from case_timers x join deals d on d.id = x.case_id where d.closed_at is null and not d.disputed and x.state in ('open', 'missed') and x.due_at < now()`,
  orgs_unverified: () => sql`select count(*)::int, min(created_at) from org_verifications where state = 'submitted'`,
  rights_waiting: () => sql`select count(*)::int, min(x.at) from (select created_at as at from ownership_proofs where state = 'pending' union all select created_at from ownership_claims where state = 'open') x`,
  /** Public listings of its own that need evidence of ownership, by the day on which they are suspended without. */
  proofs_due: (org: string) => sql`select count(*)::int, min(p.ownership_due_on)::timestamptz from patents p join listings l on l.patent_id = p.id and l.status = 'published' where p.org_id = ${org} and p.ownership = 'unproven' and p.ownership_due_on is not null`,
  /** One while the organisation is not verified, or has to renew. */
  verification_due: (org: string) => sql`select count(*)::int, min(verification_state_at) from orgs where id = ${org} and kind <> 'operator' and verification_state <> 'submitted' and (verified_at is null or verified_until <= current_date + 30)`,
  outbox_dead: () => sql`select count(*)::int, min(dead_at) from outbox where dead_at is not null`,
  payments_unknown: () => sql`select count(*)::int, min(updated_at) from payments where status = 'unknown'`,
} satisfies Record<string, (org: string) => SQL>;

export type HomeFigure = keyof typeof FIGURES;

const BY_KIND: Record<OrgKind, { waits: HomeFigure[]; has: HomeFigure[] }> = {
  university: { waits: ['verification_due', 'approvals_waiting', 'offers_to_answer', 'deadlines_near', 'proofs_due', 'listings_suspended', 'listings_draft', 'imports_open'], has: ['patents', 'listings_live', 'deals_running', 'offers_waiting'] },
  company: { waits: ['verification_due', 'approvals_waiting', 'offers_to_answer', 'deadlines_near', 'demands_draft'], has: ['deals_running', 'offers_waiting', 'demands_open', 'saved'] },
  broker: { waits: ['verification_due', 'deadlines_near'], has: ['deals_running', 'saved'] },
  operator: { waits: ['all_approvals_waiting', 'all_deals_disputed', 'all_deadlines_missed', 'payments_unknown', 'outbox_dead', 'orgs_unverified', 'rights_waiting'], has: ['all_deals_running'] },
};

export interface HomeCount { figure: HomeFigure; count: number; /** When the oldest of them began to wait (or falls due). */ since: string | null }
export interface HomeFacts { waits: HomeCount[]; has: HomeCount[] }

/** The figures of a member's home page, by the kind of their organisation; one snapshot, one round trip. */
export async function homeFacts({ db }: { db: Db }, scope: MemberScope): Promise<HomeFacts> {
  const { waits, has } = BY_KIND[scope.orgKind];
  const parts = [...waits, ...has].map((figure) => sql`select ${figure}::text as figure, f.n, f.since::text from (${FIGURES[figure](scope.orgId)}) f(n, since)`);
  const count = async (tx: Tx) => tx.execute<{ figure: HomeFigure; n: number; since: string | null }>(sql.join(parts, sql` union all `));
  // A broker's own transaction sees no deal; each figure names the organisation it is counted for.
  const rows = await withRead(db, scope, (tx) => (scope.orgKind === 'broker' ? asPlatform(tx, scope, 'count for a broker', () => count(tx)) : count(tx)));
  const of = (figure: HomeFigure): HomeCount => {
    const row = rows.find((r) => r.figure === figure);
    return { figure, count: row?.n ?? 0, since: row?.since ? new Date(row.since).toISOString() : null };
  };
  return { waits: waits.map(of), has: has.map(of) };
}
