import type { World } from './world.ts';

/** A valid form for every writer of a page that speaks of one thing: a stranger must be refused for being a stranger, not for a typing mistake. */
export function formFor(entry: string, ids: World['ids']): Record<string, string> | undefined {
  const bank = { bank_name: 'Bank', serial: 'A-1234', 'amount.currency': 'CNY', 'amount.amount': '100', received_on: '2026-01-01', sent_on: '2026-01-01' };
  const forms: Record<string, Record<string, string>> = {
    'POST /invitations/:token': {},
    'POST /imports/:id start': {}, 'POST /imports/:id try': {}, 'POST /imports/:id recheck': {}, 'POST /imports/:id discard': {}, 'POST /imports/:id undo': {},
    'POST /listings/:id/offer': { kind: 'transfer', 'price.currency': 'CNY', 'price.amount': '5000000' },
    'POST /offers/:id accept': { version: '1' },
    'POST /offers/:id counter': { version: '1', 'price.currency': 'CNY', 'price.amount': '5000000' },
    'POST /offers/:id confirm': { version: '1' },
    'POST /offers/:id reject': { version: '1', reason: 'no' },
    'POST /patents/:number/ownership submit': { extract_no: 'X-1', as_of: '2026-01-01', owner_names: 'Somebody' },
    'POST /patents/:number/ownership appeal': { claim_id: 'clm_0ghost0', reason: 'this was decided wrongly, as the extract shows' },
    'POST /patents/:number/ownership withdraw': {}, 'POST /patents/:number/ownership register': {},
    'POST /listings/:id/claim': { name: 'A Stranger', email: 'stranger@test.example', organisation: 'Strangers', reason: 'this patent belongs to us, see the register' },
    'POST /offers/:id withdraw': { version: '1' },
    'POST /patents/:number/reading': { legal_status: 'in_force', as_of: '2026-01-01', source: 'register' },
    'POST /patents/:number/valuation replay': { valuation_id: ids.valuation },
    'POST /patents/:number/valuation publish': { valuation_id: ids.valuation, show: 'score' },
    'POST /patents/:number/valuation/new': { scenario: 'management', currency: 'CNY' },
    'POST /patents/:number/valuation/questionnaire': { category: 'legal', role: 'officer' },
    'POST /deals/:id move': { name: 'propose_cancel', reason: 'no longer wanted' },
    'POST /deals/:id override': { step: 'confirm', to: 'cancelled', reason: 'no longer wanted' },
    'POST /deals/:id message': { body: 'hello' },
    'POST /deals/:id upload': { kind: 'evidence', title: 'x' },
    'POST /deals/:id royalty': { period_start: '2026-01-01', sales: '100' },
    'POST /deals/:id/contract draft': { additional_clauses: '' },
    'POST /deals/:id/contract sign': { document_id: ids.document, sha256: 'a'.repeat(64), signer_name: 'A Stranger' },
    'POST /deals/:id/pay card': { amount: '7777777' },
    'POST /deals/:id/pay bank': { amount: '7777777' },
    'POST /demands/:id publish': {}, 'POST /demands/:id pause': {}, 'POST /demands/:id close': {},
    'POST /demands/:id alerts': { alerts: 'on' },
    'POST /demands/:id answer': { version: '1', element: 'problem', text: 'Something wears out' },
    'POST /demands/:id interested': { listing_id: ids.listing },
    'POST /demands/:id pass': { listing_id: ids.listing, reason: 'price' },
    'POST /demands/:id/edit save': { version: '1', lang: 'en', title: 'Another title', problem: 'Something wears out too fast and we want it to last.' },
    'POST /demands/:id/edit publish': { version: '1', lang: 'en', title: 'Another title', problem: 'Something wears out too fast and we want it to last.' },
    'POST /alerts/:token': { frequency: 'off' },
    'POST /alerts/:token/unsubscribe': { 'List-Unsubscribe': 'One-Click' },
    'POST /my/listings/:id save': { version: '1', trl: '5' },
    'POST /my/listings/:id publish': { version: '1', trl: '5', benefit_zh: '寿命提高到三倍', benefit_en: 'Triples the life', deal_kinds: 'transfer', territories: 'CN', 'ask.currency': 'CNY', 'ask.amount': '5000000', approval_number: 'A-1', notice_starts_on: '2025-01-01' },
    'POST /my/listings/:id suspend': {}, 'POST /my/listings/:id withdraw': {},
    // Their things are named in the form, not in the address.
    'POST /my/listings/new': { patent_id: 'pat_0ghost0' },
    'POST /saved save': { listing_id: ids.listing }, 'POST /saved unsave': { listing_id: ids.listing }, 'POST /saved digest': { id: ids.saved, digest: 'daily' }, 'POST /saved delete-search': { id: ids.saved },
    'POST /organisation/members remove': { member_id: 'mem_0ghost0' }, 'POST /organisation/members change': { member_id: 'mem_0ghost0', role: 'viewer' }, 'POST /organisation/members revoke': { invitation_id: 'inv_0ghost0' },
    'POST /organisation/tokens revoke': { token_id: 'tok_0ghost0' },
    'POST /operator record': { payment_id: ids.payment, ...bank }, 'POST /operator confirm': { payment_id: ids.payment, ...bank },
  };
  return forms[entry];
}
