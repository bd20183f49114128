import type { z } from 'zod';
import type { questionSchema } from '../contract.ts';
import { QUESTION_OF } from '../scores/platform.ts';
import type { PlatformIndicator, QuestionCategory } from '../vocabulary.ts';
import { LEGAL_QUESTIONS, TECHNOLOGY_QUESTIONS } from './bank-legal-technology.ts';
import { FINANCE_QUESTIONS, MARKET_QUESTIONS, STRATEGY_QUESTIONS } from './bank-market-finance-strategy.ts';
import type { QuestionSeed } from './shape.ts';

export type Question = z.infer<typeof questionSchema>;

/** Raised whenever a question changes its meaning; answers keep the version they were given under. */
export const BANK_VERSION = '2026.1';

const text = ([zh, en]: readonly [string, string]) => ({ zh, en });
const feeds = new Map(Object.entries(QUESTION_OF).map(([indicator, code]) => [code, indicator as PlatformIndicator]));
const questions = (category: QuestionCategory, seeds: readonly QuestionSeed[]): Question[] => seeds.map(([code, axis, roles, words, one, three, five]) => ({
  code, category, axis, roles: [...roles], text: text(words), anchors: { 1: text(one), 3: text(three), 5: text(five) }, feeds: feeds.get(code) ?? null,
}));

/** The questionnaire: five categories, every question with described ends and middle. */
export const QUESTIONS: readonly Question[] = [
  ...questions('legal', LEGAL_QUESTIONS), ...questions('technology', TECHNOLOGY_QUESTIONS), ...questions('market', MARKET_QUESTIONS),
  ...questions('finance', FINANCE_QUESTIONS), ...questions('strategy', STRATEGY_QUESTIONS),
];

const BY_CODE = new Map(QUESTIONS.map((q) => [q.code, q]));

/** A question by its code, or undefined. */
export function questionOf(code: string): Question | undefined { return BY_CODE.get(code); }
