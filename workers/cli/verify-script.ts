import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const HEAD = '// Checks the record of a sale (the file a sale’s page offers) without the platform, with Node 20 or newer: node verify-sale.mjs RECORD.json\n// Made from workers/cli/verify-sale.ts by workers/cli/verify-script.ts; contains @hpke/core (MIT).\n';

/** The script anybody checks a record with, in one file: the very code the page and the server use. */
export async function verifyScript(): Promise<string> {
  const { outputFiles } = await build({ entryPoints: ['workers/cli/verify-sale.ts'], bundle: true, platform: 'node', target: 'node20', format: 'esm', write: false, legalComments: 'none', charset: 'utf8' });
  return HEAD + outputFiles[0]!.text;
}

if (process.argv[1]?.endsWith('verify-script.ts')) await writeFile('public/verify-sale.mjs', await verifyScript());
