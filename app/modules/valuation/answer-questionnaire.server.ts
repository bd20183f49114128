import { AppError, fieldError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { asMember, requireMember } from '#app/core/require.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Tx } from '#db/client.ts';
import { asPlatform, withRead, withTx } from '#db/tx.ts';
import { answersInputSchema, type AnswersInput, type QuestionnaireResource } from './contract.ts';
import type { ValuationDeps } from './deps.ts';
import { BANK_VERSION, questionOf } from './questionnaire/bank.ts';
import { summarise } from './questionnaire/summary.ts';
import { patentOfNumber } from './find-patent.server.ts';
import { inventorAnswers, isInventorOf } from './inventor-answers.store.server.ts';
import { insertAnswers, newestAnswers, personName } from './valuation.store.server.ts';

type Deps = Pick<ValuationDeps, 'db'>;

/**
 * Records one side's answers about a patent. An officer answers for the organisation that holds it, a buyer for another organisation that
 * may see it; as the inventor answers whoever is linked to the patent, whatever else they are. A later answer supersedes, none is edited.
 * Errors: `forbidden` (reason `no_confirmed_inventor`), `not_found`, `validation` (`wrong_role`, `unknown_question`).
 */
export async function answerQuestionnaire(deps: Deps, scope: Scope, number: string, input: AnswersInput): Promise<QuestionnaireResource> {
  const member = requireMember(scope, 'valuation.write');
  await recordAnswers(deps, member, number, input);
  return getQuestionnaire(deps, asMember(member), number);
}

/** An inventor's answers about a patent of their own; the same as {@link answerQuestionnaire} for somebody who may see nothing else. Its errors. */
export async function answerAsInventor(deps: Deps, scope: Scope, number: string, answers: AnswersInput['answers']): Promise<void> {
  await recordAnswers(deps, requireMember(scope, 'invention.act'), number, { role: 'inventor', answers });
}

async function recordAnswers(deps: Deps, member: MemberScope, number: string, input: AnswersInput): Promise<void> {
  const { role, answers } = parseInput(answersInputSchema, input);
  answers.forEach((a, i) => {
    const question = questionOf(a.question);
    if (!question) throw fieldError(`answers.${i}.question`, 'unknown_question');
    if (!question.roles.includes(role)) throw fieldError(`answers.${i}.question`, 'wrong_role');
  });
  const patent = await withRead(deps.db, member, (tx) => patentOfNumber(tx, member.orgId, number));
  if ((role === 'buyer') === (patent.orgId === member.orgId)) throw new AppError('validation', { role }, [{ path: 'role', code: 'wrong_role' }]);
  await withTx(deps.db, member, async (tx) => {
    if (role === 'inventor' && !(await isInventorOf(tx, member, patent.id))) throw new AppError('forbidden', { reason: 'no_confirmed_inventor' });
    const authorName = await personName(tx, member.userId);
    // Of a question answered twice in one go the last answer stands.
    const given = [...new Map(answers.map((a) => [a.question, a])).values()];
    const write = async (into: Tx) => {
      await insertAnswers(into, given.map((a) => ({ orgId: member.orgId, patentOrgId: patent.orgId, patentId: patent.id, role, question: a.question, bankVersion: BANK_VERSION, score: a.score, note: a.note ?? '', userId: member.userId, authorName })));
      await audit(into, member, { chain: `org:${member.orgId}`, action: 'valuation.answer', subject: patent.id, data: { role, answers: given.length } });
    };
    // The link has been seen; an inventor alone could write nothing of the organisation's.
    if (role === 'inventor') await asPlatform(tx, member, 'record what an inventor answers', write);
    else await write(tx);
  });
}

/** What this person has answered as inventor of a patent, newest answer per question; `forbidden` without the link. */
export async function ownInventorAnswers(deps: Deps, scope: Scope, patentId: string): Promise<{ question: string; score: number; note: string; author: string; at: string }[]> {
  const member = requireMember(scope, 'invention.act');
  return withRead(deps.db, member, async (tx) => {
    if (!(await isInventorOf(tx, member, patentId))) throw new AppError('forbidden', { reason: 'no_confirmed_inventor' });
    return asPlatform(tx, member, 'read an inventor’s own answers', async (platform) => (await inventorAnswers(platform, { patentId, userId: member.userId }))
      .map((a) => ({ question: a.question, score: a.score, note: a.note, author: a.authorName, at: a.createdAt.toISOString() })));
  });
}

/** Is this person linked to the patent as its inventor, in the organisation they act for? */
export async function maySpeakAsInventor(deps: Deps, scope: MemberScope, patentId: string): Promise<boolean> {
  return withRead(deps.db, scope, (tx) => isInventorOf(tx, scope, patentId));
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
