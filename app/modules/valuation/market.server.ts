import { sql } from 'drizzle-orm';
import type { Currency } from '#app/core/money.ts';
import { systemScope } from '#app/core/scope.ts';
import type { DealKind } from '#app/core/vocabulary.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import type { WeightValues } from './rule-packs/weights.ts';
import type { MarketFacts } from './snapshot.ts';

/** From the most alike to the widest comparison; the first with enough deals is taken. */
const LEVELS = ['subclass_kind_trl_region', 'subclass_kind_trl', 'subclass_kind', 'class_kind', 'section_kind'] as const;

export interface MarketQuestion {
  ipc: readonly string[]; dealKind: DealKind; currency: Currency; trl: number | null; region: string | null; valuedOn: string;
  /** Deals the asker is a party of do not count: whoever knows some of the prices could work out the rest. */
  notOf: string;
}

/**
 * Prices of the platform's closed deals, as quartiles of at least k deals of several sellers, rounded to few digits; null when no
 * level has enough ("not enough deals"). The rows never leave the database: it answers with counts and quartiles only.
 */
export async function findComparables(db: Db, question: MarketQuestion, rules: WeightValues['comparables']['value']): Promise<MarketFacts | null> {
  const { ipc, dealKind, currency, trl, region, valuedOn, notOf } = question;
  const list = (length: number) => sql`${`{${[...new Set(ipc.map((s) => s.slice(0, length)).filter((s) => s.length === length))].join(',')}}`}::text[]`;
  const same = (length: number) => sql`exists (select 1 from unnest(p.ipc) x where left(x, ${sql.raw(String(length))}) = any(${list(length)}))`;
  const fits: Record<(typeof LEVELS)[number], ReturnType<typeof sql>> = {
    subclass_kind_trl_region: sql`s4 and near and here`, subclass_kind_trl: sql`s4 and near`, subclass_kind: sql`s4`, class_kind: sql`s3`, section_kind: sql`s1`,
  };
  const aggregates = sql.join(LEVELS.map((level) => sql`
    select ${level} as level, count(*)::int as n, count(distinct seller)::int as sellers,
      percentile_cont(0.25) within group (order by price) as p25, percentile_cont(0.5) within group (order by price) as p50, percentile_cont(0.75) within group (order by price) as p75
    from alike where ${fits[level]}`), sql` union all `);
  const rows = await withRead(db, systemScope('valuation'), (tx) => tx.execute<{ level: string; n: number; sellers: number; p25: number | null; p50: number | null; p75: number | null }>(sql`
    with alike as materialized (
      select d.price_amount as price, d.seller_org_id as seller, ${same(4)} as s4, ${same(3)} as s3, ${same(1)} as s1,
        coalesce(l.trl between ${trl ?? 0}::int - 1 and ${trl ?? 0}::int + 1, false) as near, coalesce(o.region = ${region ?? ''}, false) as here
      from deals d join patents p on p.org_id = d.seller_org_id and p.id = d.patent_id join listings l on l.org_id = d.seller_org_id and l.id = d.listing_id join orgs o on o.id = d.seller_org_id
      where d.outcome = 'completed' and d.kind = ${dealKind} and d.currency = ${currency} and d.price_amount > 0 and d.closed_at < (${valuedOn}::date + 1)
        and ${notOf} not in (d.seller_org_id, d.buyer_org_id, coalesce(d.broker_org_id, ''))
    ) ${aggregates}`));
  for (const level of LEVELS) {
    const row = rows.find((r) => r.level === level);
    if (!row || row.n < rules.minDeals || row.sellers < rules.minSellers) continue;
    const shown = (value: number | null) => roundTo(Number(value), rules.digits);
    return { n: row.n, level, p25: shown(row.p25), p50: shown(row.p50), p75: shown(row.p75), currency, asOf: valuedOn };
  }
  return null;
}

/** Rounds to so many leading digits: 1,234,567 → 1,200,000. */
export function roundTo(value: number, digits: number): number {
  if (value <= 0) return 0;
  let scale = 1;
  while (value / scale >= 10 ** digits) scale *= 10;
  return Math.round(value / scale) * scale;
}
