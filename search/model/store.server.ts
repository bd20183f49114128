import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { corpusModels } from '#db/schema/matching.ts';
import { withRead, withTx } from '#db/tx.ts';
import { MODEL_FORMAT, type CorpusModel } from './corpus-model.ts';
import { parseModel, serialiseModel } from './model-file.ts';

const scope = systemScope('matching-model');
/** The one in use and the one before it, for processes that have not changed over yet. */
const KEPT = 2;

export interface ModelHead { version: string; items: number; demands: number; createdAt: Date }

/** The newest model of the current format, without its body; null before the first. */
export async function newestModel(db: Db): Promise<ModelHead | null> {
  const [row] = await withRead(db, scope, (tx) => tx
    .select({ version: corpusModels.version, items: corpusModels.items, demands: corpusModels.demands, createdAt: corpusModels.createdAt }).from(corpusModels)
    .where(eq(corpusModels.format, MODEL_FORMAT)).orderBy(desc(corpusModels.createdAt), desc(corpusModels.version)).limit(1));
  return row ?? null;
}

/** A stored model; null when it is gone or cannot be read. */
export async function loadModel(db: Db, version: string): Promise<CorpusModel | null> {
  const [row] = await withRead(db, scope, (tx) => tx.select({ body: corpusModels.body }).from(corpusModels).where(and(eq(corpusModels.version, version), eq(corpusModels.format, MODEL_FORMAT))));
  return row ? parseModel(Buffer.from(row.body)) : null;
}

/** Stores a model as the newest and drops all but the last two. The same content stored again, even by two at once, becomes the newest again. */
export async function saveModel(db: Db, model: CorpusModel): Promise<void> {
  const body = serialiseModel(model);
  await withTx(db, scope, async (tx) => {
    await tx.delete(corpusModels).where(eq(corpusModels.version, model.version));
    // In conflict only with another that stores the same just now: its row is as new as ours would be.
    await tx.insert(corpusModels).values({ version: model.version, format: model.format, items: model.items, demands: model.demands, body, createdAt: sql`clock_timestamp()` as never }).onConflictDoNothing();
    const keep = (await tx.select({ version: corpusModels.version }).from(corpusModels).orderBy(desc(corpusModels.createdAt)).limit(KEPT)).map((r) => r.version);
    await tx.delete(corpusModels).where(notInArray(corpusModels.version, keep));
  });
}
