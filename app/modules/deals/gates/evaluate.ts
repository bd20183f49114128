import { addDays } from '#app/core/clock.ts';
import { GATE_CODES, type GateCode } from '#app/core/vocabulary.ts';
import { inRegion } from '../rule-packs/index.ts';
import type { EvidenceRow, GateFacts, GateResult } from './types.ts';

type Verdict = Pick<GateResult, 'state' | 'why'> & { evidence?: EvidenceRow | undefined };

const cleared = (why: string, evidence?: EvidenceRow): Verdict => ({ state: 'cleared', why, evidence });
const open = (why: string): Verdict => ({ state: 'open', why });
const none = (why: string): Verdict => ({ state: 'not_applicable', why });

const isLicence = (f: GateFacts) => f.kind.endsWith('_licence');
const movesTitle = (f: GateFacts) => f.kind === 'transfer' || f.kind === 'equity';

/** Newest evidence of a gate, and of one kind when it is named. */
function newest(f: GateFacts, gate: GateCode, kind?: string): EvidenceRow | undefined {
  return f.evidence.findLast((e) => e.gate === gate && (kind === undefined || e.kind === kind));
}
const text = (e: EvidenceRow, key: string) => String(e.data[key] ?? '');
const num = (e: EvidenceRow, key: string) => Number(e.data[key] ?? Number.NaN);

/** A party from outside China: regions are GB/T 2260 digits or `CN` at home, ISO country codes abroad. */
export const isForeign = (region: string) => !/^(CN|\d\d)/.test(region);

/**
 * One rule per gate: automatic ones read facts of the database, the others the newest evidence of
 * their form. Pure, so the same rule answers a page, a dry run and the writer under the lock.
 */
const RULES: Record<GateCode, (f: GateFacts) => Verdict> = {
  G1(f) {
    if (f.patent.ownerOrgId !== f.seller.id) return f.released && f.patent.ownerOrgId === f.buyer.id ? cleared('passed_to_buyer') : open('owner_differs');
    // Whoever holds the row says nothing by it: evidence an operator or a trusted register stands for does.
    if (f.patent.ownership !== 'proven') return open('owner_unproven');
    const extract = newest(f, 'G1');
    const oldest = addDays(f.today, -f.pack.values.registerExtractMaxDays.value);
    if (f.patent.readOn && f.patent.readOn >= oldest) return cleared('owner_matches');
    return extract && text(extract, 'as_of') >= oldest && text(extract, 'as_of') <= f.today ? cleared('extract_fresh', extract) : open('extract_stale');
  },
  G2(f) {
    const { live, reason } = f.patent.life;
    if (!live) return open(reason === 'pending' || reason === 'status_unknown' ? 'not_granted' : 'not_alive');
    if (reason !== 'in_grace') return cleared('in_force');
    const undertaking = newest(f, 'G2');
    return undertaking ? cleared('grace_undertaken', undertaking) : open('in_grace');
  },
  G3(f) {
    if (f.patent.frozen || f.encumbrances.some((e) => e.kind === 'freeze')) return open('frozen');
    if (!f.patent.pledged && !f.encumbrances.some((e) => e.kind === 'pledge')) return cleared('unencumbered');
    const consent = newest(f, 'G3');
    return consent ? cleared('pledgee_consents', consent) : open('pledge_consent_missing');
  },
  G4(f) {
    if (!f.patent.coOwned) return none('sole_owner');
    if (f.kind === 'ordinary_licence') return none('ordinary_licence');
    const consent = newest(f, 'G4');
    return consent ? cleared('co_owners_consent', consent) : open('co_owner_consent_missing');
  },
  G5(f) {
    if (f.conflicts.some((c) => c.severity === 'hard')) return open('rights_conflict');
    if (f.conflicts.length === 0) return cleared('rights_free');
    const known = newest(f, 'G5');
    const listed = new Set((known?.data.rights as string[] | undefined) ?? []);
    return known && f.conflicts.every((c) => listed.has(c.rightId)) ? cleared('rights_acknowledged', known) : open('rights_to_acknowledge');
  },
  G6(f) {
    if (f.seller.kind !== 'university') return none('no_university');
    const approval = newest(f, 'G6');
    if (approval) return text(approval, 'approved_on') <= f.today ? cleared('approved', approval) : open('approval_in_future');
    return f.approvalNumber.trim() ? cleared('approved_on_listing') : open('approval_missing');
  },
  G7: lawfulPrice,
  G8(f) {
    const declared = (org: string) => f.evidence.findLast((e) => e.gate === 'G8' && e.byOrgId === org);
    const seller = declared(f.seller.id);
    const buyer = declared(f.buyer.id);
    if (!seller || !buyer) return open(seller ? 'buyer_declaration_missing' : 'seller_declaration_missing');
    const declaredSo = seller.data.related === true || buyer.data.related === true;
    const related = declaredSo || f.related.length > 0;
    if (related && f.seller.stateOwned && newest(f, 'G7')?.data.related_party !== true) return open('related_party_not_published');
    if (!related) return cleared('unrelated', buyer);
    const why = f.seller.stateOwned ? 'related_party_published' : declaredSo ? 'related_party_declared' : 'related_party_by_fact';
    return cleared(why, seller.data.related === true ? seller : buyer);
  },
  G9(f) {
    const report = newest(f, 'G9');
    if (!report) return f.kind === 'equity' ? open('valuation_missing') : none('not_required');
    if (text(report, 'valid_until') < f.today || text(report, 'valued_on') > f.today) return open('valuation_out_of_date');
    if (text(report, 'valid_until') > addDays(text(report, 'valued_on'), 366 * f.pack.values.valuationYears.value)) return open('valuation_out_of_date');
    const value = report.data.value as { currency?: string; amount?: number } | undefined;
    if (f.kind === 'equity' && (value?.currency !== f.currency || (value?.amount ?? 0) < (f.valuationAmount ?? 0))) return open('valuation_below_contribution');
    return cleared('valued', report);
  },
  G10(f) {
    if (!isForeign(f.seller.region) && !isForeign(f.buyer.region)) return none('no_foreign_party');
    const filed = newest(f, 'G10', 'gate_evidence');
    if (!filed) return open('export_classification_missing');
    if (text(filed, 'category') === 'prohibited') return open('export_prohibited');
    if (!filed.data.certificate_no || !filed.data.issued_on) return open(text(filed, 'category') === 'restricted' ? 'export_licence_missing' : 'export_registration_missing');
    const review = f.evidence.findLast((e) => e.gate === 'G10' && e.kind === 'gate_review' && e.data.evidence_id === filed.id);
    if (!review) return open('awaiting_review');
    return review.data.review === 'confirmed' ? cleared('export_cleared', filed) : open('review_refused');
  },
  G11(f) {
    if (f.lint === null) return open('contract_missing');
    if (f.lint.some((l) => l.code === 'illegal_clause')) return open('illegal_clause');
    return f.lint.length ? open('mandatory_field_missing') : cleared('contract_clean');
  },
  G12(f) {
    if (f.price === 0) return none('nothing_due');
    if (f.released) return cleared('released');
    return f.held >= f.price ? cleared('funds_held') : open(f.held > 0 ? 'funds_short' : 'unfunded');
  },
  G13(f) {
    if (!movesTitle(f)) return none('licence');
    const last = newest(f, 'G13');
    if (!last) return open('certificate_missing');
    if (last.kind === 'certificate') return open('awaiting_review');
    return last.kind === 'registration_confirmed' ? cleared('registered', last) : open('certificate_refused');
  },
  G14(f) {
    if (!isLicence(f)) return none('no_licence');
    const recordal = newest(f, 'G14');
    return recordal ? cleared('recorded', recordal) : open('recordal_missing');
  },
  G15: reward,
  G16(f) {
    const filed = newest(f, 'G16');
    return filed ? cleared('registered', filed) : none('optional');
  },
};

