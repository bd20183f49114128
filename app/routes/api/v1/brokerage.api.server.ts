import { z } from 'zod';
import { zId, zPage } from '#app/core/contract.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { suggestedPairs } from '#app/modules/brokerage/choices.server.ts';
import { zFeeClaim, zIntroduction, zLicence, zMandate, zMoveBrokerage, zPipeline, zProposeIntroduction, zProposeMandate, zSuggestion } from '#app/modules/brokerage/contract.ts';
import { getFeeClaim, getIntroduction, getMandate, listFeeClaims, listIntroductions, listMandates, pipeline } from '#app/modules/brokerage/get-brokerage.server.ts';
import { ownLicences } from '#app/modules/brokerage/licences.server.ts';
import { moveFeeClaim, moveIntroduction, moveMandate } from '#app/modules/brokerage/move-brokerage.server.ts';
import { proposeIntroduction } from '#app/modules/brokerage/propose-introduction.server.ts';
import { proposeMandate } from '#app/modules/brokerage/propose-mandate.server.ts';

const items = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item).max(100) });
const List = zPage.pick({ limit: true });
const tag = 'Brokerage';

export const brokerageApi = [
  defineApi({
    method: 'get', path: '/brokerage/pipeline', tag, access: 'brokerage.read', summary: 'All a broker has under way: licence, mandates, introductions with what came of them, claims, commissions. For others: what they are a side of.', response: zPipeline,
  }, ({ scope, services }) => pipeline(services, scope)),
  defineApi({
    method: 'get', path: '/brokerage/suggestions', tag, access: 'brokerage.write', summary: 'Listings and open demands under your running mandates that answer each other, best first.', response: items(zSuggestion),
  }, async ({ scope, services }) => ({ items: await suggestedPairs({ ...services, onReduced: (error) => services.log.warn({ err: error }, 'search engine away: the database proposes') }, scope) })),
  defineApi({ method: 'get', path: '/brokerage/licences', tag, access: 'brokerage.read', summary: 'Licences your organisation has handed in, newest first.', response: items(zLicence) }, async ({ scope, services }) => ({ items: await ownLicences(services, scope) })),
  defineApi({ method: 'get', path: '/mandates', tag, access: 'brokerage.read', summary: 'Mandates your organisation gave or holds, newest first.', query: List, response: items(zMandate) }, async ({ query, scope, services }) => ({ items: await listMandates(services, scope, query) })),
  defineApi({
    method: 'post', path: '/mandates', tag, access: 'brokerage.write', status: 201, summary: 'A licensed broker proposes to act for an organisation; it binds nobody until accepted.', body: zProposeMandate, response: zMandate,
  }, ({ body, scope, services }) => proposeMandate(services, scope, body)),
  defineApi({ method: 'get', path: '/mandates/{id}', tag, access: 'brokerage.read', summary: 'One mandate, with the moves you may take.', params: z.object({ id: zId('mandate') }), response: zMandate }, ({ params, scope, services }) => getMandate(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/mandates/{id}/moves', tag, access: 'brokerage.read', summary: 'Move it: `accept`, `refuse`, `terminate` by its principal; `withdraw`, `resign` by its broker.', params: z.object({ id: zId('mandate') }), body: zMoveBrokerage, response: zMandate,
  }, ({ params, body, scope, services }) => moveMandate(services, scope, params.id, body)),
  defineApi({ method: 'get', path: '/introductions', tag, access: 'brokerage.read', summary: 'Introductions your organisation made or is a side of, newest first.', query: List, response: items(zIntroduction) }, async ({ query, scope, services }) => ({ items: await listIntroductions(services, scope, query) })),
  defineApi({
    method: 'post', path: '/introductions', tag, access: 'brokerage.write', status: 201, summary: 'Propose to bring a published listing and a company together, under a running mandate.', body: zProposeIntroduction, response: zIntroduction,
  }, ({ body, scope, services }) => proposeIntroduction(services, scope, body)),
  defineApi({ method: 'get', path: '/introductions/{id}', tag, access: 'brokerage.read', summary: 'One introduction: both consents with their instants, the tail, and your part of what came of it.', params: z.object({ id: zId('introduction') }), response: zIntroduction }, ({ params, scope, services }) => getIntroduction(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/introductions/{id}/moves', tag, access: 'brokerage.read', summary: 'Move it: `owner_consent`, `company_consent`, `refuse` by the sides; `withdraw` by the broker.', params: z.object({ id: zId('introduction') }), body: zMoveBrokerage, response: zIntroduction,
  }, ({ params, body, scope, services }) => moveIntroduction(services, scope, params.id, body)),
  defineApi({ method: 'get', path: '/fee-claims', tag, access: 'brokerage.read', summary: 'Fees of brokers that were passed over: yours to claim, or to answer.', query: List, response: items(zFeeClaim) }, async ({ query, scope, services }) => ({ items: await listFeeClaims(services, scope, query) })),
  defineApi({ method: 'get', path: '/fee-claims/{id}', tag, access: 'brokerage.read', summary: 'One fee claim.', params: z.object({ id: zId('feeClaim') }), response: zFeeClaim }, ({ params, scope, services }) => getFeeClaim(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/fee-claims/{id}/moves', tag, access: 'brokerage.read', summary: 'Move it: `claim`, `waive` by the broker; `answer` by the debtor.', params: z.object({ id: zId('feeClaim') }), body: zMoveBrokerage, response: zFeeClaim,
  }, ({ params, body, scope, services }) => moveFeeClaim(services, scope, params.id, body)),
];
