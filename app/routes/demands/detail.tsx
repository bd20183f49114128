import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { legalDay } from '#app/core/clock.ts';
import { zId } from '#app/core/contract.ts';
import { ELEMENTS } from '#app/core/vocabulary.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { closeDemand } from '#app/modules/demands/close-demand.server.ts';
import { getDemand } from '#app/modules/demands/get-demand.server.ts';
import { interviewOf } from '#app/modules/demands/interview.server.ts';
import { pauseDemand } from '#app/modules/demands/pause-demand.server.ts';
import { publishDemand } from '#app/modules/demands/publish-demand.server.ts';
import { updateDemand } from '#app/modules/demands/update-demand.server.ts';
import { hearsOfMatches, setDemandAlerts } from '#app/modules/digests/set-demand-alerts.server.ts';
import { findMatches } from '#app/modules/matching/find-matches.server.ts';
import { giveFeedback } from '#app/modules/matching/give-feedback.server.ts';
import { ownAnswers } from '#app/modules/matching/own-answers.server.ts';
import { recordShown } from '#app/modules/stats/exposure.server.ts';
import { responseRate } from '#app/modules/stats/response-rate.server.ts';
import { demandActionSchema } from '#app/ui/demand/demand-form-schema.ts';
import { OwnDemandPage } from '#app/ui/demand/demand-page.tsx';
import { MarketDemandPage } from '#app/ui/demand/market-demand-page.tsx';
import { answersAnElement, matchesView, matchView } from '#app/ui/demand/match-view.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { cropSegments } from '#search/query/text.ts';

export const handle: ShellHandle = { texts: ['demand', 'card', 'listing'], shell: { width: 'wide' } };
const Params = z.object({ id: zId('demand') });

export const loader = defineLoader({ access: 'public', params: Params }, async ({ params, request, scope, services }) => {
  const demand = await getDemand(services, scope, params.id);
  const today = legalDay(services.clock.now());
  const deps = { ...services, onReduced: (error: unknown) => services.log.warn({ err: error }, 'search engine away: the database proposes') };
  if (demand.mine && scope.kind === 'org') {
    const matches = demand.status === 'closed' ? null : matchesView(await findMatches(deps, scope, demand.id), cropSegments);
    const shown = matches ? [...matches.items, ...matches.apart].map((m) => m.listing_id) : [];
    recordShown(services, shown, request);
    const [interview, hears] = await Promise.all([interviewOf(services, demand, shown), demand.status === 'closed' ? false : hearsOfMatches(services, scope, demand.id)]);
    return { view: 'own' as const, demand, today, matches, interview, hears };
  }
  const expired = demand.deadline !== null && demand.deadline < today;
  const answers = scope.kind === 'org' && scope.orgKind === 'university' && demand.status === 'open' && !expired ? await ownAnswers(deps, scope, demand.id) : null;
  // Of a company that does not wish to be named nothing is told that could be told from its other demands.
  const response = demand.org ? await responseRate(services, demand.org.id) : null;
  // While a demand states no element, the problem is all there is to answer.
  const relevant = (m: Parameters<typeof answersAnElement>[0]) => demand.missing.length === ELEMENTS.length || answersAnElement(m);
  const view = (list: NonNullable<typeof answers>['items']) => list.map((m) => matchView(m, cropSegments)).filter(relevant);
  return { view: 'market' as const, demand, today, response, answers: answers && { items: view(answers.items), apart: view(answers.apart) } };
});

const ACCESS = {
  publish: 'demand.write', pause: 'demand.write', close: 'demand.write', alerts: 'demand.write', answer: 'demand.write', interested: 'match.feedback', pass: 'match.feedback',
} as const;

export const action = defineAction({ access: ACCESS, params: Params, form: demandActionSchema }, async ({ params, scope, services }, input) => {
  switch (input.intent) {
    case 'publish': await publishDemand(services, scope, params.id); break;
    case 'pause': await pauseDemand(services, scope, params.id); break;
    case 'close': await closeDemand(services, scope, params.id); break;
    case 'alerts': await setDemandAlerts(services, scope, params.id, input.alerts === 'on'); break;
    case 'answer': await updateDemand(services, scope, params.id, { version: input.version, [input.element]: input.text }); break;
    case 'interested': await giveFeedback(services, scope, params.id, input.listing_id, { verdict: 'interested' }); break;
    case 'pass': await giveFeedback(services, scope, params.id, input.listing_id, { verdict: 'pass', reason: input.reason }); break;
  }
  return { what: input.intent };
});

export default function Demand() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return data.view === 'own' ? <OwnDemandPage data={data} answer={answer} /> : <MarketDemandPage data={data} />;
}
