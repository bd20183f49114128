import type { PersonalColumn } from './personal-columns.ts';

/**
 * What of a fact is shown: which record, what kind of act and when. Prices, terms and texts of a deal are the organisation's, and a member
 * who has left must not carry them away; their own words and names are theirs.
 */
const OF_A_FACT: ReadonlySet<string> = new Set([
  'id', 'org_id', 'actor_org_id', 'deal_id', 'offer_id', 'listing_id', 'patent_id', 'demand_id', 'document_id', 'kind', 'name', 'question', 'round', 'code', 'version', 'title',
  'at', 'created_at', 'signed_at', 'cleared_at', 'signer_name', 'author_name', 'note', 'body', 'reason', 'chain', 'seq', 'action', 'subject',
]);

/** What the database holds of a person, as the texts of JSON it answered with: nothing of it is parsed where pages are made. */
export interface RawPersonalData {
  written_at: string;
  person: string;
  records: { table: string; column: string; rule: PersonalColumn['rule']; rows: string; cut: boolean }[];
  mails: string;
  invitations: string;
}

export interface PersonalData {
  written_at: string;
  person: Record<string, unknown>;
  /** By table: rows that name the person, and whether there were more than fit. */
  records: Record<string, { rows: Record<string, unknown>[]; cut: boolean }>;
  mails: { subject: string; at: string }[];
  invitations_received: Record<string, unknown>[];
}

/** Puts the answer together: rows parsed, facts reduced to what of them is the person's. */
export function personalDataOf(raw: RawPersonalData): PersonalData {
  const records: PersonalData['records'] = {};
  for (const { table, column, rule, rows, cut } of raw.records) {
    const found = JSON.parse(rows) as Record<string, unknown>[];
    const shown = rule === 'fact' ? found.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => OF_A_FACT.has(key)))) : found;
    if (shown.length) records[`${table}.${column}`] = { rows: shown, cut };
  }
  return {
    written_at: raw.written_at, person: JSON.parse(raw.person) as Record<string, unknown>, records,
    mails: JSON.parse(raw.mails) as PersonalData['mails'], invitations_received: JSON.parse(raw.invitations) as Record<string, unknown>[],
  };
}

/** The same as the file a person downloads. A task of heavy work: it may be many megabytes. */
export function personalFileOf(raw: RawPersonalData): { bytes: Uint8Array<ArrayBuffer> } {
  // An own buffer, so that it can be handed over whole.
  return { bytes: Uint8Array.from(Buffer.from(JSON.stringify(personalDataOf(raw), null, 2))) };
}
