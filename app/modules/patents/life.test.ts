import { describe, expect, it } from 'vitest';
import { marketBlockers, type MarketFacts } from '#app/modules/listings/rules.ts';
import { annuityCalendar } from './annuities.ts';
import { lifeFactsOf, lifeOn } from './life.ts';
import { columnsOfRecord } from './patent-row.ts';
import { finishRecord, newDraft, addNumber } from './record.ts';
import { knownTerm, termOf } from './term.ts';

/** A United States patent whose term began with its parent and was lengthened for the office's delays. */
const us = { authority: 'US', patentKind: 'invention' as const, filingDate: '2006-03-01', earliestFilingDate: '2004-11-30', grantDate: '2012-05-01', ptaDays: 900 };

function rowOf(more: { terminalDisclaimer?: boolean } = {}) {
  const draft = { ...newDraft(), titles: { en: 'Seal' }, filingDate: us.filingDate, earliestFilingDate: us.earliestFilingDate, grantDate: us.grantDate, ptaDays: us.ptaDays, legalStatus: 'in_force' as const, ...more };
  addNumber(draft, 'US8168000B2', { type: 'grant' }, 'grantNumber');
  const done = finishRecord(draft, 'uspto-xml', { source: 'grant', asOf: '2026-11-20' });
  if (!('record' in done)) throw new Error(JSON.stringify(done));
  return columnsOfRecord(done.record, '2026-11-30');
}

describe('one life', () => {
  it('is the same on the page, on the market and at gate G2, with parents and adjustments', () => {
    const row = rowOf();
    // Without parent and adjustment it would seem to end on 2026-03-01: sold, and then blocked for ever.
    expect(row.expiryDate).toBe(termOf(us)!.expiryDay);
    expect(row.expiryDate! > '2026-12-31').toBe(true);
    const life = lifeOn(lifeFactsOf(row), '2026-11-30');
    expect(life).toMatchObject({ live: true, reason: 'in_force', expiryDay: row.expiryDate });
    const market: MarketFacts = { ...row, orgId: 'o', ownerOrgId: 'o', ownership: 'proven', ownershipDueOn: null, orgVerified: true, nameHeld: false, frozen: false, pledged: false, pledgeConsent: false };
    expect(marketBlockers(market, '2026-11-30')).toEqual([]);
    expect(marketBlockers(market, row.expiryDate!)).toEqual(['term_over']);
    expect(lifeOn(lifeFactsOf(row), row.expiryDate!)).toMatchObject({ live: false, reason: 'term_over', remainingMonths: 0 });
  });

  it('counts no adjustment where the term was disclaimed, and an extension all the same', () => {
    expect(termOf({ ...us, terminalDisclaimer: true })!.expiryDay).toBe('2024-11-30');
    expect(termOf({ ...us, terminalDisclaimer: true, pteDays: 100 })!.expiryDay).toBe('2025-03-10');
    expect(lifeOn(lifeFactsOf(rowOf({ terminalDisclaimer: true })), '2026-11-30')).toMatchObject({ live: false, reason: 'term_over' });
  });

  it('does not guess a term for a kind or an office without rules, and does not fail on it', () => {
    expect(knownTerm({ authority: 'US', patentKind: 'utility_model', filingDate: '2020-01-01' })).toBeNull();
    expect(lifeOn({ authority: 'US', patentKind: 'utility_model', legalStatus: 'in_force', filingDate: '1990-01-01', paidThrough: 1, grantDate: '1992-01-01' }, '2026-11-30')).toMatchObject({ live: true, expiryDay: null });
    expect(lifeOn({ authority: 'US', patentKind: 'utility_model', legalStatus: 'in_force', expiryDay: '2026-11-30' }, '2026-11-30')).toMatchObject({ live: false, reason: 'term_over' });
  });

  it('owes no fee that falls due after it', () => {
    // A long examination and an early parent: the third window (11.5 years after grant) opens when the right is over.
    const late = { ...us, earliestFilingDate: '1998-01-01', ptaDays: 0, grantDate: '2012-05-01' };
    expect(termOf(late)!.expiryDay).toBe('2018-01-01');
    expect(annuityCalendar(late).items.map((i) => i.year)).toEqual([1]);
    expect(annuityCalendar(us).items).toHaveLength(3);
  });
});

describe('a record with legal events', () => {
  const record = (more: object) => columnsOfRecord({
    docdb: 'CN101000001B', authority: 'CN', patentKind: 'invention', titles: { zh: '一种泵' }, abstracts: {}, claims: [], ipc: [], cpc: [], applicants: ['甲大学'], assignees: [], inventors: [], priority: [],
    grantNumber: 'CN101000001B', filingDate: '2010-01-05', grantDate: '2013-02-06', writtenNumbers: {}, sourceFormat: 'epo-xml', provenance: { '*': { source: 'file a', asOf: '2020-05-01' } },
    legalEvents: [{ date: '2013-02-06', code: 'GR01' }, { date: '2018-03-01', code: 'CF01' }], ...more,
  } as unknown as Parameters<typeof columnsOfRecord>[0], '2026-11-30');
  it('has the status they tell, as of the last one that tells', () => {
    expect(record({})).toMatchObject({ legalStatus: 'lapsed', statusAsOf: '2018-03-01', statusSource: 'file a' });
    expect(record({ legalEvents: [] })).toMatchObject({ legalStatus: 'unknown', statusAsOf: null });
  });
  it('believes the newer of its own word and its events', () => {
    expect(record({ legalStatus: 'in_force' })).toMatchObject({ legalStatus: 'in_force', statusAsOf: '2020-05-01' });
    expect(record({ legalStatus: 'in_force', provenance: { '*': { source: 'file a', asOf: '2015-05-01' } } })).toMatchObject({ legalStatus: 'lapsed', statusAsOf: '2018-03-01' });
    expect(record({ legalStatus: 'in_force', provenance: { '*': { source: 'file a', asOf: null } } })).toMatchObject({ legalStatus: 'lapsed' });
    expect(record({ legalStatus: 'expired', provenance: { '*': { source: 'file a', asOf: null } } })).toMatchObject({ legalStatus: 'expired', statusAsOf: null });
  });
});
