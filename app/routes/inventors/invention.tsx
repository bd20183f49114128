import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { fieldError } from '#app/core/errors.ts';
import { zId } from '#app/core/contract.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { getInvention } from '#app/modules/inventors/inventions.server.ts';
import { answerAsInventor, ownInventorAnswers } from '#app/modules/valuation/answer-questionnaire.server.ts';
import { QUESTION_CATEGORIES } from '#app/modules/valuation/contract.ts';
import { QUESTIONS } from '#app/modules/valuation/questionnaire/bank.ts';
import { answersForm, answersOf } from '#app/routes/valuation/questionnaire-form.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { InventionPage, type InventionPageData } from '#app/ui/inventors/invention-page.tsx';

export const handle: ShellHandle = { texts: ['inventor', 'valuation', 'deal'] };

const Params = z.object({ id: zId('patent') });
const Query = z.object({ category: z.enum(QUESTION_CATEGORIES).optional().catch(undefined) });
const ASKED = QUESTIONS.filter((q) => q.roles.includes('inventor'));

export const loader = defineLoader({ access: 'invention.act', params: Params, search: Query }, async ({ params, search, scope, services }): Promise<InventionPageData> => {
  const invention = await getInvention(services, scope, params.id);
  const given = await ownInventorAnswers(services, scope, params.id);
  const open = Object.fromEntries(QUESTION_CATEGORIES.map((c) => [c, ASKED.filter((q) => q.category === c && !given.some((a) => a.question === q.code)).length])) as InventionPageData['open'];
  const category = search.category ?? QUESTION_CATEGORIES.find((c) => open[c] > 0) ?? QUESTION_CATEGORIES[0];
  return {
    invention, category, open, categories: QUESTION_CATEGORIES.filter((c) => ASKED.some((q) => q.category === c)),
    questions: ASKED.filter((q) => q.category === category).map(({ code, text, anchors }) => ({ code, text, anchors, feeds: null })),
    given: Object.fromEntries(given.map(({ question, ...answer }) => [question, answer])),
  };
});

export const action = defineAction({ access: 'invention.act', params: Params, form: answersForm.omit({ role: true }) }, async ({ params, scope, services }, form) => {
  const answers = answersOf({ ...form, role: 'inventor' });
  if (!answers.length) throw fieldError('score', 'choose_one');
  const { patent_number } = await getInvention(services, scope, params.id);
  await answerAsInventor(services, scope, patent_number, answers);
  return { saved: answers.length };
});

export default function Invention() {
  return <InventionPage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
