import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { DEMO_ORGS, DEMO_PASSWORD } from '#db/seed/accounts.ts';
import { expect, go, nameOf, ready, signIn, t as texts, test } from './support/harness.ts';
import { appCode } from '#tests/fixtures/totp.ts';
import { field } from './support/steps.ts';

const t = texts.zh;
const fresh = (who: string) => `${who}-${Date.now().toString(36)}${randomInt(1_000)}@journey.demo`;
const company = DEMO_ORGS.find((o) => o.slug === 'faw')!.nameZh;

/** The link of the newest mail to an address, by way of the demo's mailbox; the mail is written by the worker, so it is waited for. */
async function linkInMail(page: Page, to: string, pattern: RegExp): Promise<string> {
  let link: string | null = null;
  await expect(async () => {
    await go(page, `/mailbox?to=${encodeURIComponent(to)}`);
    const hrefs = await page.getByRole('main').getByRole('link').evaluateAll((links) => links.map((a) => a.getAttribute('href') ?? ''));
    link = hrefs.find((href) => pattern.test(href)) ?? null;
    expect(link, `a mail to ${to}`).not.toBeNull();
  }).toPass({ timeout: 90_000, intervals: [500, 1_000] });
  return link!;
}

/** A new person who has confirmed the address by the mail and is signed in. */
async function registerConfirmed(page: Page, email: string, password: string): Promise<void> {
  await go(page, '/register');
  await field(page, 'zh', 'auth:field.name').fill('陆望舒');
  await field(page, 'zh', 'auth:field.email').fill(email);
  await field(page, 'zh', 'auth:field.password').fill(password);
  await page.getByRole('button', { name: t('auth:register.go'), exact: true }).click();
  await expect(page.getByRole('heading', { name: t('auth:register.sentTitle') })).toBeVisible({ timeout: 40_000 });
  await go(page, await linkInMail(page, email, /\/login\?/));
  await field(page, 'zh', 'auth:field.email').fill(email);
  await field(page, 'zh', 'auth:field.password').fill(password);
  await page.getByRole('button', { name: t('auth:login.go'), exact: true }).click();
  await expect(page).toHaveURL(/\/home$/, { timeout: 40_000 });
}

