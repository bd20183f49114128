import { legalDay, type Clock } from '#app/core/clock.ts';
import { decodeCursor, encodeCursor } from '#app/core/contract.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { LegalStatus } from '#app/core/vocabulary.ts';
import type { Db } from '#db/client.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { knownNames } from '#app/modules/orgs/aliases.server.ts';
import type { PortfolioItem } from './patent-contract.ts';
import { countOwnPatents, listOwnPatents } from './patent.store.server.ts';
import { portfolioItem } from './patent-resource.ts';

export interface PortfolioQuery { q?: string; status?: LegalStatus; listed?: 'yes' | 'no'; limit: number; cursor?: string }

/** The organisation's own patents, newest change first, with life and dormancy judged today. */
export async function listPortfolio({ db, clock }: { db: Db; clock: Clock }, scope: MemberScope, query: PortfolioQuery): Promise<{ items: PortfolioItem[]; next_cursor: string | null; total: number }> {
  const cursor = decodeCursor(query.cursor);
  const after = cursor?.length === 2 ? ([String(cursor[0]), String(cursor[1])] as [string, string]) : undefined;
  const today = legalDay(clock.now());
  return withRead(db, scope, async (tx) => {
    const rows = await listOwnPatents(tx, scope.orgId, { ...query, ...(after ? { after } : {}) });
    const known = await asPlatform(tx, scope, 'read the names an owner is known by', (platform) => knownNames(platform, scope.orgId));
    const last = rows.at(-1);
    return {
      items: rows.map((row) => portfolioItem(row, scope.orgKind === 'university', today, known)),
      next_cursor: last && rows.length === query.limit ? encodeCursor([last.updatedText, last.id]) : null,
      total: await countOwnPatents(tx, scope.orgId),
    };
  });
}
