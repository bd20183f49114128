import type { AnswerRole } from '../vocabulary.ts';

type Pair = readonly [zh: string, en: string];

/** code, axis, who answers, text, and what 1, 3 and 5 mean. */
export type QuestionSeed = readonly [code: string, axis: 'opportunity' | 'risk', roles: readonly AnswerRole[], text: Pair, one: Pair, three: Pair, five: Pair];
