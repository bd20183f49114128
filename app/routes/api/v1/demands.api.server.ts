import { z } from 'zod';
import { zId, zList } from '#app/core/contract.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { closeDemand } from '#app/modules/demands/close-demand.server.ts';
import { demandInputSchema, demandPatchSchema, demandResourceSchema, openDemandsQuerySchema, openDemandsSchema, ownDemandsQuerySchema } from '#app/modules/demands/contract.ts';
import { createDemand } from '#app/modules/demands/create-demand.server.ts';
import { getDemand } from '#app/modules/demands/get-demand.server.ts';
import { listOpenDemands, listOwnDemands } from '#app/modules/demands/list-demands.server.ts';
import { pauseDemand } from '#app/modules/demands/pause-demand.server.ts';
import { publishDemand } from '#app/modules/demands/publish-demand.server.ts';
import { updateDemand } from '#app/modules/demands/update-demand.server.ts';
import { feedbackInputSchema, feedbackSchema, matchesQuerySchema, matchesSchema } from '#app/modules/matching/contract.ts';
import { findMatches } from '#app/modules/matching/find-matches.server.ts';
import { giveFeedback } from '#app/modules/matching/give-feedback.server.ts';

const DemandParams = z.object({ id: zId('demand') });
const MatchParams = z.object({ id: zId('demand'), listing_id: zId('listing') });

export const demandsApi = [
  defineApi({
    method: 'post', path: '/demands', tag: 'Demands', access: 'demand.write', status: 201, summary: 'Write down what your company needs, as a draft. Title and problem are required; the five elements may follow.',
    body: demandInputSchema, response: demandResourceSchema,
  }, ({ body, scope, services }) => createDemand(services, scope, body)),
  defineApi({
    method: 'get', path: '/demands', tag: 'Demands', access: 'match.read', summary: 'Your organisation’s demands in every status, last changed first.',
    query: ownDemandsQuerySchema, response: zList(demandResourceSchema),
  }, ({ query, scope, services }) => listOwnDemands(services, scope, query)),
  defineApi({
    method: 'get', path: '/demands/open', tag: 'Demands', access: 'public', own: ['match.read'], summary: 'The market’s open demands. `q` is a question in either language, answered best first; `understood` says what it was taken for. `org` is null for companies that wish not to be named.',
    query: openDemandsQuerySchema, response: openDemandsSchema,
  }, ({ query, scope, services }) => listOpenDemands(services, scope, query)),
  defineApi({
    method: 'get', path: '/demands/{id}', tag: 'Demands', access: 'public', own: ['match.read'], summary: 'One demand: everybody’s while it is open, your own always. `missing` are the elements not stated yet, in the order to ask for them.',
    params: DemandParams, response: demandResourceSchema,
  }, ({ params, scope, services }) => getDemand(services, scope, params.id)),
  defineApi({
    method: 'patch', path: '/demands/{id}', tag: 'Demands', access: 'demand.write', summary: 'Change what is asked, naming the version the change was made on; open demands too.',
    params: DemandParams, body: demandPatchSchema, response: demandResourceSchema,
  }, ({ params, body, scope, services }) => updateDemand(services, scope, params.id, body)),
  defineApi({
    method: 'post', path: '/demands/{id}/publish', tag: 'Demands', access: 'demand.write', summary: 'Open a draft or paused demand to the market.', params: DemandParams, response: demandResourceSchema,
  }, ({ params, scope, services }) => publishDemand(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/demands/{id}/pause', tag: 'Demands', access: 'demand.write', summary: 'Take an open demand back for a while.', params: DemandParams, response: demandResourceSchema,
  }, ({ params, scope, services }) => pauseDemand(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/demands/{id}/close', tag: 'Demands', access: 'demand.write', summary: 'End a demand for good.', params: DemandParams, response: demandResourceSchema,
  }, ({ params, scope, services }) => closeDemand(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/demands/{id}/matches', tag: 'Demands', access: 'match.read',
    summary: 'Listings that answer your demand, best first: per element what you asked and the sentence that answers it, hard constraints met or not, what is missing. Near misses are in `apart`.',
    params: DemandParams, query: matchesQuerySchema, response: matchesSchema,
  }, ({ params, query, scope, services }) => findMatches({ ...services, onReduced: (error) => services.log.warn({ err: error }, 'search engine away: the database proposes') }, scope, params.id, query)),
  defineApi({
    method: 'post', path: '/demands/{id}/matches/{listing_id}/feedback', tag: 'Demands', access: 'match.feedback', summary: 'Say whether a match interests you; a pass gives a reason from the list. The newest word counts.',
    params: MatchParams, body: feedbackInputSchema, response: feedbackSchema,
  }, ({ params, body, scope, services }) => giveFeedback(services, scope, params.id, params.listing_id, body)),
];
