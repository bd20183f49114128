import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { addMonths, legalDay, systemClock } from '#app/core/clock.ts';
import type { MemberScope } from '#app/core/scope.ts';
import { makeOffer } from '#app/modules/offers/make-offer.server.ts';
import { inviteInventor } from '#app/modules/inventors/invite-inventor.server.ts';
import { patentsOfName } from '#app/modules/inventors/list-inventors.server.ts';
import { answerAsInventor, answerQuestionnaire } from '#app/modules/valuation/answer-questionnaire.server.ts';
import type { AnswersInput, PublicView, ValuationInput } from '#app/modules/valuation/contract.ts';
import { publishValuation } from '#app/modules/valuation/publish-valuation.server.ts';
import { requestBatch } from '#app/modules/valuation/request-batch.server.ts';
import { requestValuation } from '#app/modules/valuation/request-valuation.server.ts';
import type { Db } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead } from '#db/tx.ts';
import { DEMO_ACCOUNTS } from './accounts.ts';
import type { SeededPeople } from './seed-accounts.ts';

interface Plan {
  seller: string; buyer: string; show: PublicView; input(ask: number): ValuationInput;
  /** Figures of an earlier valuation, months ago, so that two can be laid side by side. */
  before?: { months: number; input(ask: number): ValuationInput };
  /** Companies that bid, and the share of the ask each offers. */
  bids?: readonly [buyer: string, share: number][];
}

const cny = (amount: number) => ({ currency: 'CNY' as const, amount: Math.round(amount) });
const around = (amount: number) => ({ low: cny(amount * 0.8), base: cny(amount), high: cny(amount * 1.4) });

/** Sales that grow to a plateau; at usual royalties the right is then worth about a tenth of the first year's. */
const sales = (ask: number, times: number) => ({ years: [0.6, 0.85, 1, 1.1, 1.15, 1.15, 1.1, 1].map((share) => cny(ask * times * share)), low_bps: 6_500, high_bps: 14_000 });
const market = { source: '市场调研报告（演示）/ market survey (demo)', document: true };

/** From a full case with documents to a bare score, one whose ask lies far above its band, and one the owner keeps to itself. */
const PLANS: readonly Plan[] = [
  { seller: 'jlu', buyer: 'faw', show: 'score_and_band', before: { months: 4, input: (ask) => ({ revenue: sales(ask, 15), rd_cost: around(ask * 0.4) }) }, bids: [['lumen', 0.45], ['tideway', 0.62], ['kangbo', 0.74], ['aster', 0.88]], input: (ask) => ({ revenue: sales(ask, 20), rd_cost: around(ask * 0.5), operating_margin_bps: { low: 800, base: 1_200, high: 1_600 }, technology_share_bps: { low: 1_500, base: 2_500, high: 3_500 }, sources: { revenue: market, rd_cost: { source: '科研项目决算（演示）/ project accounts (demo)', document: true } } }) },
  { seller: 'hht', buyer: 'lumen', show: 'band', input: (ask) => ({ revenue: sales(ask, 14), royalty_bps: { low: 200, base: 300, high: 450 } }) },
  { seller: 'qsa', buyer: 'kangbo', show: 'score_and_band', input: (ask) => ({ scenario: 'equity', deal_kind: 'equity', revenue: sales(ask, 12), operating_margin_bps: { low: 1_000, base: 1_500, high: 2_200 }, technology_share_bps: { low: 2_000, base: 3_000, high: 4_000 }, development_cost: around(ask * 0.6), sources: { revenue: market } }) },
  { seller: 'jlu', buyer: 'faw', show: 'score_and_band', input: (ask) => ({ revenue: sales(ask, 2) }) },
  { seller: 'hht', buyer: 'faw', show: 'score', input: () => ({ scenario: 'management' }) },
  { seller: 'qsa', buyer: 'kangbo', show: 'nothing', input: (ask) => ({ scenario: 'finance', revenue: sales(ask, 16), fee_reduction: 'one', facts: { citing_classes: { C12N: 3, A61K: 1 }, family_size: 2 } }) },
];

const scored = (list: Record<string, number>): AnswersInput['answers'] => Object.entries(list).map(([question, score]) => ({ question, score }));
/** What each side says of the first patent: the inventor sees no substitute, the buyer does. */
const ANSWERS: readonly [side: 'seller' | 'inventor' | 'buyer', AnswersInput][] = [
  ['inventor', { role: 'inventor', answers: scored({ advance_over_art: 5, substitutes: 5, stands_alone: 4, proof: 4, scale_up: 4, claim_breadth: 4, validity: 4, market_pull: 5, product_evidence: 3, rivals: 4, pace: 4, reach: 4 }) }],
  ['seller', { role: 'officer', answers: scored({ validity: 4, claim_breadth: 3, infringement_visible: 4, freedom_to_operate: 3, ownership_clear: 5, substitutes: 4, market_pull: 4, rivals: 3, market_size: 3, margin: 3, payback: 3, fit: 4, team: 3 }) }],
  ['buyer', { role: 'buyer', answers: scored({ substitutes: 2, advance_over_art: 4, scale_up: 2, market_pull: 4, rivals: 2, market_size: 4, payback: 3, development_need: 2, fit: 5, timing: 4 }) }],
];

