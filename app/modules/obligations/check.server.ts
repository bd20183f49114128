import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';

/** A promise about what is owed that is not kept. */
export interface ObligationProblem { code: string; id: string }

/** Each names the rows that break it; an obligation's sums come from rows, never from themselves. */
const RULES: readonly { code: string; broken: ReturnType<typeof sql> }[] = [
  {
    code: 'sums_differ',
    broken: sql`select o.id from obligations o where (o.settled, o.released) is distinct from (select (coalesce(sum(s.amount), 0)::bigint, coalesce(sum(s.released), 0)::bigint) from settlements s where s.obligation_id = o.id)
      or (o.credited, o.carried) is distinct from (select (coalesce(-sum(c.amount) filter (where c.cause = 'used'), 0)::bigint, coalesce(sum(c.amount) filter (where c.cause = 'overpaid'), 0)::bigint) from obligation_credits c where c.obligation_id = o.id)`,
  },
  {
    code: 'credit_differs',
    broken: sql`select a.id from agreements a where (a.credit_free, a.credit_minimum) is distinct from (select (coalesce(sum(c.amount) filter (where c.pool = 'free'), 0)::bigint, coalesce(sum(c.amount) filter (where c.pool = 'minimum'), 0)::bigint)
      from obligation_credits c where c.agreement_id = a.id)`,
  },
  { code: 'released_beyond_settled', broken: sql`select id from obligations where released > settled or settled < 0` },
  {
    code: 'shares_not_whole',
    broken: sql`select o.id from obligations o where o.kind <> 'claim' and (select coalesce(sum(p.share_bps), 0) from obligation_payees p where p.obligation_id = o.id) <> 10000`,
  },
  { code: 'deal_without_agreement', broken: sql`select d.id from deals d where not exists (select 1 from agreements a where a.subject_kind = 'deal' and a.subject_id = d.id)` },
  { code: 'price_not_owed', broken: sql`select d.id from deals d where d.price_amount > 0 and not exists (select 1 from obligations o where o.deal_id = d.id and o.kind = 'price' and o.amount = d.price_amount and o.currency = d.currency)` },
  {
    // Every journal that moved a deal's held account says whose money it was, to the last minor unit. What repaid a claim never stood there.
    code: 'journal_not_settled',
    broken: sql`select e.journal_id as id from ledger_entries e join ledger_journals j on j.id = e.journal_id where e.account like 'held.deal:%' and e.account = 'held.deal:' || j.deal_id
      group by e.journal_id having -sum(e.amount) <> coalesce((select sum(s.amount - s.released) from settlements s where s.journal_id = e.journal_id), 0)`,
  },
  {
    code: 'held_differs',
    broken: sql`select a.deal_id as id from ledger_accounts a where a.code like 'held.deal:%' and -a.balance <> coalesce((select sum(o.settled - o.released) from obligations o where o.deal_id = a.deal_id and o.currency = a.currency), 0)`,
  },
  {
    // What payees owe by the ledger is what is claimed from them. What came in twice and is on its way back stands on the deal, not against the claim.
    code: 'claims_differ',
    broken: sql`select coalesce(l.org, c.org) || ' ' || coalesce(l.currency, c.currency) as id
      from (select substr(code, length('asset.receivable:') + 1) as org, currency::text, balance from ledger_accounts where code like 'asset.receivable:%') l
      full join (select debtor_org_id as org, currency::text, sum(amount - released)::bigint as balance from obligations where kind = 'claim' and ended is null group by 1, 2) c on c.org = l.org and c.currency = l.currency
      where coalesce(l.balance, 0) <> coalesce(c.balance, 0)`,
  },
  {
    code: 'release_not_divided',
    broken: sql`select s.journal_id as id from settlements s where s.kind = 'released' and s.released <> coalesce((
      select -sum(e.amount) from ledger_entries e where e.journal_id = s.journal_id and (e.account like 'payable.org:%' or e.account = 'revenue.commission')), 0)`,
  },
];

/**
 * Every invariant of agreements and obligations, from the rows themselves; an empty list means they hold. Used by the doctor and by every heavy
 * test. Must run for the platform: a narrower scope would compare only what it sees.
 */
export async function checkObligations(tx: Tx): Promise<ObligationProblem[]> {
  const problems: ObligationProblem[] = [];
  for (const rule of RULES) for (const { id } of await tx.execute<{ id: string }>(rule.broken)) problems.push({ code: rule.code, id });
  return problems;
}
