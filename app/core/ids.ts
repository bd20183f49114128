/** Prefixes of every public id. An id is opaque to callers; the prefix only tells a reader what it names. */
export const ID_PREFIXES = {
  user: 'usr', org: 'org', member: 'mem', invitation: 'inv', patent: 'pat', listing: 'lst', demand: 'dem',
  offer: 'off', round: 'rnd', deal: 'deal', transition: 'trn', evidence: 'evd', document: 'doc', signature: 'sig',
  message: 'msg', payment: 'pay', command: 'cmd', payout: 'pyo', journal: 'jrn', hold: 'hld', import: 'imp',
  right: 'rgt', match: 'mat', feedback: 'fbk', audit: 'aud', outbox: 'evt', token: 'tok', notification: 'ntf',
  savedSearch: 'ssr', introduction: 'int', mail: 'mal', file: 'fil',
  device: 'dev', passkey: 'psk', bankOrder: 'bor', verification: 'ver', alias: 'als', proof: 'prf', claim: 'clm',
  valuation: 'val', valuationBatch: 'vbt', answer: 'ans', incident: 'inc',
  moneyIncident: 'mic', statement: 'bst', statementLine: 'bsl', correction: 'cor', approval: 'apr',
  agreement: 'agr', obligation: 'obl', settlement: 'stl', credit: 'crd', royaltyReport: 'rrp',
  sale: 'sal', saleRefusal: 'srf', saleOutage: 'sou', postedPrice: 'ppr', postedAcceptance: 'ppa',
  portfolioBatch: 'pbt', patentInventor: 'iln', portfolioView: 'pvw', deposit: 'dpt', service: 'svc',
  licence: 'lic', mandate: 'mdt', feeClaim: 'fcl', serviceQuote: 'sqt',
  event: 'evn', eventSeat: 'evr', eventTalk: 'evm',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford base 32: no i, l, o, u to misread

/**
 * A new id such as `lst_01jd…`: 9 characters of millisecond time, so ids sort roughly by creation and index
 * pages stay warm, then 14 characters (70 bits) from the platform's CSPRNG, so they cannot be guessed.
 */
export function newId(kind: IdKind, now: number = Date.now()): string {
  let time = '';
  for (let rest = now, i = 0; i < 9; i++, rest = Math.floor(rest / 32)) time = ALPHABET[rest % 32] + time;
  let random = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(14))) random += ALPHABET[byte & 31];
  return `${ID_PREFIXES[kind]}_${time}${random}`;
}

/** True when `value` has the shape of an id of this kind; says nothing about whether it exists. */
export function isId(kind: IdKind, value: string): boolean {
  return new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-z_]{3,40}$`).test(value);
}
