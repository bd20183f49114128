import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Locale } from '#app/core/vocabulary.ts';
import { LOCALE_COOKIE } from '#app/i18n/config.ts';
import { translator, type Translate } from '#app/i18n/server.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#db/seed/accounts.ts';

/** Accounts of the demo world by who they are. */
export const PEOPLE = {
  officer: 'tto@jlu.demo', otherOfficer: 'tto@hht.demo', buyer: 'buyer@faw.demo', rival: 'buyer@lumen.demo', broker: 'broker@alliance.demo',
  operator: 'operator@jingzhe.demo', secondOperator: 'operator2@jingzhe.demo',
} as const;
export type Person = keyof typeof PEOPLE;

/** The name an account signs with. */
export const nameOf = (person: Person): string => DEMO_ACCOUNTS.find((a) => a.email === PEOPLE[person])!.name;

export const t: Record<Locale, Translate> = { zh: translator('zh'), en: translator('en') };

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;
export interface Look extends Pick<ContextOptions, 'colorScheme' | 'viewport' | 'javaScriptEnabled'> { locale?: Locale }

/**
 * What a page must never do while a journey goes through it: write an error to the console (a violation of the content security
 * policy is one), throw, or get a server error. `allow` names the text of an error that the journey itself provokes.
 */
export class Watch {
  readonly troubles: string[] = [];
  private readonly allowed: RegExp[] = [];

  allow(pattern: RegExp): void { this.allowed.push(pattern); }

  attach(context: BrowserContext, who: string): void {
    const note = (what: string) => { if (!this.allowed.some((p) => p.test(what))) this.troubles.push(`${who}: ${what}`); };
    context.on('console', (message) => { if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`); });
    context.on('weberror', (error) => note(`page error: ${error.error().stack ?? error.error().message}`));
    context.on('response', (response) => { if (response.status() >= 500) note(`${response.status()} from ${response.url()}`); });
  }
}

interface Fixtures {
  watch: Watch;
  /** A page of its own browser context, signed in as the person (null: nobody). Closed at the test's end. */
  open: (person: Person | null, look?: Look) => Promise<Page>;
}
interface WorkerFixtures {
  /** Cookies of a person's session: everybody signs in once per worker, by the form. */
  sessionOf: (person: Person) => Promise<Awaited<ReturnType<BrowserContext['storageState']>>>;
}

/** Waits until React has taken the page over: before that a dialog's button does nothing. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__reactFiber$')));
}

/** Goes to an address of the product and waits until the page lives. */
export async function go(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), `${path} answers`).toBeLessThan(400);
  await ready(page);
}

/** Signs in by the form. */
export async function signIn(page: Page, email: string, password: string = DEMO_PASSWORD, locale: Locale = 'zh'): Promise<void> {
  await go(page, '/login');
  await page.getByLabel(t[locale]('auth:field.email'), { exact: true }).fill(email);
  await page.getByLabel(t[locale]('auth:field.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t[locale]('auth:login.go'), exact: true }).click();
  await expect(page).not.toHaveURL(/\/login/, { timeout: 90_000 });
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sessionOf: [async ({ browser }, use, worker) => {
    const sessions = new Map<Person, Promise<Awaited<ReturnType<BrowserContext['storageState']>>>>();
    const make = async (person: Person) => {
      const context = await browser.newContext({ baseURL: worker.project.use.baseURL, locale: 'zh-CN' });
      const page = await context.newPage();
      await signIn(page, PEOPLE[person]);
      const state = await context.storageState();
      await context.close();
      return state;
    };
    await use((person) => sessions.get(person) ?? sessions.set(person, make(person)).get(person)!);
  }, { scope: 'worker' }],

  watch: [async ({}, use) => {
    const watch = new Watch();
    await use(watch);
    expect(watch.troubles, 'errors of the pages').toEqual([]);
  }, { auto: true }],

  open: async ({ browser, watch, sessionOf, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (person, { locale = 'zh', ...look } = {}) => {
      const context = await browser.newContext({
        baseURL, locale: locale === 'zh' ? 'zh-CN' : 'en-GB', viewport: { width: 1280, height: 900 }, ...look, ...(person ? { storageState: await sessionOf(person) } : {}),
      });
      contexts.push(context);
      await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: baseURL! }]);
      watch.attach(context, person ?? 'visitor');
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
