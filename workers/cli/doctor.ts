import { join } from 'node:path';
import { createDiskStore } from '#app/platform/files.disk.server.ts';
import { closeDb, createDb } from '#db/client.ts';
import { createSearch } from '#search/client.ts';
import { INVARIANTS } from '../invariants.ts';
import { connect } from './connect.ts';

/** `npm run doctor`: checks every invariant on the platform's data and says what is wrong. Exit 1 if anything is. */
const connection = await connect();
const { env } = connection;
const db = createDb({ url: env.DATABASE_URL!, role: env.DATABASE_ROLE, max: 3, applicationName: 'jingzhe-doctor' });
const search = connection.running || process.env.MEILI_URL ? createSearch({ url: env.MEILI_URL!, key: env.MEILI_KEY ?? '', prefix: env.MEILI_PREFIX ?? '' }) : null;
const files = createDiskStore(join(env.DATA_DIR!, 'files'));
let wrong = 0;
for (const invariant of INVARIANTS) {
  const findings = await invariant.check({ db, search, files }).catch((error: unknown) => [`could not be checked: ${error instanceof Error ? error.message : String(error)}`]);
  console.log(`${findings.length ? '✗' : '✓'} ${invariant.name}`);
  for (const finding of findings) console.log(`    ${finding}`);
  wrong += findings.length;
}
if (!search) console.log('  (search is not running: its index was not compared)');
await closeDb(db);
await connection.close();
process.exit(wrong ? 1 : 0);
