import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { PassReason } from '#app/core/vocabulary.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { demands, matchFeedback } from '#db/schema/demands.ts';
import { members } from '#db/schema/orgs.ts';
import { withRead } from '#db/tx.ts';
import { loadDemandSources } from '../documents/demand.server.ts';
import { demandForModel } from './documents.ts';
import { profileOf, type Profile } from './profile.ts';

const scope = systemScope('matching-train');

/** One word on one listing for one demand, as something to learn from. */
export interface TrainingPair {
  demandId: string;
  listingId: string;
  /** 1 nothing to do with it, 2 of the subject but no answer, 3 worth talking about, 4 answers it (only judges say so). */
  level: 1 | 2 | 3 | 4;
  /** What its author may do in the company: a role there, `former` for one who has left, `judge` for a pair that was judged. */
  role: string;
  at: Date;
}

/** A pass for what the listing costs, or for how far it has come, grants that it is of the subject; one for its scope does not. */
const PASS_LEVEL: Record<PassReason, 1 | 2> = {
  out_of_scope: 1, application_unclear: 1, benefit_unclear: 2, route_unclear: 2, scientific_doubt: 2, too_early: 2, price: 2, legal_or_life: 2, already_solved: 2,
};
const INTERESTED = 3;

/**
 * What companies said of matches as training pairs, the newest word of a company on each listing for a demand, oldest demand first.
 * Drafts are left out: what they ask may still change.
 */
export async function feedbackPairs(db: Db): Promise<TrainingPair[]> {
  const rows = await withRead(db, scope, (tx) => tx
    .selectDistinctOn([matchFeedback.demandId, matchFeedback.listingId], {
      demandId: matchFeedback.demandId, listingId: matchFeedback.listingId, verdict: matchFeedback.verdict, reason: matchFeedback.reason, role: members.role, at: matchFeedback.createdAt,
    })
    .from(matchFeedback).innerJoin(demands, and(eq(demands.orgId, matchFeedback.orgId), eq(demands.id, matchFeedback.demandId)))
    .leftJoin(members, and(eq(members.orgId, matchFeedback.orgId), eq(members.userId, matchFeedback.userId)))
    .where(ne(demands.status, 'draft'))
    .orderBy(matchFeedback.demandId, matchFeedback.listingId, desc(matchFeedback.createdAt), desc(matchFeedback.id)));
  return rows.map((r) => ({ demandId: r.demandId, listingId: r.listingId, level: r.verdict === 'interested' ? INTERESTED : PASS_LEVEL[r.reason!], role: r.role ?? 'former', at: r.at }));
}

/** Profiles of the demands that were spoken of, open or not: what is closed still teaches. */
export async function askedIn(db: Db, pairs: readonly TrainingPair[]): Promise<Map<string, Profile>> {
  const ids = [...new Set(pairs.map((p) => p.demandId))].sort();
  const found = new Map<string, Profile>();
  for (let at = 0; at < ids.length; at += 500) {
    const rows = await withRead(db, scope, async (tx) => {
      const known = (await tx.select({ id: demands.id }).from(demands).where(inArray(demands.id, ids.slice(at, at + 500)))).map((r) => r.id);
      return loadDemandSources(tx, known);
    });
    for (const d of rows) found.set(d.id, profileOf(demandForModel(d)));
  }
  return found;
}
