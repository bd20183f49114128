import type { QueryDeps } from './listings.server.ts';
import type { Understood } from './card.ts';
import { comparedTexts } from './evidence.ts';
import { gather } from './gather.server.ts';
import { judged } from './judged.server.ts';
import { understoodOf } from './listings.server.ts';
import { literalTerms, understand } from './understand.server.ts';

/** What a demand says, as it is compared with a question. */
export interface DemandTexts { id: string; title: string; problem: string; elements: readonly string[] }
export interface AskedDemands<Row> { rows: Row[]; understood: Understood }

/** Candidates read at most: more open demands than a reader goes through answer hardly any question. */
const READ_AT_MOST = 120;

/**
 * Open demands that answer a question, best first: read like a question to the market, candidates from several sides of the engine,
 * each judged by what it holds. `load` reads candidates as the reader may see them. Throws when the engine is away; callers then look in the database.
 */
export async function askDemands<Row>(deps: Pick<QueryDeps, 'search'>, q: string, now: Date, load: (ids: string[]) => Promise<Row[]>, textsOf: (row: Row) => DemandTexts): Promise<AskedDemands<Row>> {
  const reading = understand(q);
  const terms = reading.terms.length > 0 ? reading.terms : literalTerms(reading);
  const seconds = Math.floor(now.getTime() / 1000);
  const filter = [`(deadline_at NOT EXISTS OR deadline_at IS NULL OR deadline_at > ${seconds})`];
  const gathered = await deps.search.breaker.run(() => gather(deps.search, deps.search.uid('demands'), terms, { filter }));
  const rows = (await load(gathered.ranked.slice(0, READ_AT_MOST).map((r) => r.id))).map((row) => ({ row, ...textsOf(row) }));
  const places = new Map(gathered.ranked.map((r) => [r.id, r.places]));
  const outcome = judged({ terms, asked: reading.asked, market: gathered.market, places, sums: null }, rows, (d) => comparedTexts({ title: [d.title], near: [d.problem, ...d.elements], far: [] }));
  return { rows: outcome.kept.map((d) => d.row), understood: understoodOf(reading, terms, 'words', outcome) };
}

/** The words of a question that tell something, for a database that can only look for them as they stand. */
export function tellingWords(q: string): string[] {
  const { terms } = understand(q);
  const telling = terms.filter((t) => t.essential);
  return (telling.length > 0 ? telling : terms).map((t) => t.text).slice(0, 6);
}
