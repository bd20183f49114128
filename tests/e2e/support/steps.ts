import { expect, type Locator, type Page } from '@playwright/test';
import type { Locale } from '#app/core/vocabulary.ts';
import { CONSENT } from '#app/modules/deals/consent.ts';
import { go, ready, t } from './harness.ts';

/** A field by its label's words, whether or not the page marks it as optional. */
export function field(scope: Page | Locator, locale: Locale, key: string): Locator {
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const label = t[locale](key);
  return scope.getByLabel(new RegExp(`^(${escaped(label)}|${escaped(t[locale]('ui:optionalLabel', { label }))})$`));
}

/** Presses a button that asks first, and says yes. `name` is the button's words; `answer` those of the confirming one when they differ. */
export async function confirmed(page: Page, button: Locator, answer?: string): Promise<void> {
  const words = answer ?? (await button.textContent())!.trim();
  await button.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: words, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** What a gate's evidence form takes: text by field name, a tick (true), a day. */
export type Evidence = Record<string, string | true>;

async function fillEvidence(form: Locator, evidence: Evidence): Promise<void> {
  for (const [name, value] of Object.entries(evidence)) {
    const field = form.locator(`[name="evidence.${name}"]`);
    if (value === true) await field.check();
    else if (await field.first().getAttribute('type') === 'radio') await form.locator(`[name="evidence.${name}"][value="${value}"]`).check();
    else if (await field.evaluate((node) => node.tagName === 'SELECT')) await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Sends a form of the deal room and waits until the room stands again with the answer in it. */
async function send(page: Page, button: Locator): Promise<void> {
  const answered = page.waitForResponse((r) => r.request().method() === 'POST' && new URL(r.url()).pathname.startsWith('/deals/'));
  await button.click();
  expect((await answered).status(), 'the room takes the form').toBeLessThan(400);
}

/** Files evidence for a gate in the deal room, from the task panel or from the gate's own line. */
export async function fileGate(page: Page, dealId: string, locale: Locale, gate: string, evidence: Evidence = {}): Promise<void> {
  await go(page, `/deals/${dealId}`);
  const form = page.locator(`form:has(input[name="gate"][value="${gate}"])`).first();
  await expect(form, `a form for ${gate}`).toBeAttached();
  if (!await form.isVisible()) await page.locator(`details:has(input[name="gate"][value="${gate}"]) > summary`).first().click();
  await fillEvidence(form, evidence);
  await send(page, form.getByRole('button', { name: t[locale]('deal:evidence.submit'), exact: true }));
  await expect(page.getByRole('alert')).toHaveCount(0);
}

/** Makes a move of the deal by its form in the room; `ask` gives the words of a move that asks first. */
export async function makeMove(page: Page, dealId: string, locale: Locale, move: string, options: { evidence?: Evidence; file?: { name: string; mimeType: string; buffer: Buffer }; button?: string; asks?: boolean } = {}): Promise<void> {
  await go(page, `/deals/${dealId}`);
  const form = page.locator(`form:has(input[name="intent"][value="move_${move}"])`).first();
  await expect(form, `a form for ${move}`).toBeVisible();
  await fillEvidence(form, options.evidence ?? {});
  if (options.file) await form.locator('input[type="file"]').setInputFiles(options.file);
  const words = options.button ?? t[locale](`deal:move.${move}`);
  const button = form.getByRole('button', { name: words, exact: true });
  if (options.asks) {
    await button.click();
    await send(page, page.getByRole('dialog').getByRole('button', { name: words, exact: true }));
  } else await send(page, button);
  await expect(page.getByRole('alert')).toHaveCount(0);
}

/** Reads the contract, agrees and signs its standing version; `name` is the account's. */
export async function signContract(page: Page, dealId: string, locale: Locale, name: string): Promise<void> {
  await go(page, `/deals/${dealId}/contract`);
  await page.getByRole('checkbox', { name: CONSENT.text[locale] }).check();
  await page.getByRole('button', { name: t[locale]('deal:contract.signGoPlain'), exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: t[locale]('deal:contract.signGo', { name }), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/deals/${dealId}$`));
  await expect(page.locator('#documents')).toContainText(name);
}

/** The state the room's heading shows. Asks again until the platform has got there: many steps are taken by the worker. */
export async function expectState(page: Page, dealId: string, locale: Locale, state: string, timeout = 120_000): Promise<void> {
  await expect(async () => {
    await page.goto(`/deals/${dealId}`);
    await expect(page.getByRole('main').getByText(t[locale](`deal:state.${state}`), { exact: true }).first()).toBeVisible({ timeout: 2_000 });
    // An ended deal has no current step: its task says that it is over.
    if (state === 'closed') await expect(page.locator('#task')).toContainText(t[locale]('deal:task.endedCompleted'), { timeout: 2_000 });
    else await expect(page.locator('[aria-current="step"]').filter({ hasText: t[locale](`deal:state.${state}`) })).toHaveCount(1, { timeout: 2_000 });
  }).toPass({ timeout, intervals: [500, 1_000, 2_000] });
  await ready(page);
}

/** Pays what is due through the hosted page and waits until the ledger has it. */
export async function payByCard(page: Page, dealId: string, locale: Locale, amount: string): Promise<void> {
  await go(page, `/deals/${dealId}/pay`);
  await page.getByRole('button', { name: t[locale]('deal:pay.go', { amount }), exact: true }).click();
  await expect(page).toHaveURL(/\/pay\//);
  await page.locator('#card_number').fill('4242424242424242');
  await page.locator('button[name="action"][value="pay"]').click();
  await expect(page).toHaveURL(new RegExp(`/deals/${dealId}/pay`));
  await expect(page.getByText(t[locale]('deal:pay.settled', { amount }))).toBeVisible({ timeout: 90_000 });
}

/** Uploads a file on the imports page (in Chinese) and reads the counts of the result. */
export async function importFile(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<Record<string, string>> {
  await go(page, '/imports');
  await field(page, 'zh', 'imports:file').setInputFiles(file);
  await page.getByRole('button', { name: t.zh('imports:go'), exact: true }).click();
  await expect(page).toHaveURL(/\/imports\/imp/);
  // A table is looked at first: nothing is written before this button.
  await page.getByRole('button', { name: t.zh('imports:check.start'), exact: true }).click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: t.zh('imports:detail.counts'), exact: true })).toBeVisible({ timeout: 120_000 });
  const counts: Record<string, string> = {};
  for (const key of ['rows', 'created', 'updated', 'unchanged', 'rejected']) {
    counts[key] = (await page.locator('dl > div').filter({ has: page.locator('dt', { hasText: new RegExp(`^${t.zh(`imports:col.${key}`)}$`) }) }).locator('dd').innerText()).trim();
  }
  return counts;
}
