import type { MemberScope } from '#app/core/scope.ts';
import type { Services } from '#app/http/services.server.ts';
import { getPatent } from '#app/modules/patents/get-patent.server.ts';
import { ownPortfolioItem } from '#app/modules/patents/list-portfolio.server.ts';
import { ANSWER_ROLES, type AnswerRole, type QuestionnaireResource } from '#app/modules/valuation/contract.ts';
import { QUESTIONS } from '#app/modules/valuation/questionnaire/bank.ts';
import type { PatentHead } from '#app/ui/valuation/frame.tsx';
import type { QuestionnaireView } from '#app/ui/valuation/question-parts.tsx';

/** The patent a valuation page is about, whether it is the viewer's own, and its own listing. `not_found` for what the viewer may not see. */
export async function patentHead(services: Services, scope: MemberScope, number: string) {
  const patent = await getPatent(services, scope, number);
  const own = await ownPortfolioItem(services, scope, patent.id);
  const head: PatentHead = { number: patent.number, title: patent.title, own: own !== null };
  return { patent, head, listingId: own?.listing?.id ?? null };
}

/** How many questions each side is asked. */
export const QUESTION_TOTALS = Object.fromEntries(ANSWER_ROLES.map((role) => [role, QUESTIONS.filter((q) => q.roles.includes(role)).length])) as Record<AnswerRole, number>;

/** The summary of the answers a page shows, with the words of the questions in dispute. */
export function questionnaireView(q: QuestionnaireResource): QuestionnaireView {
  const disputed = new Set(q.disagreements.map((d) => d.question));
  return {
    radar: q.radar, matrix: q.matrix, disagreements: q.disagreements, unanswered: q.unanswered, answered: q.answers.length, totals: QUESTION_TOTALS,
    texts: Object.fromEntries(QUESTIONS.filter((x) => disputed.has(x.code)).map((x) => [x.code, x.text])),
  };
}
