import { CONSENT } from '#app/modules/deals/consent.ts';
import { SEALED_BODIES } from './sealed-samples.ts';
import type { World } from './world.ts';

const money = { currency: 'CNY', amount: 5_000_000 };

/** A valid body for every endpoint that takes one: a stranger must be refused for being a stranger, not for a typing mistake. */
export function bodyFor(endpoint: string, ids: World['ids']): unknown {
  const bodies: Record<string, unknown> = {
    'POST /imports/{id}/decision': { action: 'discard' }, 'POST /imports/{id}/undo': {},
    'POST /listings': { patent_id: 'pat_0ghost0' },
    'PATCH /listings/{id}': { version: 1, trl: 5 },
    'POST /listings/{id}/publish': {},
    'POST /listings/{id}/suspend': {},
    'POST /listings/{id}/withdraw': {},
    'POST /listings/{id}/offers': { kind: 'transfer', price: money },
    'POST /demands': { lang: 'en', title: 'A need', problem: 'Something wears out too fast and we want it to last.' },
    'PATCH /demands/{id}': { version: 1, title: 'Another title' },
    'POST /demands/{id}/publish': {},
    'POST /demands/{id}/pause': {},
    'POST /demands/{id}/close': {},
    'POST /demands/{id}/matches/{listing_id}/feedback': { verdict: 'interested' },
    'POST /saved-searches': { name: 'mine', query: 'q=x', digest: 'weekly' },
    'PATCH /saved-searches/{id}': { digest: 'daily' },
    'POST /listings/{id}/sales': { mechanism: 'english', kind: 'transfer', start: money, step: money, opens_at: new Date(Date.now() + 48 * 3_600_000).toISOString(), closes_at: new Date(Date.now() + 72 * 3_600_000).toISOString() },
    'POST /listings/{id}/prices': { kind: 'transfer', price: money }, 'POST /posted-prices/{id}/withdraw': {}, 'POST /posted-prices/{id}/accept': { amount: 5 },
    'POST /sales/{id}/entry': {}, 'POST /sales/{id}/bids': { max: money }, 'POST /sales/{id}/moves': { name: 'withdraw_sale', reason: 'no longer wanted' },
    ...SEALED_BODIES,
    'POST /mandates': { principal: 'nobody', side: 'sell', fee_bps: 500, starts_on: '2026-01-01', ends_on: '2030-01-01', tail_months: 12 },
    'POST /introductions': { mandate_id: 'mdt_0ghost0', listing_id: 'lst_0ghost0', company: 'nobody', reason: 'they fit one another well' },
    // A broker's steps: those of the other sides ask for a permission of their own, by the definition.
    'POST /mandates/{id}/moves': { name: 'withdraw' }, 'POST /introductions/{id}/moves': { name: 'withdraw' }, 'POST /fee-claims/{id}/moves': { name: 'waive', reason: 'no' },
    'POST /events': { kind: 'roadshow', title_zh: '路演', title_en: 'Roadshow', about_zh: '虚构的路演，用于测试。', about_en: 'A roadshow of a test.', place_zh: '长春', place_en: 'Changchun', starts_at: '2030-01-02T09:00:00Z', ends_at: '2030-01-02T17:00:00Z', register_until: '2030-01-01T12:00:00Z', capacity: 10 },
    'POST /events/{id}/moves': { name: 'drop' }, 'POST /events/{id}/registration': {}, 'POST /events/{id}/talks/verdicts': { talk_id: 'evm_0ghost0', verdict: 'later' }, 'POST /events/{id}/plan': {},
    'POST /events/{id}/scans': { device: 'phone-of-a-test', scans: [{ nonce: 'nonce-0001', code: '0123456789', scanned_at: '2030-01-02T09:00:00Z' }] },
    'POST /offers/{id}/counter': { price: money },
    'POST /offers/{id}/accept': {},
    'POST /offers/{id}/confirm': {},
    'POST /patents/{number}/ownership/register': {},
    'POST /ownership/claims/{id}/appeal': { reason: 'this is no claim of mine, and I appeal it' },
    'POST /verification/decisions': { verification_id: 'ver_0ghost0', verdict: 'accept' },
    'POST /verification/name-decisions': { org_id: 'org_0ghost0', verdict: 'accept' },
    'POST /ownership/proof-decisions': { proof_id: 'prf_0ghost0', verdict: 'accept' },
    'POST /ownership/claim-decisions': { claim_id: 'clm_0ghost0', verdict: 'dismiss', reason: 'no' },
    'POST /organisations/{id}/members/{member_id}/attest': { name: 'A Stranger' },
    'POST /offers/{id}/reject': { reason: 'no' },
    'POST /offers/{id}/withdraw': {},
    'POST /deals/{id}/transitions': { name: 'propose_cancel', reason: 'no longer wanted' },
    'POST /deals/{id}/messages': { body: 'hello' },
    'POST /deals/{id}/payments': { rail: 'stripe' },
    'POST /deals/{id}/contract': {},
    'POST /deals/{id}/royalties': { period_start: '2026-01-01', sales: money },
    'POST /deals/{id}/documents/{document_id}/sign': { sha256: 'a'.repeat(64), consent_version: CONSENT.version, consent_lang: 'en' },
    'POST /payments/{id}/record': { bank_name: 'Bank', serial: 'A-1234', amount: money, received_on: '2026-01-01' },
    'POST /payments/{id}/confirm': { bank_name: 'Bank', serial: 'A-1234', amount: money, received_on: '2026-01-01' },
    'POST /payments/{id}/reject': { reason: 'not_received' },
    'POST /approvals/{id}/approve': { hash: 'a'.repeat(64) }, 'POST /approvals/{id}/refuse': { reason: 'no' },
    'POST /payouts/{id}/record': { bank_name: 'Bank', serial: 'A-1234', amount: money, sent_on: '2026-01-01', advice_file_id: 'fil_0ghost0' },
    'POST /payouts/{id}/confirm': { order_id: 'bor_0ghost0' },
    'POST /refunds/{id}/record': { bank_name: 'Bank', serial: 'A-1234', amount: money, sent_on: '2026-01-01', advice_file_id: 'fil_0ghost0' },
    'POST /refunds/{id}/confirm': { order_id: 'bor_0ghost0' },
    'POST /bank-orders/{id}/reject': { reason: 'no' },
    'POST /bank-statement-lines/{id}/assign': { purpose: 'bank_fee' },
    'POST /ledger/corrections': { journal_id: 'jrn_0ghost0', reason: 'wrong' },
    'POST /money-incidents/{id}/close': { reason: 'seen' },
    'POST /patents/{number}/status': { legal_status: 'in_force', as_of: '2026-01-01', source: 'register' },
    'POST /notifications/{id}/read': {},
    'POST /patents/{number}/valuation': { scenario: 'management' },
    'POST /patents/{number}/questionnaire': { role: 'buyer', answers: [{ question: 'market_pull', score: 3 }] },
    'POST /valuations/{id}/replay': {},
    'POST /valuations/{id}/publish': { show: 'score' },
    'POST /valuation-batches': {},
  };
  void ids;
  return bodies[endpoint];
}

/** The same for what a query string must say. */
export function queryFor(endpoint: string, ids: World['ids']): string {
  const queries: Record<string, string> = { 'GET /valuations/{id}/compare': `?with=${ids.valuation}` };
  return queries[endpoint] ?? '';
}
