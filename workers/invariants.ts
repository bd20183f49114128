import { sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { checkObligations } from '#app/modules/obligations/check.server.ts';
import { checkLedger } from '#app/modules/payments/ledger/read.server.ts';
import type { FileStore } from '#app/platform/files.ts';
import { verifyChain, type AuditChain } from '#db/audit.ts';
import { catalogueFindings } from '#db/catalogue.ts';
import type { Db, Tx } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import type { Search } from '#search/client.ts';
import { checkFiles, checkTexts } from './invariants-content.ts';

export interface InvariantDeps {
  db: Db;
  search: Search | null;
  /** Where the bytes of filed documents are; without it they are not compared. */
  files?: Pick<FileStore, 'read'> | null;
}
/** One promise of the product that can be checked from its data. An empty list of findings means it is kept. */
export interface Invariant { name: string; check(deps: InvariantDeps): Promise<string[]> }

const scope = systemScope('invariants');
const inSnapshot = (read: (tx: Tx) => Promise<string[]>) => ({ db }: { db: Db }) => withRead(db, scope, read);

/** Rows of a query that should find none, as words. */
const none = (what: string, query: ReturnType<typeof sql>) => inSnapshot(async (tx) => (await tx.execute<{ id: string }>(query)).map((r) => `${what}: ${r.id}`));

/**
 * What must be true at any moment (reliability: invariants). `npm run doctor` and the heavy tests run the same list; each
 * check reads one snapshot, so it may run beside live traffic.
 */
export const INVARIANTS: readonly Invariant[] = [
  { name: 'postings sum to zero, balances are the sum of entries, nothing is overdrawn', check: inSnapshot(async (tx) => (await checkLedger(tx)).map((f) => (typeof f === 'string' ? f : JSON.stringify(f)))) },
  { name: 'what is owed, paid, held, passed on and claimed under every deal is what the ledger says', check: inSnapshot(async (tx) => (await checkObligations(tx)).map((f) => `${f.code}: ${f.id}`)) },
  {
    name: 'a case stands where its last accepted move left it, and its deal says so',
    check: none('case out of step', sql`
      select d.id from cases d where d.state is distinct from (
        select t.to_state from case_moves t where t.case_id = d.id and t.accepted order by t.seq desc limit 1)
      union all select d.id from deals d left join cases c on c.id = d.id where (c.state, c.version, c.aside) is distinct from (d.state, d.version, d.disputed) or (c.outcome, c.closed_at) is distinct from (d.outcome, d.closed_at)
      union all select t.case_id from case_timers t where t.state = 'held' and not exists (select 1 from case_holds h where h.case_id = t.case_id and h.ended_at is null and h.name = any(t.holds))`),
  },
  {
    name: 'money was released only after the evidence of the right',
    check: none('released without registration or hand-over', sql`
      select d.id from deals d join case_moves t on t.case_id = d.id and t.accepted and t.name = 'release'
      where d.kind = 'transfer' and not exists (select 1 from deal_evidence e where e.deal_id = d.id and e.gate = 'G13' and e.at <= t.at)`),
  },
  {
    name: 'both parties signed the version that stood at the release',
    check: none('released without two signatures', sql`
      select d.id from deals d join case_moves t on t.case_id = d.id and t.accepted and t.name = 'release'
      where (select count(distinct s.org_id) from signatures s where s.deal_id = d.id and s.signed_at <= t.at) < 2`),
  },
  {
    name: 'every settled payment has its journal',
    check: none('settled without journal', sql`
      select p.id from payments p where p.status in ('settled', 'refunded') and not exists (select 1 from ledger_journals j
        where j.deal_id = p.deal_id and j.idem_key = case p.rail when 'bank' then 'offline:' || p.bank_name || ':' || p.bank_serial else 'charge:' || p.charge_id || ':captured' end)`),
  },
  {
    name: 'what has left of a payout is what its journals say',
    check: none('payout out of step with the ledger', sql`
      select p.deal_id || ' ' || p.payee_org_id as id from payouts p group by p.deal_id, p.payee_org_id, p.currency
      having sum(p.paid + p.set_off) <> coalesce((select sum(e.amount) from ledger_entries e join ledger_journals j on j.id = e.journal_id
        where j.deal_id = p.deal_id and j.kind in ('transfer', 'transfer_reversed', 'set_off') and e.account = 'payable.org:' || p.payee_org_id and e.currency = p.currency), 0)`),
  },
  {
    name: 'no effect waits longer than it may',
    check: none('effect older than ten minutes', sql`select consumer || ' ' || key as id from outbox where done_at is null and created_at < now() - interval '10 minutes' and available_at < now() - interval '2 minutes' limit 20`),
  },
  { name: 'no effect was set aside', check: none('set aside', sql`select consumer || ' ' || key || ': ' || coalesce(last_error, '') as id from outbox where dead_at is not null limit 20`) },
  {
    name: 'no dead, frozen or transferred right is on the market',
    check: none('listing of a right that is not for sale', sql`
      select l.id from listings l join patents p on p.id = l.patent_id where l.status = 'published'
        and (p.legal_status in ('lapsed', 'expired', 'revoked', 'withdrawn') or p.expiry_date <= current_date or p.frozen or p.owner_org_id is distinct from l.org_id)`),
  },
  {
    name: 'what is on the market is shown to be its owner’s, or still has its day to show it',
    check: none('published without proof', sql`
      select l.id from listings l join patents p on p.id = l.patent_id where l.status = 'published'
        and p.ownership <> 'proven' and (p.ownership_due_on is null or p.ownership_due_on < current_date - 1)`),
  },
  {
    name: 'one right is on the market once',
    check: none('right offered twice', sql`
      select a.id from listings a join patents p on p.id = a.patent_id join listings b on b.id <> a.id and b.org_id <> a.org_id join patents q on q.id = b.patent_id
        where a.status in ('published', 'under_offer') and b.status in ('published', 'under_offer') and p.right_keys && q.right_keys`),
  },
  { name: 'the database binds the application as its rules say', check: inSnapshot(catalogueFindings) },
  { name: 'every contract is the text its hash was taken of, and every signature is of that text', check: checkTexts },
  { name: 'every filed document is there with its hash', check: checkFiles },
  {
    name: 'the audit trail verifies from its beginning',
    check: inSnapshot(async (tx) => {
      const chains = await tx.execute<{ chain: AuditChain }>(sql`select chain from audit_heads order by chain`);
      const findings: string[] = [];
      for (const { chain } of chains) {
        const report = await verifyChain(tx, chain);
        for (const b of report.broken) findings.push(`${chain} #${b.seq}: ${b.problem}`);
      }
      return findings;
    }),
  },
  {
    name: 'the search index is the projection of the database',
    check: async ({ db, search }) => {
      if (!search) return [];
      const rows = await withRead(db, scope, (tx) => tx.execute<{ id: string }>(sql`
        select l.id from listings l join patents p on p.id = l.patent_id where l.status = 'published' and (p.expiry_date is null or p.expiry_date > current_date)`));
      const shown = new Set(rows.map((r) => r.id));
      const indexed = new Set<string>();
      for (let offset = 0; ; offset += 1_000) {
        const page = await search.admin.index(search.uid('listings')).getDocuments<{ id: string }>({ fields: ['id'], limit: 1_000, offset });
        page.results.forEach((d) => indexed.add(d.id));
        if (page.results.length < 1_000) break;
      }
      return [...[...shown].filter((id) => !indexed.has(id)).slice(0, 20).map((id) => `not indexed: ${id}`), ...[...indexed].filter((id) => !shown.has(id)).slice(0, 20).map((id) => `indexed but not on the market: ${id}`)];
    },
  },
];
