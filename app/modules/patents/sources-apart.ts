/** A fact as one source states it. */
export interface SourceSays { value: unknown; source: string; asOf: string }
/** A fact on which sources do not agree, each with its newest word, newest first. */
export interface Disagreement { fact: string; says: SourceSays[] }

/** Facts that change with time by their nature: an older word of another source is no contradiction. */
const CHANGES = new Set(['legalStatus', 'frozen', 'pledged', 'owner', 'assignees', 'pledgee_consent']);

const same = (a: unknown, b: unknown) => JSON.stringify(Array.isArray(a) ? [...(a as unknown[])].map(String).sort() : a) === JSON.stringify(Array.isArray(b) ? [...(b as unknown[])].map(String).sort() : b);

/**
 * Facts on which sources differ, from the history of a patent. Of each source its newest word counts; two that speak of the same day, or of what
 * never changes (a filing day, a number), and say different things disagree. Pure.
 */
export function disagreements(facts: readonly { fact: string; value: unknown; source: string; asOf: string }[]): Disagreement[] {
  const found: Disagreement[] = [];
  for (const fact of new Set(facts.map((f) => f.fact))) {
    const newest = new Map<string, SourceSays>();
    for (const f of facts) {
      if (f.fact !== fact) continue;
      const known = newest.get(f.source);
      if (!known || f.asOf > known.asOf) newest.set(f.source, { value: f.value, source: f.source, asOf: f.asOf });
    }
    const says = [...newest.values()].sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : a.source < b.source ? -1 : 1));
    const first = says[0];
    if (!first) continue;
    const against = says.filter((s) => !same(s.value, first.value) && (!CHANGES.has(fact) || s.asOf === first.asOf));
    if (against.length) found.push({ fact, says: says.filter((s) => !CHANGES.has(fact) || s.asOf === first.asOf) });
  }
  return found;
}
