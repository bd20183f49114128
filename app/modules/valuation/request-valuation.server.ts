import { eq } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import { parseInput } from '#app/core/input.ts';
import { asMember, requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { emit } from '#db/outbox.ts';
import { orgs } from '#db/schema/orgs.ts';
import { withRead, withTx } from '#db/tx.ts';
import { judgeFor } from '#app/modules/patents/judge.server.ts';
import { assemble, checkDays } from './assemble.ts';
import { buildCohorts, corpusFor, familySizes, growthOf, isStale, newestSet, placeOf, standingsOf } from './cohorts.server.ts';
import { valuationInputSchema, type ValuationInput, type ValuationResource } from './contract.ts';
import type { ValuationDeps } from './deps.ts';
import { NO_RIGHTS } from './facts.ts';
import { patentOfNumber } from './find-patent.server.ts';
import { getValuation } from './get-valuation.server.ts';
import { keepSnapshot } from './make.ts';
import { findComparables } from './market.server.ts';
import { currentMethod, DRAWS, sha256 } from './methods/registry.server.ts';
import { figuresOf } from './methods/run.server.ts';
import { hash32 } from './money/random.ts';
import { answerFacts, insertValuations, listingReadiness, newestAnswers, readFactRow, rightCounts } from './valuation.store.server.ts';

/** The state of the corpus to compare with; made at the first valuation ever, renewed in the background when it has aged. */
async function comparisonSet(deps: ValuationDeps, scope: Scope, today: string): Promise<{ id: string; asOf: string; patents: number; stale: boolean }> {
  const known = await withRead(deps.db, scope, async (tx) => {
    const set = await newestSet(tx);
    return set && { ...set, stale: set.asOf < today };
  });
  return known ?? { ...(await buildCohorts(deps)), stale: false };
}

/**
 * Values one patent the member may see (their own, or a listed one) and keeps the result as an immutable snapshot. Errors: `forbidden`,
 * `not_found`, `validation` with the field (rates over 100 %, mixed currencies, amounts out of range, days that cannot be, a result no
 * amount could hold), `busy` when too many of the organisation wait. What is not known is stated in the result, never guessed; a dead right is worth 0.
 */
export async function requestValuation(deps: ValuationDeps, scope: Scope, number: string, input: ValuationInput = {}): Promise<ValuationResource> {
  const member = requireMember(scope, 'valuation.write');
  const data = parseInput(valuationInputSchema, input);
  const today = legalDay(deps.clock.now());
  const valuedOn = data.valued_on ?? today;
  const method = currentMethod();
  const weights = method.packs.weights.values;
  // Before anything is made on its behalf: a request that is refused leaves nothing behind.
  await withRead(deps.db, member, (tx) => patentOfNumber(tx, member.orgId, number));
  const set = await comparisonSet(deps, member, today);
  const known = await withRead(deps.db, member, async (tx) => {
    const found = await patentOfNumber(tx, member.orgId, number);
    const row = (await readFactRow(tx, found.id))!;
    checkDays(data, valuedOn, row.filingDate, today);
    const [owner] = await tx.select({ region: orgs.region }).from(orgs).where(eq(orgs.id, row.orgId));
    return {
      row, region: owner?.region ?? null, rights: (await rightCounts(tx, [row.id], valuedOn)).get(row.id) ?? NO_RIGHTS, readiness: (await listingReadiness(tx, [row.id])).get(row.id),
      answers: answerFacts(await newestAnswers(tx, row.id), valuedOn), corpus: await corpusFor(tx, set, placeOf(row)),
    };
  });
  const familySize = known.row.familyId ? (await familySizes(deps.db, [known.row.familyId])).get(known.row.familyId) ?? null : null;
  const draft = assemble({ ...known, familySize, askerOrgId: member.orgId }, data, valuedOn, method.packs);
  const inputs = {
    ...draft, standings: standingsOf(draft, known.corpus, weights.cohort.value), growth: growthOf(draft.facts, known.corpus, valuedOn), cohortSet: set.id,
    market: await findComparables(deps.db, { ipc: draft.facts.ipc, dealKind: draft.dealKind, currency: draft.currency, trl: draft.trl?.value ?? null, region: known.region, valuedOn, notOf: member.orgId }, weights.comparables.value),
  };
  const run = { seed: data.seed ?? hash32(known.row.number), draws: data.draws ?? DRAWS.single };
  const figures = await figuresOf(deps, member.orgId, method, { inputs, ...run });
  const snapshot = keepSnapshot(inputs, figures, run, method, { orgId: member.orgId, patentId: known.row.id, patentOrgId: known.row.orgId, createdBy: member.userId }, sha256);
  const id = await withTx(deps.db, member, async (tx) => {
    const [made] = await insertValuations(tx, [snapshot]);
    if (known.row.orgId === member.orgId) await judgeFor(tx, member, [known.row.id], today);
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'valuation.make', subject: made!, data: { number: known.row.number, scenario: data.scenario, method: method.version } });
    if (set.stale || (await isStale(tx, set, today))) await emit(tx, 'cohorts.stale', { day: today }, { key: today });
    return made!;
  });
  return getValuation(deps, asMember(member), id);
}
