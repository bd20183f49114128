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
  visitor: { pages: ['/', '/search', '/search?q=%E7%94%B5%E6%B1%A0', '/search?q=zzzzzzzz', '/login', '/register', '/forgot-password', '/reset-password?token=x', '/mailbox', '/quality', '/glossary', '/compare', '/verify/valuation/x'], found: [['/search', LISTING, '/claim'], ['/demands', DEMAND]] },
  officer: {
    pages: ['/home', '/account', '/account/notices', '/account/security', '/account/data', '/account/second-factor', '/account/proof', '/notifications', '/organisation', '/organisation/verification', '/organisation/members', '/organisation/tokens', '/my/listings/new', '/portfolio/valuation', '/portfolio/overview', '/approvals'],
    found: [['/portfolio', /^\/patents\/[^/]+$/, '/reading', '/ownership', '/valuation', '/valuation/new', '/valuation/questionnaire', '/valuation/history'], ['/imports', /^\/imports\/imp/], ['/my/listings', /^\/my\/listings\/lst/], ['/offers', OFFER], ['/deals', DEAL, '/contract', '/print'], ['/demands', DEMAND]],
  },
  buyer: { pages: ['/home', '/saved', '/demands/new'], found: [['/search', LISTING, '/offer'], ['/demands', DEMAND, '/edit'], ['/offers', OFFER], ['/deals', DEAL, '/pay', '/contract'], ['/deals?view=closed', DEAL]] },
  broker: { pages: ['/home', '/search', '/organisation'], found: [['/deals', DEAL], ['/demands', DEMAND]] },
  operator: { pages: ['/home', '/operator', '/operator/find', '/operator?view=money', '/operator?view=orgs', '/operator?view=rights', '/operator/ledger', '/operator/reconciliation', '/operator/audit', '/operator/exposure', '/operator/people', '/approvals', '/notifications'], found: [['/deals', DEAL]] },
  otherOfficer: null, rival: null, secondOperator: null,
};

/** Address of two valuations of one patent laid side by side: one that was valued is valued once more, and its history offers the two. */
async function comparison(page: Page): Promise<string> {
  await go(page, '/portfolio/valuation');
  const links = await page.getByRole('main').getByRole('link').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  const link = links.find((href) => /^\/patents\/[^/]+\/valuation$/.test(href));
  if (!link) throw new Error('no patent of the demo was valued');
  const again = await page.request.post(`/api/v1${link}`, { data: {}, headers: { origin: new URL(page.url()).origin } });
  if (!again.ok()) throw new Error(`valued again: ${again.status()} ${await again.text()}`);
  await go(page, `${link}/history`);
  const [a, b] = await Promise.all(['a', 'b'].map((side) => page.locator(`input[name=${side}]:checked`).inputValue()));
  return `${link}/compare?a=${a}&b=${b}`;
}

/** Rules whose answer may change with the colours; the rest look at the structure, which is the same in light and dark. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Serious and critical findings of the page as it stands, in words. */
async function findings(page: Page, where: string, rules?: readonly string[]): Promise<string[]> {
  // Legacy mode looks at this document alone; the product has no frames, and another page for each look would cost more than the look.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.slice(0, 3).map((node) => `${where}: ${v.id} at ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map((c) => c.message).join('; ')}`));
}

/**
 * Looks until nothing is found, or until the page has had time enough to come to rest. What a page observes (its width, the colours asked
 * for) it answers in its own time, and how soon is no test's business; what is wrong stays wrong.
 */
async function lasting(look: () => Promise<string[]>): Promise<string[]> {
  let found = await look();
  await expect.poll(async () => (found.length ? (found = await look()) : found), { timeout: 15_000, intervals: [250, 500, 1_000] }).toEqual([]).catch(() => {});
  return found;
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

/** What is wrong with one page, in light, in dark and on a phone. `whole`: every rule in dark too, for what shows in dark alone. */
async function inspect(page: Page, address: string, whole: boolean): Promise<string[]> {
  const bad: string[] = [];
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await go(page, address);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
    bad.push(...await lasting(() => findings(page, `${scheme} ${address}`, scheme === 'light' || whole ? undefined : OF_COLOUR)));
  }
  await page.setViewportSize({ width: 390, height: 844 });
  bad.push(...(await lasting(() => misfits(page))).map((what) => `390 px ${address}: ${what}`));
  return bad;
}

/** A tour cut into stretches that run side by side: pages known by address, and lists with what is found through them. */
const STRETCH = { pages: 6, lists: 2 };
function stretches(tour: Tour): Tour[] {
  const cut = <T>(all: readonly T[], size: number) => Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
  return [...cut(tour.pages, STRETCH.pages).map((pages) => ({ pages, found: [] })), ...cut(tour.found, STRETCH.lists).map((found) => ({ pages: [], found }))];
}

test.describe('every page is free of serious findings in light and dark, and fits a phone', () => {
  test.describe.configure({ mode: 'parallel' });
  for (const [person, tour] of Object.entries(TOURS) as [Person | 'visitor', Tour | null][]) {
    for (const { pages, found } of tour ? stretches(tour) : []) {
      const where = [...pages, ...found.map(([list]) => list)];
      test(`${person}: ${where[0]} to ${where.at(-1)}`, async ({ open }) => {
        test.setTimeout(600_000);
        const page = await open(person === 'visitor' ? null : person);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        // A new world has no import yet, and its page is one of those to look at.
        if (found.some(([list]) => list === '/imports')) await importFile(page, { name: 'a11y.csv', mimeType: 'text/csv', buffer: patentCsv([freshPatent('静澜大学（演示）')]) });
        const addresses = [...pages];
        for (const [list, pattern, ...more] of found) {
          const link = await firstLink(page, list, pattern);
          expect(link, `${list} leads to something`).not.toBeNull();
          addresses.push(list, link!, ...more.map((m) => link! + m));
        }
        if (pages.includes('/portfolio/valuation')) addresses.push(await comparison(page));
        const bad: string[] = [];
        for (const [i, address] of [...new Set(addresses)].entries()) await test.step(address, async () => { bad.push(...await inspect(page, address, i === 0)); });
        expect(bad).toEqual([]);
      });
    }
  }
});

test('on a phone the menu opens and closes by the keyboard and leads on', async ({ open }) => {
  const page = await open('buyer', { viewport: { width: 390, height: 844 } });
  await go(page, '/home');
  const menu = page.locator('summary').filter({ has: page.locator('svg') }).and(page.getByLabel(t.zh('nav.menu'), { exact: true }));
  const panel = page.getByRole('navigation', { name: t.zh('nav.menu'), exact: true });
  await expect(panel).toBeHidden();
  // By Tab alone: the menu must lie on the way through the page.
  let reached = false;
  for (let presses = 0; presses < 60 && !reached; presses++) {
    await page.keyboard.press('Tab');
    reached = await menu.evaluate((node) => node === document.activeElement);
  }
  expect(reached, 'the menu is reached by Tab').toBe(true);
  await page.keyboard.press('Enter');
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  // The number of tasks that wait there stands behind the word.
  const link = panel.getByRole('link', { name: new RegExp(`^${t.zh('nav.deals')}`) });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/deals$/);
  await ready(page);
  await expect(panel).toBeHidden();
});
