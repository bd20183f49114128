import { fieldError } from '#app/core/errors.ts';
import type { ValuationData } from './contract.ts';
import { citationWindowEnd, patentFacts, type FactRow, type RightCounts } from './facts.ts';
import { mainField } from './fields/wipo.ts';
import type { ValuationPacks } from './rule-packs/index.ts';
import type { AnswerFact, PatentFacts, SnapshotInputs, Sourced } from './snapshot.ts';
import { SECTORS, type CitationBasis, type Sector } from './vocabulary.ts';

/** Refuses days that cannot be: valued in the future or before filing, or an expiry that has passed. Throws `validation` with the field. */
export function checkDays(data: Pick<ValuationData, 'expiry_date' | 'rd_spent_on' | 'facts'>, valuedOn: string, filingDate: string | null, today: string): void {
  if (valuedOn > today) throw fieldError('valued_on', 'in_the_future');
  if (filingDate && valuedOn < filingDate) throw fieldError('valued_on', 'before_filing');
  if (data.expiry_date && data.expiry_date <= valuedOn) throw fieldError('expiry_date', 'in_the_past');
  if (data.rd_spent_on && data.rd_spent_on > valuedOn) throw fieldError('rd_spent_on', 'in_the_future');
  data.facts?.citing_documents?.forEach((d, i) => { if (d.published_on > valuedOn) throw fieldError(`facts.citing_documents.${i}.published_on`, 'in_the_future'); });
}

/** Sector of a patent's technology field; the broadest industrial one where the field is unknown. */
export function sectorOf(ipc: readonly string[], packs: ValuationPacks): Sector {
  const field = mainField(ipc);
  const assigned = packs.royalty.values.sectorOfField.value;
  return SECTORS.find((s) => field !== null && assigned[s].includes(field)) ?? 'automotive_industrial';
}

/**
 * Citations somebody stated: the number for five years, or the citing documents themselves, of which those of the window are counted. A
 * patent whose publication nobody recorded has no window: all documents are counted, and the total is said to be one.
 */
function statedCitations(facts: PatentFacts, data: ValuationData, valuedOn: string): { value: number; basis: CitationBasis } | null {
  const end = citationWindowEnd(facts.publicationDate ?? null);
  const basis: CitationBasis = end !== null && valuedOn < end ? 'so_far' : 'five_years';
  if (data.facts?.forward_citations_5y !== undefined) return { value: data.facts.forward_citations_5y, basis };
  const documents = data.facts?.citing_documents;
  if (!documents) return null;
  return end === null ? { value: documents.length, basis: 'total' } : { value: documents.filter((d) => d.published_on <= end).length, basis };
}

/** Classes of the citing documents in the window, each document counting once in each of its classes; null when none names a class. */
function citingClasses(documents: NonNullable<NonNullable<ValuationData['facts']>['citing_documents']>, end: string | null): Record<string, number> | null {
  const counts: Record<string, number> = {};
  for (const d of documents) if (end === null || d.published_on <= end) for (const c of new Set(d.classes)) counts[c] = (counts[c] ?? 0) + 1;
  return Object.keys(counts).length ? counts : null;
}

/** Facts somebody stated go before those counted here, and carry who stated them. */
function overlaid(facts: PatentFacts, data: ValuationData, party: 'seller' | 'buyer', valuedOn: string): PatentFacts {
  const note = data.sources?.facts;
  const stated = (value: number | undefined, known: Sourced<number> | null): Sourced<number> | null =>
    (value === undefined ? known : { value, origin: note?.document ? 'document' : party, source: note?.source ?? '', asOf: note?.as_of ?? valuedOn });
  const citations = statedCitations(facts, data, valuedOn);
  return {
    ...facts, citationBasis: citations?.basis ?? facts.citationBasis ?? null,
    forwardCitations: stated(citations?.value, facts.forwardCitations), backwardCitations: stated(data.facts?.backward_citations, facts.backwardCitations),
    familySize: stated(data.facts?.family_size, facts.familySize),
  };
}

export interface Known {
  row: FactRow; rights: RightCounts; familySize: number | null; readiness: { trl: number; asOf: string } | undefined; answers: readonly AnswerFact[];
  /** Organisation that asks: the patent's own (seller's side) or another (buyer's). */
  askerOrgId: string;
  /** The snapshot whose stated figures were taken over. */
  carried?: SnapshotInputs['carried'];
}

/** Everything known about one patent as the inputs of a valuation, before it is compared with the corpus and the market. Pure. */
export function assemble(known: Known, data: ValuationData, valuedOn: string, packs: ValuationPacks): SnapshotInputs {
  const { scenario, currency, valued_on: _day, deal_kind: dealKind, sector, trl, seed: _seed, draws: _draws, ...stated } = data;
  const party = known.askerOrgId === known.row.orgId ? 'seller' : 'buyer';
  const facts = overlaid(patentFacts(known.row, known.rights, known.familySize), data, party, valuedOn);
  const classes = stated.facts?.citing_documents && !stated.facts.citing_classes ? citingClasses(stated.facts.citing_documents, citationWindowEnd(facts.publicationDate ?? null)) : null;
  const note = data.sources?.trl;
  const readiness: Sourced<number> | null = trl !== undefined
    ? { value: trl, origin: note?.document ? 'document' : party, source: note?.source ?? '', asOf: note?.as_of ?? valuedOn }
    : known.readiness ? { value: known.readiness.trl, origin: 'listing', source: '', asOf: known.readiness.asOf } : null;
  return {
    valuedOn, scenario, currency, dealKind, sector: { value: sector ?? sectorOf(facts.ipc, packs), named: sector !== undefined }, trl: readiness, party, facts,
    standings: {}, growth: null, answers: known.answers, market: null, stated: classes ? { ...stated, facts: { ...stated.facts, citing_classes: classes } } : stated, cohortSet: null, carried: known.carried ?? null,
  };
}
