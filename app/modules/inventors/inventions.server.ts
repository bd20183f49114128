import { AppError } from '#app/core/errors.ts';
import { requireMember } from '#app/core/require.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { inventorAnswers } from '#app/modules/valuation/inventor-answers.store.server.ts';
import { QUESTIONS, questionOf } from '#app/modules/valuation/questionnaire/bank.ts';
import type { Db, Tx } from '#db/client.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import type { Invention } from './contract.ts';
import { linkedPatents, standingOf } from './inventor.store.server.ts';

const ASKED = QUESTIONS.filter((q) => q.roles.includes('inventor'));

async function inventionsOf(tx: Tx, scope: MemberScope, patentId?: string): Promise<Invention[]> {
  const rows = await linkedPatents(tx, scope.orgId, scope.userId, patentId);
  // Which patents is settled under the person's own policies; of those the platform reads what no policy of theirs shows, without prices and parties.
  return asPlatform(tx, scope, 'read how an inventor’s own patents stand', async (platform) => {
    const standing = await standingOf(platform, scope.orgId, rows.map((r) => r.patent.id));
    const inventions: Invention[] = [];
    for (const { patent: p, orgZh, orgEn } of rows) {
      const listing = standing.listings.find((l) => l.patentId === p.id);
      const answered = (await inventorAnswers(platform, { patentId: p.id, userId: scope.userId })).filter((a) => questionOf(a.question)).length;
      inventions.push({
        patent_id: p.id, patent_number: p.number, organisation: { zh: orgZh, en: orgEn }, title: { zh: p.titleZh, en: p.titleEn }, inventors: p.inventors, legal_status: p.legalStatus, filing_date: p.filingDate, grant_date: p.grantDate, expiry_date: p.expiryDate,
        listing: listing ? { id: listing.id, status: listing.status } : null,
        deals: standing.deals.filter((d) => d.patentId === p.id).slice(0, 50).map((d) => ({ kind: d.kind, state: d.state, opened_at: d.openedAt.toISOString(), closed_at: d.closedAt?.toISOString() ?? null })),
        questions: { asked: ASKED.length, answered },
      });
    }
    return inventions;
  });
}

/** The patents a person is linked to as inventor, with how they stand. Error: `forbidden`. */
export async function listInventions({ db }: { db: Db }, asked: Scope): Promise<Invention[]> {
  const scope = requireMember(asked, 'invention.act');
  return withRead(db, scope, (tx) => inventionsOf(tx, scope));
}

/** One of them; `not_found` for every other patent. */
export async function getInvention({ db }: { db: Db }, asked: Scope, patentId: string): Promise<Invention> {
  const scope = requireMember(asked, 'invention.act');
  const [invention] = await withRead(db, scope, (tx) => inventionsOf(tx, scope, patentId));
  if (!invention) throw new AppError('not_found');
  return invention;
}
