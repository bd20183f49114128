import { systemClock } from '#app/core/clock.ts';
import { closeDb, createDb } from '#db/client.ts';
import { createSearch } from '#search/client.ts';
import { rebuildAll } from '#search/rebuild.server.ts';
import { connect } from './connect.ts';

/** `npm run reindex`: builds every index anew beside the old one, swaps it in and replays what changed meanwhile. */
const connection = await connect();
const { env } = connection;
if (!connection.running && !process.env.MEILI_URL) {
  console.error('Search is not running. Start the platform (npm start), or set MEILI_URL and MEILI_KEY.');
  await connection.close();
  process.exit(1);
}
const db = createDb({ url: env.DATABASE_URL!, role: env.DATABASE_ROLE, max: 3, applicationName: 'jingzhe-reindex' });
const search = createSearch({ url: env.MEILI_URL!, key: env.MEILI_KEY ?? '', prefix: env.MEILI_PREFIX ?? '' });
for (const report of await rebuildAll({ db, search, clock: systemClock })) {
  console.log(`${report.index}: ${report.documents} documents, ${report.replayed} replayed, ${report.ms} ms`);
}
await closeDb(db);
await connection.close();
process.exit(0);