test('an invitation by mail: a new person registers by it, is a member, and the link works once', async ({ open, watch }) => {
  test.setTimeout(600_000);
  const owner = await open('buyer');
  const email = fresh('invited');
  const name = '沈清越';
  await test.step('the owner invites as a read-only member', async () => {
    await go(owner, '/organisation/members');
    const form = owner.locator('form:has(button[value="invite"])');
    await field(form, 'zh', 'org:invite.email').fill(email);
    await form.locator('select[name="role"]').selectOption('viewer');
    await form.getByRole('button', { name: t('org:invite.go'), exact: true }).click();
    await expect(owner.getByText(t('org:invite.done'))).toBeVisible();
  });
  const guest = await open(null);
  const link = await linkInMail(guest, email, /\/invitations\//);
  await test.step('the guest registers by the mail', async () => {
    await go(guest, link);
    await expect(guest.getByRole('heading', { level: 1 })).toContainText(company);
    await guest.getByRole('link', { name: t('auth:invitation.register'), exact: true }).click();
    await field(guest, 'zh', 'auth:field.name').fill(name);
    await expect(field(guest, 'zh', 'auth:field.email')).toHaveValue(email);
    await field(guest, 'zh', 'auth:field.password').fill('too short');
    await guest.getByRole('button', { name: t('auth:register.go'), exact: true }).click();
    await expect(field(guest, 'zh', 'auth:field.password')).toHaveAttribute('aria-invalid', 'true');
    await field(guest, 'zh', 'auth:field.password').fill('a long sentence to remember');
    await guest.getByRole('button', { name: t('auth:register.go'), exact: true }).click();
    await expect(guest).toHaveURL(/\/home$/, { timeout: 90_000 });
    await expect(guest.getByRole('heading', { level: 1 })).toContainText(name);
  });
  await test.step('they see the company’s work, and may not manage it', async () => {
    await go(guest, '/organisation/members');
    await expect(guest.getByRole('table', { name: t('org:members.caption') })).toContainText(email);
    await expect(guest.getByRole('heading', { name: t('org:invite.title') })).toHaveCount(0);
    await go(owner, '/organisation/members');
    await expect(owner.getByRole('table', { name: t('org:members.caption') })).toContainText(name);
  });
  await test.step('the link is spent', async () => {
    const other = await open(null);
    await go(other, link);
    await expect(other.getByText(t('auth:invitation.gone.accepted'))).toBeVisible();
  });
  await test.step('removed, the person is out at once', async () => {
    const row = owner.getByRole('row').filter({ hasText: email });
    await row.getByRole('button', { name: t('org:members.remove'), exact: true }).click();
    await owner.getByRole('dialog').filter({ visible: true }).getByRole('button', { name: t('org:members.remove'), exact: true }).click();
    await expect(owner.getByRole('table', { name: t('org:members.caption') })).not.toContainText(email);
    watch.allow(/40[13]/);
    const answer = await guest.goto('/organisation/members');
    expect(answer!.status() >= 400 || !new URL(guest.url()).pathname.startsWith('/organisation/members'), 'no members page any more').toBe(true);
    await expect(guest.getByText(nameOf('buyer'))).toHaveCount(0);
  });
});

test('a forgotten password is set anew by mail, and every other session ends', async ({ open, watch }) => {
  watch.allow(/status of 422/); // the old password is refused: that answer is what the step asks for
  test.setTimeout(600_000);
  const email = fresh('forgetful');
  const first = 'the first long password';
  const second = 'another long password';
  const page = await open(null);
  await test.step('register and confirm the address', async () => {
    await go(page, '/register');
    await field(page, 'zh', 'auth:field.name').fill('陆望舒');
    await field(page, 'zh', 'auth:field.email').fill(email);
    await field(page, 'zh', 'auth:field.password').fill(first);
    await page.getByRole('button', { name: t('auth:register.go'), exact: true }).click();
    await expect(page.getByRole('heading', { name: t('auth:register.sentTitle') })).toBeVisible({ timeout: 90_000 });
    const link = await linkInMail(page, email, /\/login\?/);
    await go(page, link);
    await field(page, 'zh', 'auth:field.email').fill(email);
    await field(page, 'zh', 'auth:field.password').fill(first);
    await page.getByRole('button', { name: t('auth:login.go'), exact: true }).click();
    await expect(page).toHaveURL(/\/home$/, { timeout: 90_000 });
  });
  const other = await open(null);
  await test.step('elsewhere the password is forgotten and set anew', async () => {
    await go(other, '/forgot-password');
    await field(other, 'zh', 'auth:field.email').fill(email);
    await other.getByRole('button', { name: t('auth:forgot.go'), exact: true }).click();
    await expect(other.getByRole('heading', { name: t('auth:forgot.sentTitle') })).toBeVisible();
    await go(other, await linkInMail(other, email, /\/reset-password\?/));
    await field(other, 'zh', 'auth:field.newPassword').fill(second);
    await field(other, 'zh', 'auth:field.again').fill(second);
    await other.getByRole('button', { name: t('auth:reset.go'), exact: true }).click();
    await expect(other.getByText(t('auth:login.resetDone'))).toBeVisible({ timeout: 90_000 });
  });
  await test.step('the session from before is out, the old password is refused, the new one works', async () => {
    await page.goto('/account');
    await expect(page).toHaveURL(/\/login/);
    await ready(other);
    await field(other, 'zh', 'auth:field.email').fill(email);
    await field(other, 'zh', 'auth:field.password').fill(first);
    await other.getByRole('button', { name: t('auth:login.go'), exact: true }).click();
    await expect(other.getByRole('main')).toContainText(t('errors:field.wrong_credentials'));
    await signIn(other, email, second);
    await go(other, '/account');
    await expect(other.getByRole('main')).toContainText(email);
  });
});

test('a session ended from another device is out at its next step', async ({ open }) => {
  test.setTimeout(600_000);
  // Both sign in by themselves: the shared session of the other journeys stays.
  const [here, there] = [await open(null), await open(null)];
  await signIn(here, 'tto@qsa.demo', DEMO_PASSWORD);
  await signIn(there, 'tto@qsa.demo', DEMO_PASSWORD);
  await go(there, '/portfolio');
  await go(here, '/account/security');
  const sessions = here.getByRole('table', { name: t('account:sessions.caption') });
  await expect(sessions.getByRole('row').nth(2)).toBeVisible();
  await here.getByRole('button', { name: t('account:sessions.endOthers'), exact: true }).click();
  await expect(sessions.getByRole('button', { name: t('account:sessions.end'), exact: true })).toHaveCount(0);
  await there.goto('/portfolio');
  await expect(there).toHaveURL(/\/login\?next=/);
  await go(here, '/portfolio');
  await expect(here).toHaveURL(/\/portfolio$/);
});

test('two-step sign-in: set up with an app, asked for without scripts, and a backup code once', async ({ open, watch }) => {
  watch.allow(/status of 422/); // a wrong code is refused: that answer is what the step asks for
  test.setTimeout(180_000);
  const email = fresh('twostep');
  const password = 'a long sentence to remember';
  const page = await open(null);
  await registerConfirmed(page, email, password);
  let secret = '';
  let backup = '';
  await test.step('set up', async () => {
    await go(page, '/account/security');
    await page.getByRole('link', { name: t('security:factor.setUp'), exact: true }).click();
    await page.getByRole('button', { name: t('security:app.begin'), exact: true }).click();
    await expect(page.getByRole('img', { name: t('security:app.qr') })).toBeVisible();
    secret = (await page.locator('code').first().innerText()).replace(/\s/g, '');
    await field(page, 'zh', 'security:app.code').fill('000000');
    await page.getByRole('button', { name: t('security:app.confirm'), exact: true }).click();
    await expect(field(page, 'zh', 'security:app.code')).toHaveAttribute('aria-invalid', 'true');
    await field(page, 'zh', 'security:app.code').fill(appCode(secret));
    await page.getByRole('button', { name: t('security:app.confirm'), exact: true }).click();
    const codes = page.getByRole('list', { name: t('security:codes.title') }).getByRole('listitem');
    await expect(codes).toHaveCount(10);
    backup = (await codes.first().innerText()).trim();
    await page.getByRole('link', { name: t('security:codes.kept'), exact: true }).click();
    await expect(page).toHaveURL(/\/account\/security$/);
  });
  const second = async (code: string, way: 'app' | 'backup') => {
    const bare = await open(null, { javaScriptEnabled: false });
    await bare.goto('/login');
    await field(bare, 'zh', 'auth:field.email').fill(email);
    await field(bare, 'zh', 'auth:field.password').fill(password);
    await bare.getByRole('button', { name: t('auth:login.go'), exact: true }).click();
    await expect(bare).toHaveURL(/\/login\/second-step/);
    if (way === 'backup') await bare.getByRole('link', { name: t('security:step.other.backup'), exact: true }).click();
    await field(bare, 'zh', `security:step.code.${way}`).fill(code);
    await bare.getByRole('button', { name: t('security:step.go'), exact: true }).click();
    return bare;
  };
  await test.step('the next sign-in asks for the code, and a backup code works once', async () => {
    await expect(await second(appCode(secret, 1), 'app')).toHaveURL(/\/home$/);
    await expect(await second(backup, 'backup')).toHaveURL(/\/home$/);
    await expect((await second(backup, 'backup')).getByRole('main')).toContainText(t('errors:field.wrong_code'));
  });
});

test('a passkey of the browser is added and signs in by itself', async ({ open }) => {
  test.setTimeout(180_000);
  const email = fresh('passkey');
  const page = await open(null);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  await registerConfirmed(page, email, 'a long sentence to remember');
  await test.step('added', async () => {
    await go(page, '/account/second-factor');
    await page.getByRole('button', { name: t('security:passkey.add'), exact: true }).click();
    await expect(page.getByRole('list', { name: t('security:codes.title') }).getByRole('listitem')).toHaveCount(10);
    await go(page, '/account/security');
    await expect(page.getByRole('table', { name: t('security:passkey.caption') })).toBeVisible();
  });
  await test.step('signs in', async () => {
    await page.context().clearCookies({ name: 'jingzhe.session_token' });
    await go(page, '/login');
    await page.getByRole('button', { name: t('security:passkey.signIn'), exact: true }).click();
    await expect(page).toHaveURL(/\/home$/);
  });
});

test('search, its facets and a listing work without scripts', async ({ open }) => {
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto('/search');
  await page.getByRole('searchbox', { name: t('search.label') }).fill('电池');
  await page.getByRole('main').getByRole('button', { name: t('action.search'), exact: true }).click();
  await expect(page).toHaveURL(/[?&]q=/);
  const rows = page.locator('a[data-row-link]');
  await expect(rows.first()).toBeVisible();
  const all = await page.getByRole('status').first().innerText();
  await page.locator('input[type=checkbox][name="deal_kind"][value="equity"]').first().check();
  await page.getByRole('button', { name: t('search:apply'), exact: true }).click();
  await expect(page).toHaveURL(/deal_kind=equity/);
  await expect(page.getByRole('status').first()).not.toHaveText(all);
  await rows.first().click();
  await expect(page).toHaveURL(/\/listings\/lst/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('link', { name: t('listing:action.signIn'), exact: true }).click();
  await expect(page).toHaveURL(/\/login\?next=/);
});