/** State units publish name and price for 15 days, or sell on a market (promotion law 18); the pack has the days of the region. */
function lawfulPrice(f: GateFacts): Verdict {
  if (!f.seller.stateOwned) return none('not_state_owned');
  const days = inRegion(f.pack.values.publicityDays.value, f.seller.region);
  const filed = newest(f, 'G7');
  if (filed && text(filed, 'mode') !== 'negotiated') return cleared(text(filed, 'mode'), filed);
  if (filed) {
    const from = text(filed, 'notice_from');
    const to = text(filed, 'notice_to');
    // Both days count: a notice from the 1st to the 15th lasted 15 days; it must be over.
    if (to < addDays(from, days - 1)) return open('notice_too_short');
    if (to >= f.today) return open('notice_running');
    return filed.data.objections_settled === false && num(filed, 'objections') > 0 ? open('objections_pending') : cleared('published', filed);
  }
  if (!f.noticeStartsOn) return open('publication_missing');
  return addDays(f.noticeStartsOn, days) <= f.today ? cleared('published_on_listing') : open('notice_running');
}

/** Floors of the reward (promotion law 45 and the provincial rules), with the plan published. */
function reward(f: GateFacts): Verdict {
  if (!f.seller.stateOwned) return none('not_state_owned');
  const plan = newest(f, 'G15');
  if (!plan) return open('reward_plan_missing');
  const { rewardFloorBps, rewardFloorSharesBps, mainContributorsFloorBps } = f.pack.values;
  const floor = inRegion((f.kind === 'equity' ? rewardFloorSharesBps : rewardFloorBps).value, f.seller.region);
  if (!(num(plan, 'reward_bps') >= floor)) return open('reward_below_floor');
  if (!(num(plan, 'main_contributors_bps') >= inRegion(mainContributorsFloorBps.value, f.seller.region))) return open('main_contributors_below_floor');
  return text(plan, 'published_on') <= f.today ? cleared('reward_published', plan) : open('reward_unpublished');
}

/** All sixteen gates of a deal, in order. */
export function evaluateGates(facts: GateFacts): GateResult[] {
  return GATE_CODES.map((code) => {
    const { state, why, evidence } = RULES[code](facts);
    return { code, state, why, evidenceId: evidence?.id ?? null, by: evidence?.byUserId ?? null };
  });
}
