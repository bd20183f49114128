import { freshness } from './freshness.ts';
import { pages } from './pages.ts';

/** A benchmark measures on this machine, beside its limit or rival in the same run. Machines are noisy: the ratios are what counts. */
export interface BenchResult { results: Record<string, unknown>; ratios: Record<string, number>; say: string[] }
export interface BenchOptions { quick: boolean }

const BENCHES: Record<string, { about: string; run(options: BenchOptions): Promise<BenchResult> }> = {
  freshness: { about: 'how soon a publication is found, beside the three seconds promised and a bare task of the search engine', run: freshness },
  pages: { about: 'server-rendered search, listing and deal pages against a bare route of the same server; bytes of JS and CSS a page', run: pages },
};

const args = process.argv.slice(2);
const name = args.find((a) => !a.startsWith('--'));
if (!name || !(name in BENCHES)) {
  console.log('npm run bench -- NAME [--json] [--quick]\n');
  for (const [key, bench] of Object.entries(BENCHES)) console.log(`  ${key.padEnd(12)} ${bench.about}`);
  process.exit(name ? 2 : 0);
}
const outcome = await BENCHES[name]!.run({ quick: args.includes('--quick') });
for (const line of outcome.say) console.log(line);
if (args.includes('--json')) console.log(JSON.stringify({ bench: name, results: outcome.results, ratios: outcome.ratios }));
process.exit(0);
