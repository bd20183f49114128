import { SEALED_FORMS } from './sealed-samples.ts';
import type { World } from './world.ts';

const SALE = { mechanism: 'english', kind: 'transfer', 'start.currency': 'CNY', 'start.amount': '100000000', 'step.currency': 'CNY', 'step.amount': '1000000' };
/** So many hours from now, as the browser's own picker writes it in China Standard Time. */
const minute = (hours: number) => new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(0, 16);

/** A valid form for every writer of a page that speaks of one thing: a stranger must be refused for being a stranger, not for a typing mistake. */
export function formFor(entry: string, ids: World['ids']): Record<string, string> | undefined {
  const bank = { bank_name: 'Bank', serial: 'A-1234', 'amount.currency': 'CNY', 'amount.amount': '100', received_on: '2026-01-01', sent_on: '2026-01-01' };
  const forms: Record<string, Record<string, string>> = {
    'POST /invitations/:token': {},
    'POST /imports/:id start': {}, 'POST /imports/:id try': {}, 'POST /imports/:id recheck': {}, 'POST /imports/:id discard': {}, 'POST /imports/:id undo': {},
    'POST /listings/:id/offer': { kind: 'transfer', 'price.currency': 'CNY', 'price.amount': '5000000' },
    'POST /listings/:id/sale': { ...SALE, opens_at: minute(48), closes_at: minute(72) },
    'POST /listings/:id/prices post': { kind: 'transfer', 'price.currency': 'CNY', 'price.amount': '5000000' }, 'POST /listings/:id/prices withdraw': { price_id: 'ppr_0ghost0' }, 'POST /listings/:id/prices accept': { price_id: 'ppr_0ghost0', amount: '5000000' },
    'POST /sales/:id enter': {}, 'POST /sales/:id deposit': {}, 'POST /sales/:id bid': { 'max.currency': 'CNY', 'max.amount': '100000000' },
    ...SEALED_FORMS,
    ...Object.fromEntries(['withdraw_sale', 'object', 'propose_forfeit', 'forfeit', 'spare'].map((move) => [`POST /sales/:id ${move}`, { reason: 'no longer wanted' }])),
    'POST /offers/:id accept': { version: '1' },
    'POST /offers/:id counter': { version: '1', 'price.currency': 'CNY', 'price.amount': '5000000' },
    'POST /offers/:id confirm': { version: '1' },
    'POST /offers/:id reject': { version: '1', reason: 'no' },
    'POST /patents/:number/ownership submit': { extract_no: 'X-1', as_of: '2026-01-01', owner_names: 'Somebody' },
    'POST /patents/:number/ownership appeal': { claim_id: 'clm_0ghost0', reason: 'this was decided wrongly, as the extract shows' },
    'POST /patents/:number/ownership withdraw': {}, 'POST /patents/:number/ownership register': {},
    'POST /listings/:id/claim': { name: 'A Stranger', email: 'stranger@test.example', organisation: 'Strangers', reason: 'this patent belongs to us, see the register' },
    'POST /offers/:id withdraw': { version: '1' },
    'POST /portfolio preview': { step: 'assign', selection: 'pat_0ghost0' }, 'POST /portfolio apply': { step: 'assign', selection: 'pat_0ghost0', expected: '1' },
    'POST /portfolio/inventors invite': { email: 'inventor@ghost.test', name: 'A Stranger', patent_ids: 'pat_0ghost0' }, 'POST /portfolio/inventors end': { link_id: 'iln_0ghost0' }, 'POST /inventions/:id': { category: 'legal', 'score.validity': '3' },
    'POST /portfolio undo': { batch_id: 'pbt_0ghost0' }, 'POST /portfolio keep_view': { name: 'Mine', query: '' }, 'POST /portfolio drop_view': { view_id: 'pvw_0ghost0' },
    'POST /patents/:number/reading': { legal_status: 'in_force', as_of: '2026-01-01', source: 'register' },
    'POST /patents/:number/valuation replay': { valuation_id: ids.valuation },
    'POST /patents/:number/valuation publish': { valuation_id: ids.valuation, show: 'score' },
    'POST /patents/:number/valuation/new': { scenario: 'management', currency: 'CNY' },
    'POST /patents/:number/valuation/questionnaire': { category: 'legal', role: 'officer' },
    'POST /deals/:id override': { step: 'confirm', to: 'cancelled', reason: 'no longer wanted' },
    'POST /deals/:id message': { body: 'hello' },
    'POST /deals/:id upload': { kind: 'evidence', title: 'x' },
    'POST /deals/:id royalty': { period_start: '2026-01-01', sales: '100' },
    'POST /deals/:id/contract draft': { additional_clauses: '' },
    'POST /deals/:id/contract sign': { document_id: ids.document, sha256: 'a'.repeat(64), signer_name: 'A Stranger' },
    'POST /deals/:id/pay card': { amount: '7777777', obligation_id: ids.obligation },
    'POST /deals/:id/pay bank': { amount: '7777777', obligation_id: ids.obligation },
    'POST /demands/:id publish': {}, 'POST /demands/:id pause': {}, 'POST /demands/:id close': {},
    'POST /demands/:id alerts': { alerts: 'on' },
    'POST /demands/:id answer': { version: '1', element: 'problem', text: 'Something wears out' },
    'POST /demands/:id interested': { listing_id: ids.listing },
    'POST /demands/:id pass': { listing_id: ids.listing, reason: 'price' },
    'POST /demands/:id/edit save': { version: '1', lang: 'en', title: 'Another title', problem: 'Something wears out too fast and we want it to last.' },
    'POST /demands/:id/edit publish': { version: '1', lang: 'en', title: 'Another title', problem: 'Something wears out too fast and we want it to last.' },
    'POST /brokerage licence': { kind: 'technology_broker', number: 'JJ-1', issuer: 'Register', issued_on: '2024-01-01', expires_on: '2030-01-01' },
    'POST /mandates/new mandate': { principal: 'nobody', side: 'sell', fee: '5', starts_on: '2026-01-01', ends_on: '2030-01-01', tail_months: '12' },
    'POST /introductions/new introduce': { mandate_id: 'mdt_0ghost0', listing_id: 'lst_0ghost0', company: 'nobody', reason: 'they fit one another well' },
    'POST /mandates/:id move': { name: 'terminate', reason: 'no longer wanted' }, 'POST /introductions/:id move': { name: 'refuse', reason: 'no longer wanted' }, 'POST /fee-claims/:id move': { name: 'answer', reason: 'no' },
    'POST /services/new request': { kind: 'appraisal', title: 'An appraisal', brief: 'What it may be worth in a sale.', quotes_until: '2030-01-01', agencies: 'nobody' },
    'POST /services/:id move': { name: 'cancel', reason: 'no longer wanted' }, 'POST /services/:id quote': { 'price.currency': 'CNY', 'price.amount': '100000', days: '10', valid_until: '2030-01-01' }, 'POST /services/:id deliver': { note: 'here' }, 'POST /services/:id pay': {},
    'POST /operator/brokerage decide': { licence_id: 'lic_0ghost0', verdict: 'accept' },
    'POST /alerts/:token': { frequency: 'off' },
    'POST /alerts/:token/unsubscribe': { 'List-Unsubscribe': 'One-Click' },
    'POST /my/listings/:id save': { version: '1', trl: '5' },
    'POST /my/listings/:id publish': { version: '1', trl: '5', benefit_zh: '寿命提高到三倍', benefit_en: 'Triples the life', deal_kinds: 'transfer', territories: 'CN', 'ask.currency': 'CNY', 'ask.amount': '5000000', approval_number: 'A-1', notice_starts_on: '2025-01-01' },
    'POST /my/listings/:id suspend': {}, 'POST /my/listings/:id withdraw': {},
    // Their things are named in the form, not in the address.
    'POST /my/listings/new': { patent_id: 'pat_0ghost0' },
    'POST /saved save': { listing_id: ids.listing }, 'POST /saved unsave': { listing_id: ids.listing }, 'POST /saved digest': { id: ids.saved, digest: 'daily' }, 'POST /saved delete-search': { id: ids.saved },
    'POST /organisation/members remove': { member_id: 'mem_0ghost0' }, 'POST /organisation/members attest': { member_id: 'mem_0ghost0', name: 'A Stranger' }, 'POST /organisation/members change': { member_id: 'mem_0ghost0', role: 'viewer' }, 'POST /organisation/members revoke': { invitation_id: 'inv_0ghost0' },
    'POST /organisation/members rule': {},
    'POST /approvals approve': { approval_id: 'apr_0ghost0', hash: 'a'.repeat(64) }, 'POST /approvals refuse': { approval_id: 'apr_0ghost0', reason: 'no' }, 'POST /approvals withdraw': { approval_id: 'apr_0ghost0' }, 'POST /approvals renew': { approval_id: 'apr_0ghost0' },
    'POST /organisation/tokens revoke': { token_id: 'tok_0ghost0' },
    'POST /operator/statements upload': { bank_name: 'Bank', account_no: '62220202' }, 'POST /operator/statements assign': { line_id: 'bsl_0ghost0', target: 'bank_fee' },
    'POST /operator/statements confirm_line': { line_id: 'bsl_0ghost0' }, 'POST /operator/statements reopen': { line_id: 'bsl_0ghost0' },
    'POST /operator/people find': { email: 'nobody@nowhere.test' }, 'POST /operator/people end': { person_id: 'usr_0ghost0', reason: 'seen' }, 'POST /operator/people name': { member_id: 'mem_0ghost0', name: 'A', basis: 'seen' },
    'POST /operator/reconciliation close_incident': { incident_id: 'mic_0ghost0', reason: 'seen' },
    'POST /operator record': { payment_id: ids.payment, ...bank }, 'POST /operator confirm': { payment_id: ids.payment, ...bank },
  };
  return forms[entry] ?? (/^POST \/deals\/:id move_/.test(entry) ? { reason: 'no longer wanted' } : /^POST \/operator move_/.test(entry) ? { deal_id: ids.deal, version: '1', reason: 'no longer wanted' } : undefined);
}
