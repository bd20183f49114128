import { DEMO_PASSWORD } from '#db/seed/accounts.ts';
import { expect, go, nameOf, PEOPLE, t as texts, test } from './support/harness.ts';
import { field } from './support/steps.ts';

const t = texts.zh;

/** A session that ends while a form is being filled: what was typed is there after signing in again, and gone once it was sent or somebody signs out. */
test('a session lost in a form loses nothing that was typed', async ({ open }) => {
  const page = await open('rival');
  const title = `断线重连 ${Date.now().toString(36)}`;
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('jz-draft:')));
  await test.step('typed, then signed out elsewhere', async () => {
    await go(page, '/demands/new');
    await page.locator('[name="title"]').fill(title);
    await page.locator('[name="problem"]').fill('启动过程中电堆结冰，零下三十度启动时间过长。');
    await expect(page.getByText(/草稿已保存在这台设备上/)).toBeVisible();
    await page.context().clearCookies({ name: /session/ });
    await page.locator('form:has([name="title"]) button[type="submit"]').first().click();
    await expect(page).toHaveURL(/\/login\?next=%2Fdemands%2Fnew$/);
  });
  await test.step('back in: the text is there, and is said to be', async () => {
    await field(page, 'zh', 'auth:field.email').fill(PEOPLE.rival);
    await field(page, 'zh', 'auth:field.password').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: t('auth:login.go'), exact: true }).click();
    await expect(page).toHaveURL(/\/demands\/new$/);
    await expect(page.locator('[name="title"]')).toHaveValue(title);
    await expect(page.locator('[name="problem"]')).toHaveValue(/零下三十度/);
    await expect(page.getByText(t('ui:draft.restored'))).toBeVisible();
    // Nothing of the sign-in itself was kept.
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(DEMO_PASSWORD);
  });
  await test.step('sent: the draft has done its work', async () => {
    await page.locator('form:has([name="title"]) button[type="submit"]').first().click();
    await expect(page).toHaveURL(/\/demands\/dem_/);
    await expect.poll(drafts).toEqual([]);
  });
  await test.step('signing out leaves none behind', async () => {
    await go(page, '/demands/new');
    await page.locator('[name="title"]').fill('还没写完');
    await expect.poll(drafts).toHaveLength(1);
    await page.getByLabel(t('nav.userMenu', { name: nameOf('rival') }), { exact: true }).click();
    await page.getByRole('button', { name: t('nav.logout'), exact: true }).click();
    await expect(page).not.toHaveURL(/\/demands\/new/);
    expect(await drafts()).toEqual([]);
  });
});
