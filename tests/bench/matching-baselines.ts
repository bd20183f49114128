import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { quoted } from '#search/query/filters.ts';
import type { Item, Need, World } from './matching-world.ts';

/** A ranker of a collection: every item id for a need, best first (whole ranking, or that of `among`). */
export type Baseline = (need: Need, among?: readonly string[]) => Promise<string[]>;

const textOf = (i: Item) => [i.titleZh, i.titleEn, i.abstractZh, i.abstractEn].filter(Boolean).join('\n');

/** Chinese as pairs of neighbouring characters, Latin as words. */
function bigrams(text: string): string[] {
  return [...text.normalize('NFKC').toLowerCase().matchAll(/[\u3400-\u9fff]+|[a-z0-9]+/g)]
    .flatMap(([run]) => (/^[a-z0-9]/.test(run) || run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))));
}

/** BM25 on character bigrams: k1 1.2, b 0.75, title counted twice, long-query saturation 3c/(c + 2). Ties go to the earlier item. */
export function bm25Bigrams(items: readonly Item[]): Baseline {
  const postings = new Map<string, [number, number][]>();
  const lengths = items.map((item, i) => {
    const counts = new Map<string, number>();
    const terms = bigrams(textOf(item));
    for (const t of terms) counts.set(t, (counts.get(t) ?? 0) + 1);
    for (const [t, n] of counts) postings.set(t, [...(postings.get(t) ?? []), [i, n]]);
    return terms.length;
  });
  const average = lengths.reduce((a, b) => a + b, 0) / lengths.length;
  const place = new Map(items.map((it, i) => [it.id, i]));
  return (need, among) => {
    const query = new Map<string, number>();
    for (const [text, weight] of [[need.title, 2], [need.text, 1]] as const) for (const t of bigrams(text)) query.set(t, (query.get(t) ?? 0) + weight);
    const scores = new Float64Array(items.length);
    for (const [t, c] of query) {
      const list = postings.get(t);
      if (!list) continue;
      const weight = Math.log(1 + (items.length - list.length + 0.5) / (list.length + 0.5)) * ((3 * c) / (c + 2));
      for (const [i, n] of list) scores[i]! += (weight * n * 2.2) / (n + 1.2 * (0.25 + (0.75 * lengths[i]!) / average));
    }
    const numbers = among ? among.map((id) => place.get(id)!) : [...items.keys()];
    return Promise.resolve(numbers.sort((a, b) => scores[b]! - scores[a]! || a - b).map((i) => items[i]!.id));
  };
}

/** Meilisearch as it is set up for the market, the need's title as keywords (it reads ten words), dropping words from the end until something is found. */
export function meiliKeywords(world: World): Baseline {
  const index = world.search.admin.index(world.search.uid('listings'));
  return async (need, among) => {
    const filter = among ? `id IN [${among.map((id) => quoted(world.listingOf.get(id)!)).join(', ')}]` : undefined;
    const { hits } = await index.search(`${need.title} ${need.text}`.slice(0, 500), { limit: 1_000, attributesToRetrieve: ['id'], matchingStrategy: 'last', ...(filter ? { filter } : {}) });
    const found = hits.map((h) => world.itemOf.get(String((h as { id: unknown }).id))!);
    return among ? [...found, ...among.filter((id) => !found.includes(id))] : found;
  };
}

/** Postgres full text: both sides cut into words by the same segmenter, any word may hit, `ts_rank` with length taken into account. */
export async function postgresText(world: World, items: readonly Item[]): Promise<Baseline> {
  const jieba = Jieba.withDict(dict);
  const words = (text: string) => jieba.cut(text.normalize('NFKC').toLowerCase(), true).filter((w) => /[\u3400-\u9fffa-z0-9]/.test(w)).map((w) => w.replace(/['\\]/g, ''));
  await world.owner.unsafe('create table bench_text (place int primary key, id text not null, v tsvector not null)');
  for (let at = 0; at < items.length; at += 1_000) {
    const rows = items.slice(at, at + 1_000).map((i, k) => ({ place: at + k, id: i.id, words: words(textOf(i)).join(' ') }));
    await world.owner`insert into bench_text select r.place, r.id, to_tsvector('simple', r.words) from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(place int, id text, words text)`;
  }
  await world.owner.unsafe('create index on bench_text using gin (v)');
  const known = new Map<string, string[]>();
  const ranking = async (need: Need) => {
    const query = [...new Set(words(`${need.title} ${need.text}`))].slice(0, 300).map((w) => `'${w}'`).join(' | ');
    const rows = await world.owner<{ id: string }[]>`select id from bench_text, to_tsquery('simple', ${query}) q where v @@ q order by ts_rank(v, q, 1) desc, place limit 5000`;
    return rows.map((r) => r.id);
  };
  return async (need, among) => {
    const found = known.get(need.id) ?? await ranking(need);
    known.set(need.id, found);
    if (!among) return found;
    const wanted = new Set(among);
    const own = found.filter((id) => wanted.has(id));
    return [...own, ...among.filter((id) => !own.includes(id))];
  };
}
