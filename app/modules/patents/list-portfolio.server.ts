import { legalDay, type Clock } from '#app/core/clock.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { LegalStatus, Locale } from '#app/core/vocabulary.ts';
import type { Db, Tx } from '#db/client.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import { judge, readJudgeFacts } from './judge.server.ts';
import type { PortfolioCounts, PortfolioFilter, PortfolioItem, PortfolioOrder } from './contract-portfolio.ts';
import { portfolioItem } from './portfolio-resource.server.ts';
import { countMatching, pageOfIds, readShelf } from './portfolio.store.server.ts';

export interface PortfolioQuery extends PortfolioFilter, Partial<PortfolioOrder> { limit: number; cursor?: string | undefined; locale?: Locale }
export interface PortfolioPage { items: PortfolioItem[]; next_cursor: string | null; total: number; counts: PortfolioCounts }
interface Deps { db: Db; clock: Clock }

/** The member's own filter and order, apart from what cuts the page. */
export function splitQuery({ limit: _limit, cursor: _cursor, locale: _locale, sort = 'changed', direction = 'desc', ...filter }: PortfolioQuery): { filter: PortfolioFilter; order: PortfolioOrder } {
  return { filter, order: { sort, direction } };
}

/** A page of the organisation's own patents in any order behind any filter, with counts that follow the filter. */
export async function listPortfolio({ db, clock }: Deps, scope: MemberScope, query: PortfolioQuery): Promise<PortfolioPage> {
  const today = legalDay(clock.now());
  const { filter, order } = splitQuery(query);
  return withRead(db, scope, async (tx) => {
    const page = await pageOfIds(tx, scope, { filter, order, locale: query.locale ?? 'zh', limit: query.limit, cursor: query.cursor });
    const items = await itemsOf(tx, scope, page.ids, today);
    const { byStatus, all } = await countMatching(tx, scope, filter);
    const total = filter.status ? byStatus.get(filter.status) ?? 0 : [...byStatus.values()].reduce((sum, n) => sum + n, 0);
    return { items, next_cursor: page.next_cursor, total, counts: { total, by_status: Object.fromEntries(byStatus) as Partial<Record<LegalStatus, number>>, all } };
  });
}

/** One patent of the organisation as its portfolio shows it; null for anybody else's. */
export async function ownPortfolioItem({ db, clock }: Deps, scope: MemberScope, patentId: string): Promise<PortfolioItem | null> {
  return withRead(db, scope, async (tx) => (await itemsOf(tx, scope, [patentId], legalDay(clock.now())))[0] ?? null);
}

/** Lines in the order of `ids`. What was judged on another day is judged again for showing: a list never shows yesterday's verdict as today's. */
async function itemsOf(tx: Tx, scope: MemberScope, ids: readonly string[], today: string): Promise<PortfolioItem[]> {
  const rows = (await readShelf(tx, ids)).filter((row) => row.patent.orgId === scope.orgId);
  const known = await asPlatform(tx, scope, 'read the names an owner is known by', (platform) => knownNames(platform, scope.orgId));
  const old = rows.filter((row) => row.shelf.judgedOn !== today).map((row) => row.patent.id);
  const fresh = new Map((await readJudgeFacts(tx, old, today)).map((facts) => [facts.id, judge(facts, today)]));
  return rows.map((row) => portfolioItem(row, today, known, fresh.get(row.patent.id)));
}
