import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { verifyLog, type FiledEntry } from '#app/modules/sales/verify-log.pure.ts';

const [path] = process.argv.slice(2);
if (!path) {
  console.error('usage: node verify-sale.mjs RECORD.json');
  process.exit(2);
}
const verdict = await verifyLog(JSON.parse(readFileSync(path, 'utf8')) as { sale: string; entries: FiledEntry[] }, (text) => Promise.resolve(createHash('sha256').update(text, 'utf8').digest('hex')));
for (const p of verdict.problems) console.log(`entry ${p.seq}: ${p.code}`);
console.log(JSON.stringify({ whole: verdict.problems.length === 0, result: verdict.replay.result, price: verdict.replay.price, bidder: verdict.replay.leader, bids: verdict.replay.bids, head: verdict.head, without_hash: verdict.pending }));
process.exit(verdict.problems.length ? 1 : 0);
