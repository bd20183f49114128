import { sql } from 'drizzle-orm';
import { money, type Currency } from '#app/core/money.ts';
import { requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { ADVICE, HIGH_VALUE_CASES, type Advice, type HighValueCase } from '#app/core/vocabulary.ts';
import type { PortfolioFilter } from '#app/modules/patents/contract-portfolio.ts';
import { matching } from '#app/modules/patents/portfolio.store.server.ts';
import type { Db } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import type { Overview } from './contract.ts';

/** Dots a reader can still tell apart; beyond, patents are counted by cells. */
export const MAX_POINTS = 400;

interface AdviceSums { code: Advice; patents: number; currency: string | null; fee: string | null; low: string | null; base: string | null; high: string | null; floor: string | null; saves: string | null; fees: string | null }

/** The portfolio behind a filter on its two axes, what is advised for it with the money of each advice, and the high-value cases. */
export async function portfolioOverview({ db }: { db: Db }, scope: Scope, filter: PortfolioFilter): Promise<Overview> {
  const member = requireMember(scope, 'patent.read');
  const mine = matching(member, filter);
  const placed = sql`${mine} and live and dormancy is not null and value_score is not null`;
  return withRead(db, member, async (tx) => {
    // What a patent would bring and what it cost to make are two things, here as in the valuation room: they are never added up.
    const sums = await tx.execute<AdviceSums & Record<string, unknown>>(sql`select advice as code, count(*)::int as patents, value_currency as currency, fee_currency as fee, sum(value_low) filter (where market)::text as low,
      sum(value_base) filter (where market)::text as base, sum(value_high) filter (where market)::text as high, sum(value_base) filter (where not market)::text as floor, sum(advice_saves)::text as saves, sum(fees_ahead)::text as fees
      from (select r.*, v.basis is not distinct from 'methods' as market from (select * from portfolio_rows where ${mine} and advice is not null) r left join valuations v on v.id = r.valuation_id and v.org_id = r.org_id) m
      group by advice, value_currency, fee_currency`);
    const flags = await tx.execute<{ case: HighValueCase; patents: number }>(sql`select c as case, count(*)::int as patents from portfolio_rows, unnest(high_value) c where ${mine} group by c`);
    const cells = await tx.execute<{ dormancy: number; value: number; patents: number }>(sql`select least(9, dormancy / 10)::int as dormancy, least(9, value_score / 100)::int as value, count(*)::int as patents
      from portfolio_rows where ${placed} group by 1, 2 order by 1, 2`);
    const [counts] = await tx.execute<{ living: number; unvalued: number }>(sql`select count(*)::int as living, (count(*) filter (where value_score is null))::int as unvalued from portfolio_rows where ${mine} and live`);
    const few = cells.reduce((n, c) => n + c.patents, 0) <= MAX_POINTS;
    const points = few ? await tx.execute<{ number: string; zh: string; en: string; dormancy: number; score: number; advice: Advice | null }>(sql`select number, title_zh as zh, title_en as en, dormancy, value_score as score, advice
      from portfolio_rows where ${placed} order by dormancy::int * value_score desc, patent_id limit ${MAX_POINTS}`) : null;
    return {
      ...counts!, cells, advice: ADVICE.map((code) => adviceOf(code, sums.filter((s) => s.code === code))), high_value: HIGH_VALUE_CASES.map((c) => ({ case: c, patents: flags.find((f) => f.case === c)?.patents ?? 0 })),
      points: points && points.map((p) => ({ number: p.number, title: { zh: p.zh, en: p.en }, dormancy: p.dormancy, value: p.score / 10, advice: p.advice })),
    };
  });
}

function adviceOf(code: Advice, sums: readonly AdviceSums[]): Overview['advice'][number] {
  const total = (key: 'low' | 'base' | 'high' | 'floor' | 'saves' | 'fees', by: 'currency' | 'fee') => {
    const found = new Map<Currency, number>();
    for (const s of sums) {
      const currency = s[by] as Currency | null;
      if (currency && s[key] !== null) found.set(currency, (found.get(currency) ?? 0) + Number(s[key]));
    }
    return found;
  };
  const [low, base, high] = [total('low', 'currency'), total('base', 'currency'), total('high', 'currency')];
  const list = (sum: Map<Currency, number>) => [...sum].filter(([, n]) => n > 0).map(([currency, n]) => money(n, currency));
  return {
    code, patents: sums.reduce((n, s) => n + s.patents, 0), floors: list(total('floor', 'currency')), saves: list(total('saves', 'fee')), fees: list(total('fees', 'fee')),
    brings: [...base].filter(([, n]) => n > 0).map(([c, n]) => ({ low: money(low.get(c) ?? 0, c), base: money(n, c), high: money(high.get(c) ?? 0, c) })),
  };
}
