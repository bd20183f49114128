import { latentVector, type CorpusModel } from '#search/model/corpus-model.ts';
import { unitsOf } from '#search/model/text.ts';
import type { Baseline } from './matching-baselines.ts';
import type { Engines, Item, Need, World } from './matching-world.ts';

/** What giving the engine vectors costs beside the same index without them: seconds and bytes per thousand documents. `resident` is how its own memory grew. */
export interface HybridCost { documents: number; dims: number; secondsPer1000: number; plainSecondsPer1000: number; diskPer1000: number; plainDiskPer1000: number; residentPer1000: number }

/** Share of the vectors in the engine's fused ranking; the rest is keywords. */
const SEMANTIC = 0.5;
const BATCH = 1_000;
const EMBEDDER = 'own';
const FOUND = 1_000;

const counted = (list: readonly string[]) => { const m = new Map<string, number>(); for (const t of list) m.set(t, (m.get(t) ?? 0) + 1); return m; };
/** A text among the corpus' latent directions, as the product's own ranking sees it; zeros for a text without a known word. */
function vectorOf(model: CorpusModel, text: string): number[] {
  const u = unitsOf(text);
  return [...latentVector(model, { words: counted(u.words), fine: counted(u.fine) }) ?? new Float32Array(model.vectors.dims)];
}

/** Documents with or without vectors sent to a fresh index and waited for: seconds. */
async function filled(world: World, uid: string, documents: readonly Record<string, unknown>[], dims: number | null): Promise<number> {
  const { admin } = world.search;
  const done = async (task: { taskUid: number }) => { const t = await admin.tasks.waitForTask(task.taskUid, { timeout: 600_000 }); if (t.status !== 'succeeded') throw new Error(`${uid}: ${t.error?.message ?? t.status}`); };
  await done(await admin.createIndex(uid, { primaryKey: 'id' }));
  const index = admin.index(uid);
  await done(await index.updateSettings({ searchableAttributes: ['title', 'text'], filterableAttributes: ['id'], ...(dims ? { embedders: { [EMBEDDER]: { source: 'userProvided', dimensions: dims } } } : {}) }));
  const began = performance.now();
  for (let at = 0; at < documents.length; at += BATCH) await done(await index.addDocuments(documents.slice(at, at + BATCH)));
  return (performance.now() - began) / 1_000;
}

/**
 * The rival with our own vectors in the engine: keywords and vectors fused by it half and half, the words of a need cut to what
 * it reads, dropped from the end until something is found. Beside the ranking what indexing costs with and without vectors.
 */
export async function meiliHybrid(engines: Engines, world: World, name: string, items: readonly Item[]): Promise<{ rank: Baseline; cost: HybridCost }> {
  const { model } = world;
  const uid = `${name}_hybrid`;
  const titleOf = (i: Item) => [i.titleZh, i.titleEn].filter(Boolean).join('\n');
  const bodyOf = (i: Item) => [i.abstractZh, i.abstractEn].filter(Boolean).join('\n');
  const plain = items.map((i) => ({ id: world.listingOf.get(i.id)!, title: titleOf(i), text: bodyOf(i) }));
  const vectors = items.map((i) => ({ [EMBEDDER]: vectorOf(model, `${titleOf(i)}\n${bodyOf(i)}`) }));
  const before = engines.searchUse();
  const plainSeconds = await filled(world, `${uid}_plain`, plain, null);
  const between = engines.searchUse();
  const dims = model.vectors.dims;
  const seconds = await filled(world, uid, plain.map((d, i) => ({ ...d, _vectors: vectors[i]! })), dims);
  const after = engines.searchUse();
  const per = 1_000 / items.length;
  const index = world.search.admin.index(uid);
  const rank: Baseline = async (need: Need, among) => {
    const filter = among ? `id IN [${among.map((id) => `"${world.listingOf.get(id)!}"`).join(', ')}]` : undefined;
    const vector = vectorOf(model, `${need.title}\n${need.text}`);
    const { hits } = await index.search(`${need.title} ${need.text}`.slice(0, 500), {
      limit: FOUND, attributesToRetrieve: ['id'], matchingStrategy: 'last', vector, hybrid: { embedder: EMBEDDER, semanticRatio: SEMANTIC }, ...(filter ? { filter } : {}),
    });
    const found = hits.map((h) => world.itemOf.get(String((h as { id: unknown }).id))!);
    return among ? [...found, ...among.filter((id) => !found.includes(id))] : found;
  };
  return {
    rank,
    cost: {
      documents: items.length, dims, secondsPer1000: seconds * per, plainSecondsPer1000: plainSeconds * per,
      diskPer1000: (after.disk - between.disk) * per, plainDiskPer1000: (between.disk - before.disk) * per, residentPer1000: (after.resident - between.resident) * per,
    },
  };
}
