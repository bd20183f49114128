import { legalDay } from '#app/core/clock.ts';
import type { Currency } from '#app/core/money.ts';
import type { Scope } from '#app/core/scope.ts';
import { publicVerification } from '#app/modules/orgs/verification.ts';
import { annuitiesAhead } from '#app/modules/patents/annuities.ts';
import type { Tx } from '#db/client.ts';
import { withRead } from '#db/tx.ts';
import { listingCard, sourcesById, type ListingSource } from '#search/query/cards.server.ts';
import { idsOf, type ComparedListing, type Comparison } from './contract-compare.ts';
import { nowOf, type ListingDeps } from './deps.ts';
import { readListing, standingRights } from './listing.store.server.ts';

/**
 * Up to four listings side by side. Each is read under the asker's scope: what may not be seen is missing, and says no more
 * than what does not exist.
 */
export async function compareListings(deps: ListingDeps, scope: Scope, ids: readonly string[]): Promise<Comparison> {
  const wanted = idsOf(ids);
  const now = nowOf(deps);
  return withRead(deps.db, scope, async (tx) => {
    const sources = new Map((await sourcesById(tx, wanted)).map((s) => [s.id, s]));
    const rights = await standingRights(tx, [...sources.values()].map((s) => s.patentId), legalDay(now));
    const items: ComparedListing[] = [];
    for (const id of wanted) {
      const source = sources.get(id);
      if (source) items.push(await compared(tx, source, rights.filter((r) => r.patentId === source.patentId).map((r) => r.kind), now));
    }
    return { items, missing: wanted.filter((id) => !sources.has(id)), at: now.toISOString() };
  });
}

async function compared(tx: Tx, source: ListingSource, rights: readonly string[], now: Date): Promise<ComparedListing> {
  const row = await readListing(tx, source.id);
  if (!row) throw new Error(`listing ${source.id} left the snapshot`);
  const { listing: l, patent: p, org } = row;
  return {
    ...listingCard(source, now), verification: publicVerification(org, now),
    problem_zh: l.problemZh, problem_en: l.problemEn, ipc_symbols: p.ipc, field_of_use: l.fieldOfUse,
    equity_valuation: l.equityValuationAmount === null ? null : { currency: l.currency as Currency, amount: l.equityValuationAmount },
    filing_date: p.filingDate, grant_date: p.grantDate, claim_count: p.claimCount, independent_claims: independentClaims(p.claims),
    annuities: annuitiesOf(p, legalDay(now)), rights: [...new Set(rights)].sort(),
    co_owned: p.coOwned, frozen: p.frozen, pledged: p.pledged, government_rights: p.governmentRights !== '', status_as_of: p.statusAsOf, status_source: p.statusSource,
  };
}

/** Claims are kept per language: the language that has most of them is counted. */
function independentClaims(claims: readonly { lang: string; independent: boolean }[]): number {
  const counts = new Map<string, number>();
  for (const c of claims) if (c.independent) counts.set(c.lang, (counts.get(c.lang) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** An office whose schedule is not known has no figures rather than wrong ones. */
function annuitiesOf(p: { authority: string; kind: ComparedListing['patent_kind']; filingDate: string | null; grantDate: string | null; expiryDate: string | null; claimCount: number }, today: string): ComparedListing['annuities'] {
  if (!p.filingDate || !p.grantDate) return null;
  try {
    const ahead = annuitiesAhead({ authority: p.authority, patentKind: p.kind, filingDate: p.filingDate, grantDate: p.grantDate, expiryDay: p.expiryDate, claims: p.claimCount || null }, today);
    return { total: ahead.total, next_due: ahead.items[0]?.dueDay ?? null, next_amount: ahead.items[0]?.payable ?? null, pack: ahead.pack };
  } catch {
    return null;
  }
}
