import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { can } from '#app/core/permissions.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { answerQuestionnaire, getQuestionnaire, maySpeakAsInventor } from '#app/modules/valuation/answer-questionnaire.server.ts';
import { ANSWER_ROLES, QUESTION_CATEGORIES } from '#app/modules/valuation/contract.ts';
import { QUESTIONS } from '#app/modules/valuation/questionnaire/bank.ts';
import { fieldError } from '#app/core/errors.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { QuestionnairePage, type QuestionnairePageData } from '#app/ui/valuation/questionnaire-page.tsx';
import { rolesOf } from '#app/ui/valuation/value-page.tsx';
import { patentHead, questionnaireView } from './patent.server.ts';
import { answersForm, answersOf } from './questionnaire-form.server.ts';

export const handle: ShellHandle = { texts: ['valuation'] };

const Params = z.object({ number: z.string().min(3).max(64) });
const Query = z.object({ category: z.enum(QUESTION_CATEGORIES).catch('legal'), role: z.enum(ANSWER_ROLES).optional().catch(undefined) });

export const loader = defineLoader({ access: 'patent.read', params: Params, search: Query }, async ({ params, search, scope, services }): Promise<QuestionnairePageData> => {
  const { head, patent } = await patentHead(services, scope, params.number);
  const all = await getQuestionnaire(services, scope, head.number);
  // As the inventor speaks whoever is linked to the patent; an officer who is not, only as officer.
  const inventor = head.own && await maySpeakAsInventor(services, scope, patent.id);
  const roles = rolesOf(head.own).filter((role) => (role === 'buyer') !== head.own && (role !== 'inventor' || inventor));
  const role = search.role && roles.includes(search.role) ? search.role : roles.at(-1)!;
  const category = search.category ?? 'legal';
  const mine = all.answers.filter((a) => a.organisation_id === scope.orgId && a.role === role);
  const asked = QUESTIONS.filter((q) => q.roles.includes(role));
  return {
    patent: head, role, roles, category, view: questionnaireView(all), canAnswer: can(scope, 'valuation.write'),
    questions: asked.filter((q) => q.category === category).map(({ code, text, anchors, feeds }) => ({ code, text, anchors, feeds })),
    given: Object.fromEntries(mine.map((a) => [a.question, { score: a.score, note: a.note, author: a.author, at: a.at }])),
    open: Object.fromEntries(QUESTION_CATEGORIES.map((c) => [c, asked.filter((q) => q.category === c && !mine.some((a) => a.question === q.code)).length])) as QuestionnairePageData['open'],
  };
});

export const action = defineAction({ access: 'valuation.write', params: Params, form: answersForm }, async ({ params, scope, services }, form) => {
  const answers = answersOf(form);
  if (!answers.length) throw fieldError('score', 'choose_one');
  await answerQuestionnaire(services, scope, params.number, { role: form.role, answers });
  return { saved: answers.length, category: form.category };
});

export default function Questionnaire() {
  return <QuestionnairePage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
