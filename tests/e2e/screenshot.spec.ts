import { fileURLToPath } from 'node:url';
import { expect, go, test } from './support/harness.ts';

test('picture of the search page for the README', async ({ open }) => {
  test.skip(process.env.SCREENSHOT !== '1', 'made on demand: SCREENSHOT=1');
  const page = await open(null, { colorScheme: 'light', viewport: { width: 1280, height: 860 } });
  await go(page, `/search?q=${encodeURIComponent('燃料电池 双极板')}`);
  await expect(page.locator('a[data-row-link]').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url)), scale: 'css', animations: 'disabled' });
});
