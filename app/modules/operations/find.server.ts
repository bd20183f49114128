import { sql, type SQL } from 'drizzle-orm';
import { requireOperator } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { parseInput } from '#app/core/input.ts';
import { auditPerson } from '#app/modules/identity/audit-person.server.ts';
import type { Db } from '#db/client.ts';
import { asPlatform, withTx } from '#db/tx.ts';
import { zFind, type Found } from './contract-find.ts';

/** Things of one kind that are answered at most. */
const LIMIT = 20;

interface Row extends Record<string, unknown> { kind: Found['kind']; id: string; zh: string; en: string; detail: string; href: string }

const patentTitle = (id: SQL) => sql`(select p.title_zh from patents p where p.id = ${id})`;
const patentTitleEn = (id: SQL) => sql`(select p.title_en from patents p where p.id = ${id})`;

/** What an id names: every kind that has a page, by the table its prefix belongs to. */
function byId(q: string): SQL[] {
  const about = (kind: string, table: string, href: SQL, title: [SQL, SQL], detail: SQL = sql`''`) => sql`select ${kind}::text as kind, t.id, ${title[0]} as zh, ${title[1]} as en, ${detail} as detail, ${href} as href from ${sql.raw(table)} t where t.id = ${q}`;
  const titles: [SQL, SQL] = [patentTitle(sql`t.patent_id`), patentTitleEn(sql`t.patent_id`)];
  const none: [SQL, SQL] = [sql`''`, sql`''`];
  const ledger = sql`'/operator/ledger/deals/' || t.deal_id`;
  return [
    about('deal', 'deals', sql`'/deals/' || t.id`, titles, sql`t.state`), about('listing', 'listings', sql`'/listings/' || t.id`, titles, sql`t.status`), about('sale', 'sales', sql`'/sales/' || t.id`, titles, sql`t.state`),
    about('offer', 'offers', sql`'/offers/' || t.id`, [sql`(select p.title_zh from listings l join patents p on p.id = l.patent_id where l.id = t.listing_id)`, sql`(select p.title_en from listings l join patents p on p.id = l.patent_id where l.id = t.listing_id)`], sql`t.status`),
    about('demand', 'demands', sql`'/demands/' || t.id`, [sql`t.title`, sql`t.title`], sql`t.status`), about('service', 'service_cases', sql`'/services/' || t.id`, [sql`t.title`, sql`t.title`], sql`t.state`),
    about('mandate', 'mandates', sql`'/mandates/' || t.id`, none, sql`t.state`), about('introduction', 'introductions', sql`'/introductions/' || t.id`, [sql`t.title_zh`, sql`t.title_en`], sql`t.state`), about('fee_claim', 'fee_claims', sql`'/fee-claims/' || t.id`, none, sql`t.state`),
    about('journal', 'ledger_journals', sql`coalesce('/operator/ledger/deals/' || t.deal_id, '/operator/ledger')`, none, sql`t.kind`), about('payout', 'payouts', ledger, none, sql`t.state`),
  ];
}

/** What has a number, a hash or a name of its own besides its id. */
function byMark(q: string): SQL[] {
  const flat = q.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const like = `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const hash = q.toLowerCase();
  const same = (column: string) => sql`regexp_replace(upper(${sql.raw(column)}), '[^0-9A-Z]', '', 'g') = ${flat}`;
  const named = q.length >= 2;
  return [
    // The code a bank transfer carries in its remark ends with the deal's id.
    ...(/^JZ[0-9A-Z]{10}$/.test(flat) ? [sql`select 'deal', d.id, ${patentTitle(sql`d.patent_id`)}, ${patentTitleEn(sql`d.patent_id`)}, d.state, '/deals/' || d.id from deals d where upper(right(d.id, 10)) = ${flat.slice(2)}`] : []),
    sql`select 'patent', p.id, p.title_zh, p.title_en, p.number || ' · ' || (select o.name_zh from orgs o where o.id = p.org_id), '/patents/' || p.number from patents p where p.removed_at is null and (p.id = ${q} ${flat.length >= 6 ? sql`or ${same('p.number')} or ${same('p.application_number')} or ${same('p.grant_number')}` : sql``})`,
    sql`select 'payment', t.id, '', '', t.status || coalesce(' · ' || t.bank_name || ' ' || t.bank_serial, ''), '/operator/ledger/deals/' || t.deal_id from payments t where t.id = ${q} or t.bank_serial = ${q}`,
    sql`select 'bank_order', t.id, '', '', t.bank_name || ' ' || t.bank_serial, '/operator/ledger/deals/' || t.deal_id from bank_orders t where t.id = ${q} or t.bank_serial = ${q}`,
    sql`select 'statement_line', t.id, '', '', t.bank_name || ' ' || t.serial, '/operator/statements' from bank_statement_lines t where t.id = ${q} or t.serial = ${q}`,
    sql`select 'approval', t.id, '', '', t.kind, '/approvals?item=' || t.id from approvals t where t.org_id is null and (t.id = ${q} or t.hash = ${hash})`,
    sql`select 'document', t.id, t.title, t.title, left(t.sha256, 16), '/deals/' || t.deal_id from deal_documents t where t.id = ${q} or t.sha256 = ${hash}`,
    sql`select 'valuation', t.id, ${patentTitle(sql`t.patent_id`)}, ${patentTitleEn(sql`t.patent_id`)}, left(t.results_hash, 16), '/verify/valuation/' || t.results_hash from valuations t where t.id = ${q} or t.results_hash = ${hash}`,
    sql`select 'org', o.id, o.name_zh, o.name_en, o.kind || ' · ' || o.slug, '/operator/organisations/' || o.id from orgs o where o.id = ${q} or o.slug = ${hash}
      ${named ? sql`or o.name_zh ilike ${like} or o.name_en ilike ${like} or exists (select 1 from org_verifications v where v.org_id = o.id and v.credit_code = ${flat})` : sql``}`,
    sql`select 'person', u.id, u.name, u.name, u.email, '/operator/persons/' || u.id from users u where u.id = ${q} ${named ? sql`or u.email ilike ${like} or u.name ilike ${like}` : sql``}`,
  ];
}

/**
 * Whatever an operator has in hand — an id, a patent's number, a mail address, the serial or the remark of a transfer, a hash, a name — and what
 * it is, with the page that opens it. Needs `operator.review`; that a person was looked for stands in the audit trail, what was typed does not.
 */
export async function findAnything(deps: { db: Db }, scope: Scope, raw: unknown): Promise<Found[]> {
  const me = requireOperator(scope, 'operator.review');
  const { q } = parseInput(zFind, raw);
  return withTx(deps.db, me, (tx) => asPlatform(tx, me, 'find by a mark', async (platform) => {
    const parts = [...(/^[a-z]{3,4}_[0-9a-z_]{3,40}$/.test(q) ? byId(q) : []), ...byMark(q)];
    const rows = await platform.execute<Row>(sql.join(parts.map((p) => sql`(select * from (${p}) as x(kind, id, zh, en, detail, href) limit ${LIMIT})`), sql` union all `));
    const found = rows.map((r): Found => ({ kind: r.kind, id: r.id, title: { zh: r.zh || r.en, en: r.en || r.zh }, detail: r.detail, href: r.href }));
    for (const person of found.filter((f) => f.kind === 'person')) await auditPerson(platform, me, { userId: person.id, action: 'person.found' });
    return [...new Map(found.map((f) => [`${f.kind}:${f.id}`, f])).values()];
  }));
}
