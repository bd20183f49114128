import { createServer, connect } from 'node:net';
import { join } from 'node:path';

/**
 * Runs one build's deals by its own use cases and prints what it measured as one line of JSON. It is started inside the tree it measures, so
 * that an older build is met with its own fixtures, driver and migrations: `node --import tsx process-worker.ts OWNER_URL APP_PASSWORD DATABASE DEALS`.
 */
const [, , ownerUrl, appUrl, database, count] = process.argv as [string, string, string, string, string, string];
const tree = process.cwd();
const load = async <T>(path: string) => await import(join(tree, path)) as T;

interface Fixtures {
  makeMarket(db: unknown): Promise<Record<'university' | 'company' | 'operator' | 'second', { scope: { userId: string } }>>;
  openedDeal(db: unknown, m: unknown, kind: string): Promise<string>;
  move(db: unknown, scope: unknown, id: string, name: string, evidence?: object, reason?: string): Promise<unknown>;
}
const { makeMarket, openedDeal, move } = await load<Fixtures>('tests/fixtures/deals.ts');
const { createDb, closeDb } = await load<{ createDb(c: { url: string; max: number }): unknown; closeDb(db: unknown): Promise<void> }>('db/client.ts');
const { migrateDatabase } = await load<{ migrateDatabase(url: string, password: string | null): Promise<void> }>('db/migrate.ts');

const at = (url: string) => { const parsed = new URL(url); parsed.pathname = `/${database}`; return parsed; };
await migrateDatabase(at(ownerUrl).toString(), decodeURIComponent(new URL(appUrl).password));

/** A plain relay to the database that counts what the driver sends to be executed (`Q` and `E` messages of the protocol). */
let statements = 0;
const relay = createServer((client) => {
  const server = connect(Number(at(appUrl).port), at(appUrl).hostname);
  let rest = Buffer.alloc(0);
  let greeted = false;
  client.on('data', (chunk) => {
    server.write(chunk);
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = greeted ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = rest.readInt32BE(head);
      if (rest.length < head + length) return;
      if (greeted && (rest[0] === 0x51 || rest[0] === 0x45)) statements += 1;
      greeted = true;
      rest = rest.subarray(head + length);
    }
  });
  server.pipe(client);
  client.on('error', () => server.destroy());
  server.on('error', () => client.destroy());
  client.on('close', () => server.destroy());
});
await new Promise<void>((resolve) => { relay.listen(0, '127.0.0.1', resolve); });
const port = (relay.address() as { port: number }).port;

/** Moves of everybody's day, none of which ends the deal: a proposal, evidence of both sides, a dispute and its end. */
type Market = Awaited<ReturnType<Fixtures['makeMarket']>>;
const ROUND: readonly [string, keyof Market, object, string][] = [
  ['propose_cancel', 'company', {}, 'plans changed'], ['provide_evidence', 'university', { gate: 'G8', related: false }, ''], ['provide_evidence', 'company', { gate: 'G8', related: false }, ''],
  ['open_dispute', 'university', {}, 'wrong party'], ['resolve_dispute', 'operator', {}, 'settled'], ['provide_evidence', 'university', { gate: 'G15', plan_no: 'R', reward_bps: 7_000, main_contributors_bps: 7_000, published_on: '2026-01-05' }, ''],
];
const round = async (db: unknown, m: Market, deal: string) => { for (const [name, who, evidence, reason] of ROUND) await move(db, m[who].scope, deal, name, evidence, reason); };

const db = createDb({ url: at(appUrl).toString(), max: 4 });
const warm = await makeMarket(db);
const ids: { m: Market; deal: string }[] = [];
for (let i = 0; i < 3; i++) await round(db, warm, await openedDeal(db, i === 0 ? warm : warm, 'ordinary_licence'));
let opening = 0;
for (let i = 0; i < Number(count); i++) {
  const m = await makeMarket(db);
  const start = performance.now();
  ids.push({ m, deal: await openedDeal(db, m, 'transfer') });
  opening += performance.now() - start;
}
const run = async (parts: number) => {
  const each = ids.slice(0, ids.length);
  const start = performance.now();
  await Promise.all(Array.from({ length: parts }, async (_, p) => { for (let i = p; i < each.length; i += parts) await round(db, each[i]!.m, each[i]!.deal); }));
  return (each.length * ROUND.length) / ((performance.now() - start) / 1_000);
};
const alone = await run(1);
const beside = await run(4);

const url = at(appUrl);
url.hostname = '127.0.0.1';
url.port = String(port);
const counted = createDb({ url: url.toString(), max: 1 });
const { m, deal } = ids[0]!;
await move(counted, m.company.scope, deal, 'propose_cancel', {}, 'once, for the connection');
const per: Record<string, number> = {};
for (const [name, who, evidence, reason] of ROUND) {
  const before = statements;
  await move(counted, m[who].scope, deal, name, evidence, reason);
  per[name] = Math.max(per[name] ?? 0, statements - before);
}
console.log(JSON.stringify({ moves_s: Math.round(alone), moves_s_four: Math.round(beside), open_ms: Math.round(opening / ids.length * 10) / 10, statements: per }));
await Promise.all([closeDb(counted), closeDb(db)]);
process.exit(0);
