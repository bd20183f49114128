/** What the downloaded script says of itself. */
const HEAD = '// Checks the record of a sale (the file a sale’s page offers) without the platform, with Node 20 or newer: node verify-sale.mjs RECORD.json\n// Made from workers/cli/verify-sale.ts; contains @hpke/core (MIT).\n';

/** The script anybody checks a record with, in one file that needs nothing but Node: the very code the page and the server use. The build puts it beside the pages. */
export async function verifyScript(): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({ entryPoints: ['workers/cli/verify-sale.ts'], bundle: true, platform: 'node', target: 'node20', format: 'esm', write: false, legalComments: 'none', charset: 'utf8' });
  return HEAD + outputFiles[0]!.text;
}