/** Later documents that cite a patent, some of them after its first five years. */
const CITING = [['2', 'H01M'], ['8', 'H01M'], ['15', 'C25D'], ['27', 'H01M'], ['39', 'B21D'], ['75', 'H01M']] as const;
const citedBy = (publishedOn: string | null, today: string): NonNullable<ValuationInput['facts']> => ({
  citing_documents: CITING.map(([months, c]) => ({ published_on: addMonths(publishedOn ?? '2018-01-01', Number(months)), classes: [c] })).filter((d) => d.published_on <= today),
});

/** Enough for a band that looks settled; the first start is not the place for more. */
const DRAWS = 400;

/** Published listings of a seller with an asked price, in order of their patents' numbers. */
async function candidates(db: Db, scope: MemberScope) {
  return withRead(db, scope, (tx) => tx.select({ id: listings.id, patentId: patents.id, number: patents.number, ask: listings.askAmount, publishedOn: patents.publicationDate }).from(listings).innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .where(and(eq(listings.orgId, scope.orgId), eq(listings.status, 'published'), isNotNull(listings.askAmount), sql`'transfer' = any(${listings.dealKinds})`)).orderBy(asc(patents.number)).limit(PLANS.length));
}

interface Hearing { seller: MemberScope; buyer: MemberScope; listing: { patentId: string; number: string } }

/** Links the demo's inventor to the patents of their university that carry the name and lets every side answer for the first of them. */
async function hearAllSides(deps: { db: Db; clock: typeof systemClock }, people: SeededPeople, { seller, buyer, listing }: Hearing): Promise<void> {
  const inventor = DEMO_ACCOUNTS.find((a) => a.role === 'inventor')!;
  const named = await patentsOfName(deps, seller, inventor.name);
  await inviteInventor({ ...deps, publicUrl: '' }, seller, { email: inventor.email, name: inventor.name, patent_ids: [listing.patentId, ...named.slice(0, 5).map((m) => m.patent_id)] }, { locale: 'zh', roleName: '' });
  for (const [side, input] of ANSWERS) {
    if (side === 'inventor') await answerAsInventor(deps, people.byEmail.get(inventor.email)!, listing.number, input.answers);
    else await answerQuestionnaire(deps, side === 'seller' ? seller : buyer, listing.number, input);
  }
}

/** A handful of valuations through the use cases, so that no price axis, radar or comparison of the demo is empty. */
export async function seedValuations(db: Db, people: SeededPeople): Promise<void> {
  const deps = { db, clock: systemClock };
  const today = legalDay(systemClock.now());
  const left = new Map<string, Awaited<ReturnType<typeof candidates>>>();
  for (const [i, plan] of PLANS.entries()) {
    const [seller, buyer] = [people.scopes.get(plan.seller)!, people.scopes.get(plan.buyer)!];
    const pool = left.get(plan.seller) ?? (await candidates(db, seller));
    left.set(plan.seller, pool);
    const listing = pool.shift();
    if (!listing) continue;
    if (i === 0) await hearAllSides(deps, people, { seller, buyer, listing });
    if (plan.before) await requestValuation(deps, seller, listing.number, { draws: DRAWS, ...plan.before.input(listing.ask!), valued_on: addMonths(today, -plan.before.months) });
    const made = await requestValuation(deps, seller, listing.number, { draws: DRAWS, ...plan.input(listing.ask!), ...(i === 0 ? { facts: citedBy(listing.publishedOn, today) } : {}) });
    await publishValuation(deps, seller, made.id, { show: plan.show });
    for (const [company, share] of plan.bids ?? []) await makeOffer(deps, people.scopes.get(company)!, listing.id, { kind: 'transfer', price: cny(Math.round((listing.ask! * share) / 100_000) * 100_000), territory: 'CN', message: '可在月内签约，款项一次付清。' });
  }
  // The rest is valued by the worker, without anybody's figures: every patent of the demo then has its place on the chart.
  for (const slug of new Set(PLANS.map((plan) => plan.seller))) await requestBatch(deps, people.scopes.get(slug)!, { scenario: 'management', carry_stated: false });
}
