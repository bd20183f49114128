import { legalDay } from '#app/core/clock.ts';
import { findMatches } from '#app/modules/matching/find-matches.server.ts';
import { eachPage } from '#db/each.ts';
import { withRead } from '#db/tx.ts';
import type { DigestDeps } from './deps.ts';
import { claimDemandDigest, dueDemands, freshlyPublished, type OpenDemand } from './digests.store.server.ts';
import { lastDue, type Due } from './period.ts';
import { WEEK_MS, worthTelling } from './rules.ts';
import { digestScope, eyesOf, tellDemand } from './tell-demand.server.ts';

/** Demands read at once, and matches looked at for each. */
const PAGE = 100;
const LOOKED_AT = 50;

/**
 * Sums up each open demand's week on Monday morning: listings of the week that answer it and were not told at once, best first,
 * as far as its five of seven days reach. At most one digest a demand and week; nothing new, nothing sent. What the company has
 * already judged is not news. Returns how many demands were told.
 */
export async function sendMatchDigests(deps: DigestDeps, signal?: AbortSignal): Promise<{ sent: number; quiet: number }> {
  const now = deps.clock.now();
  const due = lastDue(now, 'weekly');
  const tally = { sent: 0, quiet: 0 };
  await eachPage(signal, PAGE, (after) => withRead(deps.db, digestScope, (tx) => dueDemands(tx, due.period, due.at, legalDay(now), { after, limit: PAGE })), async (demand) => {
    tally[await digestOf(deps, demand, due)] += 1;
  });
  return tally;
}

async function digestOf(deps: DigestDeps, demand: OpenDemand, due: Due): Promise<'sent' | 'quiet'> {
  const matches = await findMatches(deps, eyesOf(demand.orgId, 'company'), demand.id, { limit: LOOKED_AT });
  const worth = matches.items.filter((m) => m.my_feedback === null && worthTelling(m, matches.missing_elements));
  const since = new Date(due.at.getTime() - WEEK_MS);
  const fresh = new Map((await withRead(deps.db, digestScope, (tx) => freshlyPublished(tx, worth.map((m) => m.listing_id), since))).map((l) => [l.id, l]));
  const best = worth.flatMap((m) => { const listing = fresh.get(m.listing_id); return listing ? [{ listing, rank: m.rank }] : []; });
  const told = await tellDemand(deps, demand.id, best, 'digest', (tx, locked, found) => claimDemandDigest(tx, locked, due.period, found));
  return told > 0 ? 'sent' : 'quiet';
}
