import { z } from 'zod';
import { zId, zList, zPage } from '#app/core/contract.ts';
import { LOCALES } from '#app/core/vocabulary.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import {
  answersInputSchema, batchInputSchema, batchSchema, comparisonSchema, listingValuationSchema, portfolioValueSchema, PUBLIC_VIEWS, publishValuationSchema, questionBankSchema, questionnaireSchema,
  replaySchema, valuationInputSchema, valuationItemSchema, valuationResourceSchema, valuationsQuerySchema,
} from '#app/modules/valuation/contract.ts';
import { answerQuestionnaire, getQuestionnaire } from '#app/modules/valuation/answer-questionnaire.server.ts';
import { getValuation, latestValuation, listValuations, portfolioValue } from '#app/modules/valuation/get-valuation.server.ts';
import { listingValuation, publishValuation } from '#app/modules/valuation/publish-valuation.server.ts';
import { BANK_VERSION, QUESTIONS } from '#app/modules/valuation/questionnaire/bank.ts';
import { compareSnapshots, replayValuation } from '#app/modules/valuation/replay-valuation.server.ts';
import { getBatch, listOwnBatches, requestBatch } from '#app/modules/valuation/request-batch.server.ts';
import { requestValuation } from '#app/modules/valuation/request-valuation.server.ts';
import { reportResponse } from '#app/routes/valuation/report-response.server.ts';

const NumberParams = z.object({ number: z.string().min(3).max(64) });
const ValuationParams = z.object({ id: zId('valuation') });
const BatchParams = z.object({ id: zId('valuationBatch') });
const tag = 'Valuation';

export const valuationApi = [
  defineApi({
    method: 'post', path: '/patents/{number}/valuation', tag, access: 'valuation.write', status: 201,
    summary: 'Value a patent of yours or a listed one: the inputs you state, everything else from register, corpus and rule packs. Makes a new immutable snapshot.',
    params: NumberParams, body: valuationInputSchema, response: valuationResourceSchema,
  }, ({ params, body, scope, services }) => requestValuation(services, scope, params.number, body)),
  defineApi({
    method: 'get', path: '/patents/{number}/valuation', tag, access: 'patent.read', summary: 'The newest snapshot your organisation made of a patent.', params: NumberParams, response: valuationResourceSchema,
  }, ({ params, scope, services }) => latestValuation(services, scope, params.number)),
  defineApi({
    method: 'get', path: '/patents/{number}/valuations', tag, access: 'patent.read', summary: 'Snapshots of one patent, newest first.', params: NumberParams, query: zPage, response: zList(valuationItemSchema),
  }, ({ params, query, scope, services }) => listValuations(services, scope, { ...query, patent_number: params.number })),
  defineApi({
    method: 'get', path: '/patents/{number}/questionnaire', tag, access: 'patent.read', summary: 'Answers of each side with radar, disagreements and the opportunity and risk matrix.', params: NumberParams, response: questionnaireSchema,
  }, ({ params, scope, services }) => getQuestionnaire(services, scope, params.number)),
  defineApi({
    method: 'post', path: '/patents/{number}/questionnaire', tag, access: 'valuation.write', summary: 'Answer questions about a patent as its inventor, its officer or, of a listed one, as a buyer.',
    params: NumberParams, body: answersInputSchema, response: questionnaireSchema,
  }, ({ params, body, scope, services }) => answerQuestionnaire(services, scope, params.number, body)),
  defineApi({
    method: 'get', path: '/valuation-questions', tag, access: 'public', summary: 'The questionnaire: every question with the meaning of 1, 3 and 5 in both languages.', response: questionBankSchema,
  }, async () => ({ version: BANK_VERSION, questions: [...QUESTIONS] })),
  defineApi({
    method: 'get', path: '/valuations', tag, access: 'patent.read', summary: 'Your organisation’s snapshots, newest first; of one patent or one batch when named.', query: valuationsQuerySchema, response: zList(valuationItemSchema),
  }, ({ query, scope, services }) => listValuations(services, scope, query)),
  defineApi({
    method: 'get', path: '/valuations/{id}', tag, access: 'patent.read', summary: 'A snapshot with scores, methods, inputs with their sources, band and limits.', params: ValuationParams, response: valuationResourceSchema,
  }, ({ params, scope, services }) => getValuation(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/valuations/{id}/report', tag, access: 'patent.read', summary: 'The report of a snapshot as a PDF, in Chinese or English (`lang`; else the language of the request): charts, sources, assumptions, limits, fingerprint.',
    params: ValuationParams, query: z.object({ lang: z.enum(LOCALES).optional() }), produces: 'application/pdf',
  }, ({ params, query, scope, services, locale, request }) => reportResponse(services, scope, params.id, query.lang ?? locale, request.signal)),
  defineApi({
    method: 'post', path: '/valuations/{id}/replay', tag, access: 'patent.read', summary: 'Compute a snapshot again from its stored inputs with the method it was made by; `same` when it agrees to the cent.',
    params: ValuationParams, response: replaySchema,
  }, ({ params, scope, services }) => replayValuation(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/valuations/{id}/compare', tag, access: 'patent.read', summary: 'What differs between two snapshots, field by field.', params: ValuationParams, query: z.object({ with: zId('valuation') }), response: comparisonSchema,
  }, ({ params, query, scope, services }) => compareSnapshots(services, scope, params.id, query.with)),
  defineApi({
    method: 'post', path: '/valuations/{id}/publish', tag, access: 'valuation.publish', summary: 'Choose what the listing shows of a valuation of your own patent: score, band, both or nothing.',
    params: ValuationParams, body: publishValuationSchema, response: z.object({ id: zId('valuation'), show: z.enum(PUBLIC_VIEWS) }),
  }, ({ params, body, scope, services }) => publishValuation(services, scope, params.id, body)),
  defineApi({
    method: 'get', path: '/listings/{id}/valuation', tag, access: 'public', own: ['patent.read', 'deal.read'], summary: 'A listing’s price axis: what the owner shows, the ask, and the bids you may see, with a word when the ask lies far outside the band.',
    params: z.object({ id: zId('listing') }), response: listingValuationSchema,
  }, ({ params, scope, services }) => listingValuation(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/portfolio/valuation', tag, access: 'patent.read', summary: 'What your patents are worth together, by the newest snapshot of each.', response: portfolioValueSchema,
  }, ({ scope, services }) => portfolioValue(services, scope)),
  defineApi({
    method: 'post', path: '/valuation-batches', tag, access: 'valuation.write', status: 202, summary: 'Value your whole portfolio, or the patents named, in the background.', body: batchInputSchema, response: batchSchema,
  }, ({ body, scope, services }) => requestBatch(services, scope, body)),
  defineApi({
    method: 'get', path: '/valuation-batches', tag, access: 'patent.read', summary: 'Batches of your organisation, newest first.', query: zPage, response: zList(batchSchema),
  }, ({ query, scope, services }) => listOwnBatches(services, scope, query)),
  defineApi({
    method: 'get', path: '/valuation-batches/{id}', tag, access: 'patent.read', summary: 'How far a batch is, and which patents could not be valued.', params: BatchParams, response: batchSchema,
  }, ({ params, scope, services }) => getBatch(services, scope, params.id)),
];
