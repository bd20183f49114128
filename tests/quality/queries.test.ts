import { expect, it } from 'vitest';
import { fold } from '#search/query/fold.ts';
import { isJoint } from '#search/model/text.ts';
import { isStopWord, stem } from '#search/model/stem.ts';
import { qualityCorpus } from './corpus.ts';
import { qualityQueries } from './queries.ts';

/** Neighbouring characters that carry matter, and English stems in pairs. */
function bigrams(text: string): Set<string> {
  const units = fold(text).match(/[\u3400-\u9fff]+|[a-z0-9]+/g) ?? [];
  const han = units.filter((u) => /[\u3400-\u9fff]/.test(u)).flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)).filter((b) => ![...b].some(isJoint)));
  const latin = units.filter((u) => /^[a-z]/.test(u) && !isStopWord(u)).map(stem);
  return new Set([...han, ...latin.slice(1).map((w, i) => `${latin[i]} ${w}`)]);
}

it('holds at least 400 queries, every kind in both halves', async () => {
  const queries = qualityQueries(await qualityCorpus());
  expect(queries.length).toBeGreaterThanOrEqual(400);
  expect(new Set(queries.map((q) => `${q.kind} ${q.q}`)).size).toBe(queries.length);
  for (const kind of new Set(queries.map((q) => q.kind))) expect(new Set(queries.filter((q) => q.kind === kind).map((q) => q.half)).size, kind).toBe(2);
});

it('no sentence can be had by matching titles: at most half its content bigrams are in the right title', async () => {
  const items = await qualityCorpus();
  const close = qualityQueries(items).filter((q) => q.kind.startsWith('sentence')).flatMap((q) => {
    const own = [...bigrams(q.q)];
    const shares = q.right.map((id) => { const i = items.find((x) => x.id === id)!; const title = bigrams(`${i.titleZh}\n${i.titleEn}`); return own.length ? own.filter((b) => title.has(b)).length / own.length : 0; });
    return Math.max(...shares) > 0.5 ? [q.q] : [];
  });
  expect(close).toEqual([]);
});
