/** Rules of fair exposure. Pure. */

/** A listing counts as shown when it stood on a page in the last this many days. */
export const EXPOSURE_DAYS = 30;

/** How many matches beyond the first page the explore place chooses from. */
export const EXPLORE_POOL = 30;

/** FNV-1a, 32 bits: a cheap, stable shuffle, not a secret. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/**
 * The explore place: one listing that matches the search, lies beyond its first page and was not shown to anybody before today.
 * The same search gives the same one all day; another search or day gives another its turn. Null when all had their turn.
 */
export function exploreChoice(beyond: readonly string[], shownBefore: ReadonlySet<string>, query: string, day: string): string | null {
  const waiting = beyond.filter((id) => !shownBefore.has(id));
  return waiting.length === 0 ? null : waiting.reduce((best, id) => (hash(`${day}|${query}|${id}`) < hash(`${day}|${query}|${best}`) ? id : best));
}
