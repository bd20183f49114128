import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { verifyScript } from '#workers/cli/verify-script.ts';

it('offers the script that checks records as its source makes it: node --import tsx workers/cli/verify-script.ts', async () => {
  expect(await readFile('public/verify-sale.mjs', 'utf8') === await verifyScript()).toBe(true);
});
