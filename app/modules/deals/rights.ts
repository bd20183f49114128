import type { DealKind } from '#app/core/vocabulary.ts';

/** A right to use a patent, or the wish for one: who may use it for what, where, and when. */
export interface RightClaim {
  kind: 'exclusive' | 'sole' | 'ordinary' | 'open';
  /** Field of use in words; `*` = every field. */
  fieldOfUse: string;
  /** Jurisdiction, or `WW` for the family whole. */
  territory: string;
  /** First day, and the day after the last (null = the patent's life). */
  startsOn: string;
  endsOn: string | null;
  holderOrgId: string | null;
}
export type StandingRight = RightClaim & { id: string };

/** What a deal asks for: a licence, or the patent itself. */
export type WantedRight = Omit<RightClaim, 'kind'> & { kind: RightClaim['kind'] | 'assignment' };

/** `hard` can never stand beside the existing right; `acknowledge` may, once the buyer has said that he knows of it. */
export interface RightsConflict { severity: 'hard' | 'acknowledge'; code: string; rightId: string }

const LICENCE_OF: Partial<Record<DealKind, RightClaim['kind']>> = { exclusive_licence: 'exclusive', sole_licence: 'sole', ordinary_licence: 'ordinary' };

/** The right a kind of deal ends in. */
export function rightOf(kind: DealKind): WantedRight['kind'] { return LICENCE_OF[kind] ?? 'assignment'; }

const words = (field: string) => field.trim().toLowerCase().normalize('NFKC').replace(/\s+/g, ' ');

/** Fields overlap when either is `*`, they are the same words, or one contains the other ("电池" and "动力电池"). */
export function fieldsOverlap(a: string, b: string): boolean {
  const x = words(a);
  const y = words(b);
  return x === '*' || y === '*' || x.includes(y) || y.includes(x);
}

export function territoriesOverlap(a: string, b: string): boolean { return a === 'WW' || b === 'WW' || a === b; }

export function intervalsOverlap(a: Pick<RightClaim, 'startsOn' | 'endsOn'>, b: Pick<RightClaim, 'startsOn' | 'endsOn'>): boolean {
  return (a.endsOn === null || a.endsOn > b.startsOn) && (b.endsOn === null || b.endsOn > a.startsOn);
}

/** Do two rights meet in field, territory and time? */
export function rightsOverlap(a: Omit<RightClaim, 'kind'>, b: Omit<RightClaim, 'kind'>): boolean {
  return fieldsOverlap(a.fieldOfUse, b.fieldOfUse) && territoriesOverlap(a.territory, b.territory) && intervalsOverlap(a, b);
}

/**
 * Where an existing right stands in the way (rights ledger: at most one exclusive and nothing beside it; a sole licence
 * excludes other licensees; an ordinary one excludes a later exclusive or sole unless carved out; an open licence excludes
 * exclusive and sole while it runs). An assignment disturbs nobody, but its buyer takes the licences over and must say so.
 * A licensee's own non-exclusive licence does not stand in the way of a wider one.
 */
export function rightsConflict(existing: StandingRight, wanted: WantedRight): RightsConflict | null {
  if (!rightsOverlap(existing, wanted)) return null;
  const hit = (severity: RightsConflict['severity'], code: string): RightsConflict => ({ severity, code, rightId: existing.id });
  if (wanted.kind === 'assignment') return hit('acknowledge', 'licence_runs_on');
  if (existing.kind === 'exclusive') return hit('hard', 'exclusive_in_force');
  if (existing.kind === 'sole') return hit('hard', 'sole_in_force');
  if (wanted.kind === 'ordinary' || wanted.kind === 'open') return null;
  if (existing.kind === 'open') return hit('hard', 'open_licence_in_force');
  return existing.holderOrgId !== null && existing.holderOrgId === wanted.holderOrgId ? null : hit('acknowledge', 'ordinary_in_force');
}

/** Every conflict with the rights that stand. */
export function rightsConflicts(existing: readonly StandingRight[], wanted: WantedRight): RightsConflict[] {
  return existing.map((right) => rightsConflict(right, wanted)).filter((c) => c !== null);
}

/**
 * Conflict of two deals that both run: the later one may not be accepted or completed past the first. Two deals that would
 * each take the patent or exclude the other are a hard conflict whatever their fields, when one is an assignment.
 */
export function dealsConflict(first: WantedRight, second: WantedRight, firstDealId: string): RightsConflict | null {
  if (first.kind === 'assignment') {
    return second.kind === 'assignment' || rightsOverlap(first, second) ? { severity: 'hard', code: 'assignment_running', rightId: firstDealId } : null;
  }
  return rightsConflict({ ...first, kind: first.kind, id: firstDealId }, second);
}
