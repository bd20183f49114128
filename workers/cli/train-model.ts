import { setPriority } from 'node:os';
import { closeDb, createDb } from '#db/client.ts';
import { trainPlatformModel } from '#search/model/train.server.ts';

/** Trains the matching model of this installation's market and stores it. A process of its own: minutes of CPU on a large market must not hold up a worker. */
const { DATABASE_URL: url, DATABASE_ROLE: role } = process.env;
if (!url) throw new Error('DATABASE_URL is missing');
try { setPriority(10); } catch { /* a machine that forbids it trains at normal priority */ }
const db = createDb({ url, ...(role ? { role } : {}), max: 2, applicationName: 'jingzhe-train' });
try {
  const model = await trainPlatformModel(db);
  console.log(JSON.stringify({ version: model.version, items: model.items, demands: model.demands, dims: model.vectors.dims }));
} catch (error) {
  // The root of it alone: a failed query's own message carries its parameters, and the model's are megabytes of bytes.
  console.error(rootCause(error).stack);
  process.exitCode = 1;
} finally {
  await closeDb(db);
}

function rootCause(error: unknown): Error {
  const e = error as Error;
  return e.cause instanceof Error ? rootCause(e.cause) : e;
}
