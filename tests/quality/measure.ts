import { OUTSIDE, type Kind, type QualityQuery } from './queries.ts';

/** What a system shows first for a query: ids best first, empty for "nothing fits". */
export type Asked = (q: string) => Promise<{ ids: string[]; absent?: readonly string[] }>;

export interface Figures { queries: number; success5: number; outside: number; kinds: Partial<Record<Kind, { queries: number; right: number }>>; missed: { q: string; kind: Kind; got: string[] }[] }

const SHOWN = 5;
/** So many near ones beside the word that nobody has the grade are an answer; more are a flood. */
const NEAR = 10;

/**
 * success@5: a right listing among the first five, over queries that have one. Outside: nothing shown for what nothing is about. A grade nobody
 * offers is answered when nothing is shown, or a few with the word that it is absent; it counts among what is outside.
 */
export async function measure(queries: readonly QualityQuery[], ask: Asked): Promise<Figures> {
  const kinds: Figures['kinds'] = {};
  const missed: Figures['missed'] = [];
  const sums = { inside: [0, 0], outside: [0, 0] };
  for (const query of queries) {
    const answer = await ask(query.q);
    const outside = OUTSIDE.includes(query.kind) || query.kind === 'absent_grade';
    const right = !outside ? answer.ids.slice(0, SHOWN).some((id) => query.right.includes(id))
      : answer.ids.length === 0 || (query.kind === 'absent_grade' && (answer.absent?.length ?? 0) > 0 && answer.ids.length <= NEAR);
    const sum = sums[outside ? 'outside' : 'inside'];
    sum[1]! += 1;
    if (right) sum[0]! += 1; else missed.push({ q: query.q, kind: query.kind, got: answer.ids.slice(0, 3) });
    const kind = (kinds[query.kind] ??= { queries: 0, right: 0 });
    kind.queries += 1;
    if (right) kind.right += 1;
  }
  const share = ([n, of]: number[]) => (of ? Math.round((n! / of) * 1_000) / 1_000 : 1);
  return { queries: queries.length, success5: share(sums.inside), outside: share(sums.outside), kinds, missed };
}
