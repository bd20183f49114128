import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { legalDay, type Clock } from '#app/core/clock.ts';
import type { OfficeFee } from '#app/core/money.ts';
import type { OrgKind, Scope } from '#app/core/scope.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Advice, HighValueCase, LegalStatus, Ownership, PatentKind } from '#app/core/vocabulary.ts';
import type { Db, Tx } from '#db/client.ts';
import { portfolioRows } from '#db/schema/portfolio.ts';
import type { RightKind } from '#db/schema/patents.ts';
import { asPlatform, dbNow, withRead, withTx } from '#db/tx.ts';
import { adviceOf, feeOutlook, savedBy, type FeeOutlook } from './advice.ts';
import { dormancyOn, type Operation } from './dormancy.ts';
import { awardIn, highValueEvidence, type HighValueEvidence, type Stated } from './high-value.ts';
import { lifeFactsOf, lifeOn } from './life.ts';

/** What a judgement is made from: columns of the patent and what stands beside it, read in one go. */
export interface JudgeFacts {
  id: string; orgId: string; orgKind: OrgKind; authority: string; kind: PatentKind; legalStatus: LegalStatus; filingDate: string | null; grantDate: string | null; expiryDate: string | null; statusAsOf: string | null; claimCount: number;
  ownership: Ownership; ownerOrgId: string | null; pledged: boolean; statusSource: string; ipc: string[]; familyMembers: string[] | null; familyAuthorities: string[] | null;
  sourceData: Record<string, unknown> | null; source: string | null; sourceAsOf: string | null;
  /** Kinds in the ledger of rights: ever, and in force today; and the source of a pledge that stands. */
  rightsEver: RightKind[] | null; rightsNow: RightKind[] | null; pledge: { text: string; source: string; asOf: string } | null;
  /** Score in tenths of a point. */
  valueScore: number | null; neighbours: number;
}

export interface Judgement {
  live: boolean; dormancy: number | null; dormant: boolean; advice: Advice | null; saves: OfficeFee | null; fees: FeeOutlook | null; highValue: HighValueCase[]; evidence: HighValueEvidence[];
}

/** Held still: not passed on to another owner by a deal. Whether it is owned is another question. */
export const isHeld = (row: { ownership: Ownership; ownerOrgId: string | null; orgId: string }): boolean => row.ownership !== 'passed' && (row.ownerOrgId === null || row.ownerOrgId === row.orgId);

const LICENCES: ReadonlySet<RightKind> = new Set<RightKind>(['exclusive', 'sole', 'ordinary', 'open']);

function operationsOf(facts: JudgeFacts): Operation[] {
  const ever = facts.rightsEver ?? [];
  return [...(isHeld(facts) ? [] : ['transfer' as const]), ...(ever.some((k) => LICENCES.has(k)) ? ['licence' as const] : []), ...(facts.pledged || ever.includes('pledge') ? ['pledge' as const] : [])];
}

/** Everything the platform thinks of a patent on a day. Pure; of an office without rules it thinks nothing rather than guess. */
export function judge(facts: JudgeFacts, day: string): Judgement {
  const life = lifeFactsOf(facts);
  const record = { source: facts.source ?? '', asOf: facts.sourceAsOf };
  const nothing: Judgement = { live: false, dormancy: null, dormant: false, advice: null, saves: null, fees: null, highValue: [], evidence: [] };
  try {
    const { live } = lifeOn(life, day);
    const verdict = dormancyOn({ ...life, ownerIsResearch: facts.orgKind === 'university', operations: operationsOf(facts) }, day);
    const mine = live && isHeld(facts);
    const fees = mine ? feeOutlook(life, day) : null;
    const inUse = facts.pledged || (facts.rightsNow ?? []).some((k) => k === 'pledge' || LICENCES.has(k));
    const advice = mine ? adviceOf({ authority: facts.authority, dormancy: verdict.score, value: facts.valueScore === null ? null : facts.valueScore / 10, inUse, neighbours: facts.neighbours }) : null;
    const pledge: Stated | null = facts.pledge ?? (facts.pledged ? { text: '', source: facts.statusSource, asOf: facts.statusAsOf } : null);
    const evidence = highValueEvidence({ ...life, ipc: facts.ipc, familyMembers: facts.familyMembers ?? [], familyAuthorities: facts.familyAuthorities ?? [], pledge, award: awardIn(facts.sourceData, record), record }, day);
    return { live, dormancy: live ? verdict.score : null, dormant: live && verdict.dormant, advice, saves: savedBy(advice, facts.authority, fees?.ahead ?? null), fees, highValue: evidence.map((e) => e.case), evidence };
  } catch {
    return nothing;
  }
}

