import { randomInt } from 'node:crypto';
import { ELEMENTS } from '#app/core/vocabulary.ts';
import { expect, go, ready, t as texts, test } from './support/harness.ts';
import { field } from './support/steps.ts';

const t = texts.zh;
/** A need the demo world can answer: stainless bipolar plates with a coating that lasts. */
const STATED: Record<(typeof ELEMENTS)[number], string> = {
  material: '316L 不锈钢基体，非晶碳过渡镀层，不含贵金属',
  method: '磁控溅射，可连续生产',
  efficacy: '接触电阻低于 5 mΩ·cm²，寿命不少于 8000 h',
  product: '燃料电池金属双极板',
  application: '商用车燃料电池电堆',
};

test('a company states a need in five elements, reads why each match answers it, and passes one with a reason', async ({ open }) => {
  test.setTimeout(600_000);
  const page = await open('buyer');
  const mark = randomInt(100_000, 1_000_000);
  const title = `不锈钢双极板长寿命镀层 ${mark}`;

  await test.step('four elements are written, one is left out', async () => {
    await go(page, '/demands');
    await page.getByRole('main').getByRole('link', { name: t('demand:list.add'), exact: true }).first().click();
    await expect(page).toHaveURL(/\/demands\/new$/);
    await field(page, 'zh', 'demand:form.title').fill(title);
    await field(page, 'zh', 'demand:form.problem').fill('316L 不锈钢双极板的碳镀层在启停高电位下出现针孔腐蚀，接触电阻上升，膜电极提前衰减，需要更耐久的导电防腐镀层。');
    for (const element of ELEMENTS.filter((e) => e !== 'application')) await field(page, 'zh', `demand:element.${element}.label`).fill(STATED[element]);
    await page.getByRole('button', { name: t('demand:form.publish'), exact: true }).click();
    await expect(page).toHaveURL(/\/demands\/dem/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByText(t('ui:status.demand.open'), { exact: false }).first()).toBeVisible();
  });

  await test.step('the interview asks for the fifth', async () => {
    const question = page.getByLabel(`${t('demand:element.application.label')}${t('demand:interview.colon')}${t('demand:element.application.ask')}`, { exact: true });
    await question.fill(STATED.application);
    await page.getByRole('button', { name: t('demand:interview.add'), exact: true }).click();
    await expect(page.getByText(t('demand:detail.done.answer'))).toBeVisible();
    await expect(question).toHaveCount(0);
  });

  const matches = page.locator('#matches li[data-match]');
  await test.step('each match explains itself by a sentence of the patent, element by element', async () => {
    await expect(matches.first()).toBeVisible();
    const table = matches.first().getByRole('table');
    await expect(table).toBeVisible();
    for (const column of ['element', 'asked', 'answer']) await expect(table.getByRole('columnheader', { name: t(`demand:match.${column}`), exact: true })).toBeVisible();
    // What is quoted answers what was asked: words in common are marked, and the asked text is this demand's own.
    expect(await table.locator('mark').count()).toBeGreaterThan(0);
    const asked = await table.getByRole('row').allInnerTexts();
    expect(Object.values(STATED).filter((text) => asked.some((row) => row.includes(text))).length, 'elements set beside their answer').toBeGreaterThanOrEqual(3);
    await expect(matches.first().getByRole('list', { name: t('demand:match.constraints') })).toContainText(t('demand:constraint.live'));
  });

  await test.step('one is passed with a reason, which stands after a reload', async () => {
    const passed = matches.first();
    const link = await passed.locator('a[data-row-link]').getAttribute('href');
    await passed.getByText(t('demand:match.pass'), { exact: true }).click();
    // The page says so before the server has answered: only the answer makes a reload meaningful.
    const kept = page.waitForResponse((r) => r.request().method() === 'POST' && new URL(r.url()).pathname.startsWith('/demands/'));
    await passed.getByRole('button', { name: t('ui:vocab.passReason.price') }).click();
    expect((await kept).status()).toBeLessThan(400);
    const words = t('demand:match.passedOn', { reason: t('ui:vocab.passReason.price') });
    await expect(page.getByText(words)).toBeVisible();
    await page.reload();
    await ready(page);
    // It stands last now, perhaps folded away: there all the same.
    await expect(page.locator('li[data-match]').filter({ has: page.locator(`a[href="${link}"]`) }).getByText(words)).toHaveCount(1);
  });

  await test.step('another company finds the need on the market, without the verdict', async () => {
    const rival = await open('rival');
    await go(rival, `/demands?view=market&q=${mark}`);
    await rival.getByRole('main').getByRole('link', { name: title }).first().click();
    await expect(rival.getByRole('heading', { level: 1 })).toContainText(title);
    await expect(rival.getByText(STATED.efficacy).first()).toBeVisible();
    await expect(rival.locator('li[data-match]')).toHaveCount(0);
  });

  await test.step('closed, it is no longer sought', async () => {
    await page.getByRole('button', { name: t('demand:detail.close'), exact: true }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: t('demand:detail.close'), exact: true }).click();
    await expect(page.getByText(t('demand:detail.done.close'))).toBeVisible();
    await go(page, `/demands?view=market&q=${mark}`);
    await expect(page.getByRole('main').getByRole('link', { name: title })).toHaveCount(0);
  });
});
