import type { QuestionnaireResource } from '../contract.ts';
import { ANSWER_ROLES, QUESTION_CATEGORIES, type AnswerRole } from '../vocabulary.ts';
import { QUESTIONS, questionOf } from './bank.ts';

/** An answer as far as the summary needs it. */
export interface GivenAnswer { question: string; role: AnswerRole; score: number }

/** Steps on the scale of 1-5 from which two sides are said to disagree. */
const DISAGREE = 2;

const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
const round = (n: number, digits: number) => Math.round(n * 10 ** digits) / 10 ** digits;

/** What a role said to a question: the mean when several organisations answered in it (several buyers). */
function sideScores(answers: readonly GivenAnswer[], question: string): { role: AnswerRole; score: number }[] {
  return ANSWER_ROLES.flatMap((role) => {
    const given = answers.filter((a) => a.question === question && a.role === role).map((a) => a.score);
    return given.length ? [{ role, score: round(mean(given), 2) }] : [];
  });
}

/** Radar, disagreements, opportunity and risk, and what is still unanswered. Sides stay apart everywhere but in the matrix, where each counts once. Pure. */
export function summarise(answers: readonly GivenAnswer[]): Pick<QuestionnaireResource, 'radar' | 'disagreements' | 'matrix' | 'unanswered'> {
  const known = answers.filter((a) => questionOf(a.question));
  const sides = new Map(QUESTIONS.map((q) => [q.code, sideScores(known, q.code)]));
  const radar = QUESTION_CATEGORIES.map((category) => ({
    category,
    sides: ANSWER_ROLES.flatMap((role) => {
      const scores = QUESTIONS.filter((q) => q.category === category).flatMap((q) => sides.get(q.code)!.filter((s) => s.role === role).map((s) => s.score));
      return scores.length ? [{ role, mean: round(mean(scores), 2), answered: scores.length }] : [];
    }),
  }));
  const disagreements = QUESTIONS.flatMap((q) => {
    const given = sides.get(q.code)!;
    const spread = given.length > 1 ? round(Math.max(...given.map((s) => s.score)) - Math.min(...given.map((s) => s.score)), 2) : 0;
    return spread >= DISAGREE ? [{ question: q.code, spread, sides: given }] : [];
  }).sort((a, b) => b.spread - a.spread);
  const axis = (category: string, which: 'opportunity' | 'risk') => {
    const scores = QUESTIONS.filter((q) => q.category === category && q.axis === which).map((q) => sides.get(q.code)!).filter((s) => s.length).map((s) => mean(s.map((x) => x.score)));
    if (!scores.length) return null;
    const share = ((mean(scores) - 1) / 4) * 100;
    // Answers run from bad to good; a risk is read the other way round.
    return round(which === 'risk' ? 100 - share : share, 1);
  };
  return {
    radar, disagreements,
    matrix: QUESTION_CATEGORIES.map((category) => ({ category, opportunity: axis(category, 'opportunity'), risk: axis(category, 'risk') })),
    unanswered: ANSWER_ROLES.map((role) => ({ role, questions: QUESTIONS.filter((q) => q.roles.includes(role) && !known.some((a) => a.question === q.code && a.role === role)).length })),
  };
}
