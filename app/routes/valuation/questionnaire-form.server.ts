import { z } from 'zod';
import { zText } from '#app/core/contract.ts';
import { ANSWER_ROLES, QUESTION_CATEGORIES, type AnswersInput } from '#app/modules/valuation/contract.ts';
import { QUESTIONS } from '#app/modules/valuation/questionnaire/bank.ts';

/** The form of one category: a choice and a note per question, both of which may be left out. */
const fields = Object.fromEntries(QUESTIONS.flatMap((q) => [
  [`score.${q.code}`, z.coerce.number({ error: 'invalid_score' }).int({ error: 'invalid_score' }).min(1, { error: 'invalid_score' }).max(5, { error: 'invalid_score' }).optional()],
  [`note.${q.code}`, zText(1_000).optional()],
]));
const nested = (prefix: 'score' | 'note') => z.object(Object.fromEntries(Object.entries(fields).filter(([k]) => k.startsWith(prefix)).map(([k, schema]) => [k.slice(prefix.length + 1), schema]))).optional();

export const answersForm = z.object({ role: z.enum(ANSWER_ROLES), category: z.enum(QUESTION_CATEGORIES), score: nested('score'), note: nested('note') });

/** The answers given in a form, in the contract's shape; questions without a score are left out. */
export function answersOf(form: z.output<typeof answersForm>): AnswersInput['answers'] {
  const scores = (form.score ?? {}) as Record<string, number | undefined>;
  const notes = (form.note ?? {}) as Record<string, string | undefined>;
  return QUESTIONS.filter((q) => q.category === form.category && scores[q.code] !== undefined).map((q) => ({ question: q.code, score: scores[q.code]!, ...(notes[q.code] ? { note: notes[q.code] } : {}) }));
}
