import { setPriority } from 'node:os';
import { readEnv } from '#app/platform/env.ts';
import { closeDb, createDb } from '#db/client.ts';
import { trainPlatformModel } from '#search/model/train.server.ts';

/** Trains the matching model of this installation's market and stores it. A process of its own: minutes of CPU on a large market must not hold up a worker. */
const env = readEnv(process.env);
try { setPriority(10); } catch { /* a machine that forbids it trains at normal priority */ }
const db = createDb({ url: env.DATABASE_URL, role: env.DATABASE_ROLE, max: 2, applicationName: 'jingzhe-train' });
try {
  const model = await trainPlatformModel(db);
  console.log(JSON.stringify({ version: model.version, items: model.items, demands: model.demands, dims: model.vectors.dims }));
} finally {
  await closeDb(db);
}
