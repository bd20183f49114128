import { box } from './box.ts';
import { bodies } from './bodies.ts';
import { events } from './events.ts';
import { freshness } from './freshness.ts';
import { heavy } from './heavy.ts';
import { ledger } from './ledger.ts';
import { matching } from './matching.ts';
import { matchingScale } from './matching-scale.ts';
import { memory } from './memory.ts';
import { pages } from './pages.ts';
import { portfolioBench } from './portfolio.ts';
import { processBench } from './process.ts';
import { search } from './search.ts';
import { valuation } from './valuation.ts';

/** A benchmark measures on this machine, beside its limit or rival in the same run. Machines are noisy: the ratios are what counts. */
export interface BenchResult { results: Record<string, unknown>; ratios: Record<string, number>; say: string[] }
/** `flag('size')` is what follows `--size`, or undefined. */
export interface BenchOptions { quick: boolean; flag(name: string): string | undefined }

const args = process.argv.slice(2);
const BENCHES: Record<string, { about: string; run(options: BenchOptions): Promise<BenchResult> }> = {
  bodies: { about: 'refused bodies of every shape at a running web process: CPU and memory of each beside the limits of 50 ms and 20 MB', run: bodies },
  box: { about: 'the search box on the quality set (tests/quality) beside raw keywords of the search engine and plain BM25; --out FILE writes what /quality shows, --missed tuning lists what was missed', run: box },
  events: { about: 'meetings of an event planned for 500 companies and 200 listings, beside an upper bound, first-come self-booking and a greedy planner', run: events },
  freshness: { about: 'how soon a publication is found, beside the three seconds promised and a bare task of the search engine', run: freshness },
  heavy: { about: 'twenty reports of one tenant at once, and what they delay another tenant’s page by, beside the limit of 100 ms', run: heavy },
  ledger: { about: 'journals a second with every guard at 1, 8 and 32 connections beside a bare function that writes the same rows; one hot account beside a flush and a round trip; the batched call; the cost at a million journals', run: ledger },
  matching: { about: 'matching on judged needs beside BM25, Meilisearch and Postgres (--judgments DIR), known-item search (--abstracts FILE), cross-language pairs; writes docs/quality/latest.json (--out FILE); with --scale its speed and memory at 200,000 listings (--size N)', run: (options) => (args.includes('--scale') ? matchingScale(options) : matching(options)) },
  memory: { about: 'memory of the whole product after 500 single writes to listings, and what it uses at rest, beside their limits and an earlier built checkout (--base DIR)', run: memory },
  pages: { about: 'server-rendered search, listing and deal pages against a bare route of the same server; bytes of JS and CSS a page', run: pages },
  portfolio: { about: 'one organisation’s list of 100,000 patents (--size N): every order, filters, counts, the picture, and a step over all of it, beside the limit of 300 ms a page', run: portfolioBench },
  process: { about: 'moves of a deal at the use case and their statements, beside an earlier checkout with its packages (--base DIR); 1,000 due clocks among 100,000 open cases beside bare transactions', run: processBench },
  search: { about: 'search and facets of the API beside the same queries sent straight to Meilisearch, at 200,000 listings (--size N)', run: search },
  valuation: { about: 'batch valuation beside a bare pass over the same rows, at 100,000 patents (--size N); scoring without citations (--abstracts FILE) and cohorts against published ones (--cohorts FILE)', run: valuation },
};

const flag = (wanted: string) => { const at = args.indexOf(`--${wanted}`); return at < 0 ? undefined : args[at + 1]; };
const name = args[0]?.startsWith('--') ? undefined : args[0];
if (!name || !(name in BENCHES)) {
  console.log('npm run bench -- NAME [--json] [--quick]\n');
  for (const [key, bench] of Object.entries(BENCHES)) console.log(`  ${key.padEnd(12)} ${bench.about}`);
  process.exit(name ? 2 : 0);
}
const outcome = await BENCHES[name]!.run({ quick: args.includes('--quick'), flag });
for (const line of outcome.say) console.log(line);
if (args.includes('--json')) console.log(JSON.stringify({ bench: name, results: outcome.results, ratios: outcome.ratios }));
process.exit(0);
