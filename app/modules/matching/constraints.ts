import type { DealKind } from '#app/core/vocabulary.ts';

/** Hard constraints of a match: a listing that breaks one is shown apart with the reason, never among the matches. Pure. */
export const CONSTRAINTS = ['live', 'deal_kind', 'territory', 'budget', 'trl', 'rights'] as const;
export type ConstraintCode = (typeof CONSTRAINTS)[number];

/** `detail.code` is worded by the UI; `values` fill its blanks. */
export interface Constraint { code: ConstraintCode; met: boolean; detail: { code: string; values: Record<string, string | number> } }

export interface Offered {
  status: string; expiryDate: string | null; legalStatus: string; frozen: boolean; pledged: boolean;
  dealKinds: readonly DealKind[]; territories: readonly string[]; trl: number | null;
  currency: string; askAmount: number | null; entryFeeAmount: number | null;
  rights: readonly { kind: string; fieldOfUse: string; territory: string }[];
}
export interface Wanted { dealKinds: readonly DealKind[]; territories: readonly string[]; trlMin: number | null; currency: string; budgetMax: number | null }

const DEAD = ['lapsed', 'expired', 'revoked', 'withdrawn', 'pending'];

/** Checks one listing against one demand on `today`. What the demand leaves open is met. Always all six, in fixed order. */
export function checkConstraints(l: Offered, d: Wanted, today: string): Constraint[] {
  const kinds = d.dealKinds.length ? l.dealKinds.filter((k) => d.dealKinds.includes(k)) : [...l.dealKinds];
  return [live(l, today), dealKind(kinds, l, d), territory(l, d), budget(kinds, l, d), trl(l, d), rights(kinds, l, d)];
}

function result(code: ConstraintCode, met: boolean, detail: string, values: Record<string, string | number> = {}): Constraint {
  return { code, met, detail: { code: detail, values } };
}

function live(l: Offered, today: string): Constraint {
  if (l.status !== 'published') return result('live', false, 'not_on_market', { status: l.status });
  if (DEAD.includes(l.legalStatus)) return result('live', false, 'not_in_force', { status: l.legalStatus });
  if (l.expiryDate !== null && l.expiryDate <= today) return result('live', false, 'expired', { date: l.expiryDate });
  return l.expiryDate === null ? result('live', true, 'in_force', { status: l.legalStatus }) : result('live', true, 'in_force_until', { date: l.expiryDate });
}

function dealKind(kinds: readonly DealKind[], l: Offered, d: Wanted): Constraint {
  if (d.dealKinds.length === 0) return result('deal_kind', l.dealKinds.length > 0, 'any', { offered: l.dealKinds.join(',') });
  return kinds.length ? result('deal_kind', true, 'offered', { kinds: kinds.join(',') }) : result('deal_kind', false, 'not_offered', { offered: l.dealKinds.join(',') });
}

/** Every wanted territory must be covered; a family offered whole (WW) covers all. */
function territory(l: Offered, d: Wanted): Constraint {
  if (d.territories.length === 0) return result('territory', true, 'any', { offered: l.territories.join(',') });
  const open = l.territories.includes('WW') ? [] : d.territories.filter((t) => !l.territories.includes(t));
  return open.length ? result('territory', false, 'not_covered', { territories: open.join(',') }) : result('territory', true, 'covered', { territories: d.territories.join(',') });
}

/**
 * The cheapest fitting price against the upper bound of the budget. An open price fits: it is to be talked about. A price
 * in another currency is not compared, because a rate would be a guess; it is shown apart and says so.
 */
function budget(kinds: readonly DealKind[], l: Offered, d: Wanted): Constraint {
  if (d.budgetMax === null) return result('budget', true, 'any');
  const prices = (kinds.length ? kinds : l.dealKinds).map((k) => (k === 'transfer' ? l.askAmount : k === 'equity' ? 0 : l.entryFeeAmount));
  if (prices.some((p) => p === null) || prices.length === 0) return result('budget', true, 'negotiable');
  const lowest = Math.min(...prices.map((p) => p!));
  if (lowest === 0) return result('budget', true, 'no_cash');
  if (l.currency !== d.currency) return result('budget', false, 'currency_differs', { currency: l.currency });
  return result('budget', lowest <= d.budgetMax, lowest <= d.budgetMax ? 'within' : 'above', { currency: l.currency, amount: lowest, budget: d.budgetMax });
}

function trl(l: Offered, d: Wanted): Constraint {
  if (d.trlMin === null) return result('trl', true, 'any', l.trl === null ? {} : { trl: l.trl });
  if (l.trl === null) return result('trl', false, 'unknown', { wanted: d.trlMin });
  return result('trl', l.trl >= d.trlMin, l.trl >= d.trlMin ? 'reached' : 'below', { trl: l.trl, wanted: d.trlMin });
}

/**
 * Is the right free for at least one fitting kind? A freeze or a pledge holds everything. A standing exclusive or sole licence
 * bars further licences, any standing licence bars an exclusive one and all but none a sole one, where their fields and
 * territories may meet; an assignment leaves earlier licences standing, so they do not bar a transfer.
 */
function rights(kinds: readonly DealKind[], l: Offered, d: Wanted): Constraint {
  if (l.frozen || l.rights.some((r) => r.kind === 'freeze')) return result('rights', false, 'frozen');
  if (l.pledged || l.rights.some((r) => r.kind === 'pledge')) return result('rights', false, 'pledged');
  const licences = l.rights.filter((r) => ['exclusive', 'sole', 'ordinary', 'open'].includes(r.kind) && meets(r.territory, d.territories.length ? d.territories : l.territories));
  const barring: Record<DealKind, readonly string[]> = {
    transfer: [], equity: [], ordinary_licence: ['exclusive', 'sole'], sole_licence: ['exclusive', 'sole', 'ordinary', 'open'], exclusive_licence: ['exclusive', 'sole', 'ordinary', 'open'],
  };
  const asked = kinds.length ? kinds : l.dealKinds;
  const free = asked.filter((k) => !licences.some((r) => barring[k].includes(r.kind)));
  if (free.length > 0 || asked.length === 0) return result('rights', true, licences.length ? 'subject_to_licences' : 'free', { kinds: free.join(',') });
  return result('rights', false, 'licensed', { kinds: [...new Set(licences.map((r) => r.kind))].join(',') });
}

function meets(territory: string, wanted: readonly string[]): boolean {
  return territory === 'WW' || wanted.length === 0 || wanted.includes('WW') || wanted.includes(territory);
}
