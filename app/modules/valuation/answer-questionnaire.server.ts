import { AppError, fieldError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { asMember, requireMember } from '#app/core/require.ts';
import type { Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { withRead, withTx } from '#db/tx.ts';
import { answersInputSchema, type AnswersInput, type QuestionnaireResource } from './contract.ts';
import type { ValuationDeps } from './deps.ts';
import { BANK_VERSION, questionOf } from './questionnaire/bank.ts';
import { summarise } from './questionnaire/summary.ts';
import { patentOfNumber } from './find-patent.server.ts';
import { insertAnswers, newestAnswers, personName } from './valuation.store.server.ts';

type Deps = Pick<ValuationDeps, 'db'>;

/**
 * Records one side's answers about a patent. Inventor and officer answer for the organisation that holds it, a buyer for another
 * organisation that may see it. A later answer supersedes, none is edited. Errors: `forbidden`, `not_found`, `validation`
 * (`wrong_role`, `unknown_question`).
 */
export async function answerQuestionnaire(deps: Deps, scope: Scope, number: string, input: AnswersInput): Promise<QuestionnaireResource> {
  const member = requireMember(scope, 'valuation.write');
  const { role, answers } = parseInput(answersInputSchema, input);
  answers.forEach((a, i) => {
    const question = questionOf(a.question);
    if (!question) throw fieldError(`answers.${i}.question`, 'unknown_question');
    if (!question.roles.includes(role)) throw fieldError(`answers.${i}.question`, 'wrong_role');
  });
  const patent = await withRead(deps.db, member, (tx) => patentOfNumber(tx, member.orgId, number));
  if ((role === 'buyer') === (patent.orgId === member.orgId)) throw new AppError('validation', { role }, [{ path: 'role', code: 'wrong_role' }]);
  await withTx(deps.db, member, async (tx) => {
    const authorName = await personName(tx, member.userId);
    // Of a question answered twice in one go the last answer stands.
    const given = [...new Map(answers.map((a) => [a.question, a])).values()];
    await insertAnswers(tx, given.map((a) => ({ orgId: member.orgId, patentOrgId: patent.orgId, patentId: patent.id, role, question: a.question, bankVersion: BANK_VERSION, score: a.score, note: a.note ?? '', userId: member.userId, authorName })));
    await audit(tx, member, { chain: `org:${member.orgId}`, action: 'valuation.answer', subject: patent.id, data: { role, answers: given.length } });
  });
  return getQuestionnaire(deps, asMember(member), number);
}

/** The answers the member may see (all sides for the patent's own organisation, one's own for a buyer), with radar, disagreements and matrix. */
export async function getQuestionnaire(deps: Deps, scope: Scope, number: string): Promise<QuestionnaireResource> {
  const member = requireMember(scope, 'patent.read');
  return withRead(deps.db, member, async (tx) => {
    const patent = await patentOfNumber(tx, member.orgId, number);
    const answers = await newestAnswers(tx, patent.id);
    return {
      patent_number: patent.number, version: BANK_VERSION,
      answers: answers.map((a) => ({ question: a.question, role: a.role, score: a.score, note: a.note, author: a.authorName, organisation_id: a.orgId, at: a.createdAt.toISOString() })),
      ...summarise(answers),
    };
  });
}
