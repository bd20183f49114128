import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import en from '#app/i18n/en/index.ts';
import { freshPatent, patentCsv } from './support/files.ts';
import { expect, go, ready, t, test, type Person } from './support/harness.ts';
import { importFile } from './support/steps.ts';

/** Opens a list and gives the address of the first entry that matches, so that pages of one thing are looked at too. */
async function firstLink(page: Page, list: string, pattern: RegExp): Promise<string | null> {
  await go(page, list);
  const all = await page.getByRole('main').getByRole('link').evaluateAll((links) => links.map((a) => a.getAttribute('href') ?? ''));
  return all.find((href) => pattern.test(href)) ?? null;
}

interface Tour { pages: string[]; /** Pages found by way of a list, with what is appended to their address. */ found: [list: string, link: RegExp, ...more: string[]][] }
const LISTING = /^\/listings\/[^/]+$/;
const DEMAND = /^\/demands\/dem[^/]*$/;
const OFFER = /^\/offers\/off/;
const DEAL = /^\/deals\/dea/;

const TOURS: Record<Person | 'visitor', Tour | null> = {
  visitor: { pages: ['/', '/search', '/search?q=%E7%94%B5%E6%B1%A0', '/search?q=zzzzzzzz', '/login', '/register', '/forgot-password', '/reset-password?token=x', '/mailbox', '/quality', '/compare', '/verify/valuation/x'], found: [['/search', LISTING, '/claim'], ['/demands', DEMAND]] },
  officer: {
    pages: ['/home', '/account', '/notifications', '/organisation', '/organisation/verification', '/organisation/members', '/organisation/tokens', '/my/listings/new', '/portfolio/valuation'],
    found: [['/portfolio', /^\/patents\/[^/]+$/, '/reading', '/ownership', '/valuation', '/valuation/new', '/valuation/questionnaire', '/valuation/history'], ['/imports', /^\/imports\/imp/], ['/my/listings', /^\/my\/listings\/lst/], ['/offers', OFFER], ['/deals', DEAL, '/contract', '/print'], ['/demands', DEMAND]],
  },
  buyer: { pages: ['/home', '/saved', '/demands/new'], found: [['/search', LISTING, '/offer'], ['/demands', DEMAND, '/edit'], ['/offers', OFFER], ['/deals', DEAL, '/pay', '/contract'], ['/deals?view=closed', DEAL]] },
  broker: { pages: ['/home', '/search', '/organisation'], found: [['/deals', DEAL], ['/demands', DEMAND]] },
  operator: { pages: ['/home', '/operator', '/operator?view=money', '/operator?view=orgs', '/operator?view=rights', '/operator/ledger', '/operator/reconciliation', '/operator/audit', '/operator/exposure', '/notifications'], found: [['/deals', DEAL]] },
  otherOfficer: null, rival: null, secondOperator: null,
};

/** Address of two valuations laid side by side: those the history of a patent valued more than once offers. */
async function comparison(page: Page): Promise<string> {
  await go(page, '/portfolio/valuation');
  const links = await page.getByRole('main').getByRole('link').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  for (const link of new Set(links.filter((href) => /^\/patents\/[^/]+\/valuation$/.test(href)))) {
    await go(page, `${link}/history`);
    const [a, b] = ['a', 'b'].map((side) => page.locator(`input[name=${side}]:checked`));
    if (await a!.count() && await b!.count()) return `${link}/compare?a=${await a!.inputValue()}&b=${await b!.inputValue()}`;
  }
  throw new Error('no patent of the demo was valued twice');
}

/** Serious and critical findings of the page as it stands, in words. */
async function findings(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.slice(0, 3).map((node) => `${where}: ${v.id} at ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map((c) => c.message).join('; ')}`));
}

/** What is wrong with a page on a phone that no rule of accessibility names: too wide, texts that did not come, boxes the keyboard cannot scroll, stretched badges. */
async function misfits(page: Page): Promise<string[]> {
  return page.evaluate((namespaces) => {
    const bad: string[] = [];
    const over = document.documentElement.scrollWidth - window.innerWidth;
    if (over > 0) bad.push(`${over} px too wide`);
    const titles = [...document.querySelectorAll('title')].filter((title) => !title.closest('svg')).length;
    if (titles !== 1) bad.push(`${titles} titles`);
    const keys = document.body.innerText.match(new RegExp(`\\b(?:${namespaces.join('|')}):[a-z]\\w*\\.\\w+`, 'g'));
    if (keys) bad.push(`texts missing: ${keys.join(', ')}`);
    for (const box of document.querySelectorAll<HTMLElement>('main div')) {
      if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX === 'auto' && box.tabIndex < 0) bad.push(`the keyboard cannot scroll ${box.className}`);
    }
    for (const badge of document.querySelectorAll<HTMLElement>('td > span:has(> svg:first-child)')) {
      const text = document.createRange();
      text.selectNodeContents(badge);
      if (badge.offsetWidth - text.getBoundingClientRect().width > 40) bad.push(`badge stretched to ${badge.offsetWidth} px: ${badge.innerText}`);
    }
    return bad;
  }, Object.keys(en));
}

for (const [person, tour] of Object.entries(TOURS) as [Person | 'visitor', Tour | null][]) {
  if (!tour) continue;
  test(`${person}: every page is free of serious findings in light and dark, and fits a phone`, async ({ open }) => {
    test.setTimeout(480_000);
    const page = await open(person === 'visitor' ? null : person);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // A new world has no import yet, and its page is one of those to look at.
    if (person === 'officer') await importFile(page, { name: 'a11y.csv', mimeType: 'text/csv', buffer: patentCsv([freshPatent('静澜大学（演示）')]) });
    const addresses = [...tour.pages];
    for (const [list, pattern, ...more] of tour.found) {
      const link = await firstLink(page, list, pattern);
      expect(link, `${list} leads to something`).not.toBeNull();
      addresses.push(list, link!, ...more.map((m) => link! + m));
    }
    if (person === 'officer') addresses.push(await comparison(page));
    const bad: string[] = [];
    for (const address of new Set(addresses)) {
      await test.step(address, async () => {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.emulateMedia({ colorScheme: 'light' });
        await go(page, address);
        for (const scheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: scheme });
          await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
          // The attribute comes first, the colours with the next frames.
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))));
          bad.push(...await findings(page, `${scheme} ${address}`));
        }
        await page.setViewportSize({ width: 390, height: 844 });
        bad.push(...(await misfits(page)).map((what) => `390 px ${address}: ${what}`));
      });
    }
    expect(bad).toEqual([]);
  });
}

test('on a phone the menu opens and closes by the keyboard and leads on', async ({ open }) => {
  const page = await open('buyer', { viewport: { width: 390, height: 844 } });
  await go(page, '/home');
  const menu = page.locator('summary').filter({ has: page.locator('svg') }).and(page.getByLabel(t.zh('nav.menu'), { exact: true }));
  const panel = page.getByRole('navigation', { name: t.zh('nav.menu'), exact: true });
  await expect(panel).toBeHidden();
  // By Tab alone: the menu must lie on the way through the page.
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(menu).toBeFocused({ timeout: 100 });
  }).toPass({ timeout: 10_000 });
  await page.keyboard.press('Enter');
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  const link = panel.getByRole('link', { name: t.zh('nav.deals'), exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/deals$/);
  await ready(page);
  await expect(panel).toBeHidden();
});