/** The facts of these patents, as far as the scope may see them. `day` decides which rights stand. */
export async function readJudgeFacts(tx: Tx, ids: readonly string[], day: string): Promise<JudgeFacts[]> {
  if (!ids.length) return [];
  return tx.execute<JudgeFacts & Record<string, unknown>>(sql`
    select p.id, p.org_id as "orgId", o.kind as "orgKind", p.authority, p.kind, p.legal_status as "legalStatus", p.filing_date::text as "filingDate", p.grant_date::text as "grantDate", p.expiry_date::text as "expiryDate", p.claim_count as "claimCount",
      p.status_as_of::text as "statusAsOf", p.ownership, p.owner_org_id as "ownerOrgId", p.pledged, p.status_source as "statusSource", p.ipc, p.record -> 'sourceData' as "sourceData",
      case when jsonb_typeof(p.record -> 'familyMembers') = 'array' then array(select jsonb_array_elements_text(p.record -> 'familyMembers')) end as "familyMembers",
      p.record #>> '{provenance,*,source}' as source, p.record #>> '{provenance,*,asOf}' as "sourceAsOf",
      case when p.family_id is not null then array(select distinct f.authority from patents f where f.family_id = p.family_id and f.org_id = p.org_id and f.removed_at is null) end as "familyAuthorities",
      g.ever as "rightsEver", g.now as "rightsNow", g.pledge, r.value_score as "valueScore",
      case when r.ipc_group = '' then 0 else (select count(*)::int from (select 1 from portfolio_rows n where n.org_id = p.org_id and n.ipc_group = r.ipc_group and not n.removed and n.legal_status = 'in_force' and n.patent_id <> p.id limit 3) n) end as neighbours
    from patents p join orgs o on o.id = p.org_id join portfolio_rows r on r.patent_id = p.id
    left join lateral (select array_agg(distinct k.kind) as ever, array_agg(distinct k.kind) filter (where k.standing) as now,
        (array_agg(jsonb_build_object('text', k.holder_name, 'source', k.source, 'asOf', k.as_of) order by k.as_of desc) filter (where k.kind = 'pledge' and k.standing))[1] as pledge
      from (select x.*, (x.ended_at is null and x.starts_on <= ${day} and (x.ends_on is null or x.ends_on > ${day})) as standing from patent_rights x where x.patent_id = p.id) k) g on true
    where p.id = any(${`{${ids.join(',')}}`}::text[])`);
}

/**
 * Judges these patents and keeps what comes out beside them, so that lists can sort and filter by it. Whoever changes a fact calls it in the same
 * transaction; the database has voided the judgement by then, so one that was forgotten is made by {@link sweepJudgements}. `day`: the legal day, the database's when not given. Platform scope.
 */
export async function judgePatents(tx: Tx, ids: readonly string[], day?: string): Promise<void> {
  const today = day ?? legalDay(await dbNow(tx));
  const rows = (await readJudgeFacts(tx, ids, today)).map((facts) => {
    const j = judge(facts, today);
    return {
      id: facts.id, live: j.live, dormancy: j.dormancy, dormant: j.dormant, advice: j.advice, saves: j.saves?.amount ?? null, high_value: j.highValue,
      due: j.fees?.next?.due ?? null, fee: j.fees?.next?.amount.amount ?? null, ahead: j.fees?.ahead.amount ?? null, currency: j.fees?.ahead.currency ?? null,
    };
  });
  if (!rows.length) return;
  await tx.execute(sql`
    update portfolio_rows r set judged_on = ${today}::date, live = v.live, dormancy = v.dormancy, dormant = v.dormant, advice = v.advice, advice_saves = v.saves, high_value = v.high_value, next_fee_due = v.due,
      next_fee = v.fee, fees_ahead = v.ahead, fee_currency = v.currency
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as v(id text, live boolean, dormancy smallint, dormant boolean, advice text, saves bigint, high_value text[], due date, fee bigint, ahead bigint, currency text)
    where r.patent_id = v.id`);
}

/** {@link judgePatents} inside a member's transaction, as the platform's own step. */
export async function judgeFor(tx: Tx, scope: Scope, ids: readonly string[], today?: string): Promise<void> {
  await asPlatform(tx, scope, 'judge patents whose facts changed', (platform) => judgePatents(platform, ids, today));
}

const PAGE = 250;
const sweeper = systemScope('portfolio');

/**
 * Sweep: judges what has no judgement of today, page by page, each in a transaction of its own: first what changed, then what a new day has made
 * old. Returns how many were judged.
 */
export async function sweepJudgements({ db, clock }: { db: Db; clock: Clock }, signal?: AbortSignal): Promise<number> {
  const today = legalDay(clock.now());
  let judged = 0;
  for (const due of [isNull(portfolioRows.judgedOn), lt(portfolioRows.judgedOn, today)]) {
    for (let after = ''; !signal?.aborted;) {
      const page = await withRead(db, sweeper, (tx) => tx.select({ id: portfolioRows.patentId }).from(portfolioRows)
        .where(and(due, eq(portfolioRows.removed, false), gt(portfolioRows.patentId, after))).orderBy(asc(portfolioRows.patentId)).limit(PAGE));
      if (!page.length) break;
      await withTx(db, sweeper, (tx) => judgePatents(tx, page.map((r) => r.id), today));
      judged += page.length;
      after = page.at(-1)!.id;
    }
  }
  return judged;
}
