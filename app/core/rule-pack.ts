import { addDays } from './clock.ts';
import { AppError } from './errors.ts';

/**
 * Laws, fees and rates as data. A pack belongs to one jurisdiction and subject, has a version and the day it takes
 * effect, and every value in it names its source. Rules read values through this file only; a deal stores
 * {@link packRef} and keeps computing with the version it started under.
 */
export interface RuleValue<T> {
  value: T;
  /** Statute, schedule or decision the value was taken from. */
  source: string;
  /** False until the primary source has been read; screens show that mark wherever the value is used. */
  verified: boolean;
}

export type RuleValues = Record<string, RuleValue<unknown> | undefined>;

export interface RulePack<V extends RuleValues = RuleValues> {
  /** What the pack is about, e.g. `patent-life`. */
  subject: string;
  /** ISO 3166 code of the jurisdiction, a subdivision (`CN-ZJ`), or `*` where no territory matters. */
  jurisdiction: string;
  /** Sortable version, e.g. `2024.1`. */
  version: string;
  /** First day (`YYYY-MM-DD`) the pack applies. */
  effectiveFrom: string;
  /** Last day it applies, where the rule itself says when it ends. */
  expiresOn?: string;
  /** Reference of the version it takes the place of. */
  supersedes?: string;
  values: V;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Checks a pack's shape when the module is loaded and freezes it, so that a wrong data file never reaches a rule. */
export function defineRulePack<const V extends RuleValues>(pack: RulePack<V>): RulePack<V> {
  const problem = !pack.subject || !/^(\*|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/.test(pack.jurisdiction) ? 'jurisdiction'
    : !/^\d{4}\.\d+$/.test(pack.version) ? 'version'
      : !DAY.test(pack.effectiveFrom) ? 'effectiveFrom'
        : pack.expiresOn !== undefined && (!DAY.test(pack.expiresOn) || pack.expiresOn < pack.effectiveFrom) ? 'expiresOn'
        : Object.entries(pack.values).find(([, v]) => !v?.source?.trim() || typeof v.verified !== 'boolean' || v.value === undefined)?.[0];
  if (problem) throw new AppError('validation', { pack: `${pack.subject}/${pack.jurisdiction}`, problem });
  return deepFreeze(pack);
}

/** `patent-life/CN@2024.1`: what a deal or a stored calculation keeps. */
export function packRef(pack: RulePack): string {
  return `${pack.subject}/${pack.jurisdiction}@${pack.version}`;
}

/**
 * The pack in force on a day: exact jurisdiction first, then the country of a subdivision, then `*`; among versions the
 * latest that has taken effect. Throws `not_found` when nothing covers the day.
 */
export function packOn<P extends RulePack>(packs: readonly P[], jurisdiction: string, day: string): P {
  for (const where of new Set([jurisdiction, jurisdiction.slice(0, 2), '*'])) {
    const found = packs
      .filter((p) => p.jurisdiction === where && inForce(p, day))
      .sort((a, b) => (a.effectiveFrom === b.effectiveFrom ? compareVersions(b.version, a.version) : a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
    if (found) return found;
  }
  throw new AppError('not_found', { rulePack: jurisdiction, day });
}

const inForce = (pack: RulePack, day: string) => pack.effectiveFrom <= day && (pack.expiresOn === undefined || day <= pack.expiresOn);

/** The latest pack of exactly this jurisdiction in force on the day; null when it has none of its own. */
export function ownPackOn<P extends RulePack>(packs: readonly P[], jurisdiction: string, day: string): P | null {
  const own = packs.filter((p) => p.jurisdiction === jurisdiction && inForce(p, day));
  return own.length ? packOn(own, jurisdiction, day) : null;
}

/** A pack with others laid over it, the last on top: each replaces the values it names and leaves the rest. `ref` names all of them. */
export function layered<P extends RulePack>(base: P, over: readonly RulePack[]): P & { ref: string } {
  return deepFreeze({ ...base, values: Object.assign({}, base.values, ...over.map((p) => p.values)), ref: [base, ...over].map(packRef).join('+') });
}

/** Packs whose last day is near: their successors have to be written. `within` in days. */
export function lapsing<P extends RulePack>(packs: readonly P[], day: string, within = 180): P[] {
  return packs.filter((p) => p.expiresOn !== undefined && p.expiresOn >= day && p.expiresOn <= addDays(day, within) && !packs.some((q) => q.supersedes === packRef(p)));
}

/** The exact pack a stored reference names. Throws `not_found` for a version that was never shipped. */
export function packByRef<P extends RulePack>(packs: readonly P[], ref: string): P {
  const found = packs.find((p) => packRef(p) === ref);
  if (!found) throw new AppError('not_found', { rulePack: ref });
  return found;
}

/** Which of the named values nobody has checked against the primary source yet (all values when no names are given). */
export function unverifiedRules<V extends RuleValues>(pack: RulePack<V>, keys: readonly (keyof V & string)[] = Object.keys(pack.values)): string[] {
  return keys.filter((key) => pack.values[key]?.verified === false);
}

function compareVersions(a: string, b: string): number {
  const [ay, an] = a.split('.').map(Number) as [number, number];
  const [by, bn] = b.split('.').map(Number) as [number, number];
  return ay - by || an - bn;
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
