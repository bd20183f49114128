import { legalDay } from '#app/core/clock.ts';
import type { PatentRecord } from './contract.ts';
import { normaliseSymbols } from './ipc.ts';
import { readNumber, searchKeys } from './numbers.ts';
import { rightColumns } from './right-key.ts';
import { ownNumber } from './right-identity.ts';
import { isDead } from './life.ts';
import { settledStatus, type StatusTold } from './status-of-record.ts';
import { statusOfEvents } from './status-of-events.ts';
import { knownTerm } from './term.ts';

/** The queried columns of a record. The record itself is kept beside them, so nothing the source said is lost. */
export function columnsOfRecord(record: PatentRecord, today: string = legalDay(new Date())) {
  const status = statusTold(record);
  return {
    number: record.docdb,
    applicationNumber: record.applicationNumber ?? null,
    grantNumber: record.grantNumber ?? null,
    numberKeys: numberKeysOf(record),
    ...rightColumns({ authority: record.authority, number: record.docdb, applicationNumber: record.applicationNumber, grantNumber: record.grantNumber, publicationNumber: record.publicationNumber }),
    authority: record.authority,
    kind: record.patentKind,
    titleZh: record.titles.zh ?? '',
    // A title in another language stands where there is no other, rather than none.
    titleEn: record.titles.en ?? (record.titles.zh ? '' : record.titleOriginal?.text ?? ''),
    abstractZh: record.abstracts.zh ?? '',
    abstractEn: record.abstracts.en ?? (record.abstracts.zh ? '' : record.abstractOriginal?.text ?? ''),
    claims: record.claims.slice(0, 200),
    ipc: normaliseSymbols(record.ipc).symbols,
    cpc: normaliseSymbols(record.cpc).symbols,
    applicants: record.applicants,
    assignees: record.assignees.length ? record.assignees : record.applicants,
    inventors: record.inventors,
    filingDate: record.filingDate ?? null,
    publicationDate: record.publicationDate ?? null,
    grantDate: record.grantDate ?? null,
    expiryDate: expiryOf(record),
    ...status,
    familyId: record.familyId ?? null,
    claimCount: record.claimCount ?? record.claims.length,
    forwardCitations: record.forwardCitations ?? 0,
    backwardCitations: record.backwardCitations ?? 0,
    governmentRights: record.governmentRights ? `stated in the publication (read ${today})` : '',
    coOwned: new Set(record.assignees.length ? record.assignees : record.applicants).size > 1,
  } as const;
}

/**
 * The status a record tells: its own word or its legal events, whichever is the newer reading. A word without a day stands unless the events
 * end what it calls alive; without either it follows from the numbers.
 */
function statusTold(record: PatentRecord): StatusTold {
  const provenance = record.provenance.legalStatus ?? record.provenance['*'];
  const word: StatusTold = record.legalStatus
    ? { legalStatus: record.legalStatus, statusAsOf: provenance?.asOf ?? null, statusSource: provenance?.source ?? '' }
    : { legalStatus: record.grantDate || record.grantNumber ? 'unknown' : 'pending', statusAsOf: null, statusSource: '' };
  const read = statusOfEvents(record.legalEvents ?? [], record.authority);
  if (!read) return word;
  const events: StatusTold = { legalStatus: read.status, statusAsOf: read.asOf, statusSource: (record.provenance.legalEvents ?? record.provenance['*'])?.source ?? '' };
  if (record.legalStatus && word.statusAsOf === null) return isDead(read.status) && !isDead(record.legalStatus) ? events : word;
  return settledStatus(events, word, record);
}

/** Every spelling of every number of the record. */
function numberKeysOf(record: PatentRecord): string[] {
  const keys = new Set<string>();
  for (const [type, number, written] of [['application', record.applicationNumber, record.writtenNumbers.application], ['publication', record.publicationNumber, record.writtenNumbers.publication], ['grant', record.grantNumber, record.writtenNumbers.grant]] as const) {
    if (!number) continue;
    const own = ownNumber(number, type, record.authority);
    if (own) searchKeys(written ? { ...own, original: written } : own).forEach((key) => keys.add(key));
    const parsed = written ? readNumber(written, { type, authority: record.authority, ...(record.filingDate ? { year: Number(record.filingDate.slice(0, 4)) } : {}) }) : null;
    if (parsed?.ok && !parsed.value.alternatives) searchKeys(parsed.value).forEach((key) => keys.add(key));
    keys.add(number);
  }
  return [...keys].slice(0, 60);
}

/** First day without the right, where filing day and office's rules are known; a kind the office does not grant has none. */
function expiryOf(record: PatentRecord): string | null {
  // An international application grants nothing, so nothing of it expires.
  if (!record.filingDate || record.authority === 'WO') return null;
  return knownTerm({
    authority: record.authority, patentKind: record.patentKind, filingDate: record.filingDate, earliestFilingDate: record.earliestFilingDate, grantDate: record.grantDate, ptaDays: record.ptaDays,
    pteDays: record.pteDays, terminalDisclaimer: record.terminalDisclaimer,
  })?.expiryDay ?? null; // an office without a rule pack: the expiry is unknown, and shown so
}
