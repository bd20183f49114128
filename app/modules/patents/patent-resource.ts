import { annuitiesAhead } from './annuities.ts';
import { dormancyOn } from './dormancy.ts';
import { lifeFactsOf, lifeOn, type Life } from './life.ts';
import type { PatentResource, PortfolioItem, RightResource } from './patent-contract.ts';
import { othersNamed } from './stated-owner.ts';
import type { factsOf, listOwnPatents, PatentRow, rightsOf } from './patent.store.server.ts';

/** Life of a row on a day. */
export function lifeOfRow(row: PatentRow, today: string): Life { return lifeOn(lifeFactsOf(row), today); }

function feesAhead(row: PatentRow, today: string): PatentResource['annuities_ahead'] {
  if (!row.filingDate || !row.grantDate) return null;
  try {
    const ahead = annuitiesAhead({ authority: row.authority, patentKind: row.kind, filingDate: row.filingDate, grantDate: row.grantDate, expiryDay: row.expiryDate }, today);
    const next = ahead.items[0];
    return { total: ahead.total, next_due: next?.dueDay ?? null, next_amount: next?.payable ?? null, pack: ahead.pack, unverified: ahead.unverified };
  } catch {
    return null;
  }
}

/** The public record of a patent: every fact with source and day, life as the rules see it today. */
export function patentResource(row: PatentRow, owner: { id: string; nameZh: string; nameEn: string } | null, known: ReadonlySet<string>, facts: Awaited<ReturnType<typeof factsOf>>, today: string): PatentResource {
  const life = lifeOfRow(row, today);
  const provenance = (row.record as { provenance?: Record<string, { source: string; asOf: string | null }> } | null)?.provenance ?? {};
  const fact = <T>(field: string, value: T) => {
    const newest = facts.find((f) => f.fact === field);
    const from = newest ? { source: newest.source, asOf: newest.asOf } : provenance[field] ?? provenance['*'] ?? { source: '', asOf: null };
    return { value, source: from.source, as_of: from.asOf };
  };
  return {
    id: row.id, number: row.number, application_number: row.applicationNumber, grant_number: row.grantNumber, authority: row.authority, kind: row.kind,
    title: { zh: row.titleZh, en: row.titleEn }, abstract: { zh: row.abstractZh, en: row.abstractEn }, claims: row.claims, claim_count: row.claimCount,
    ipc: row.ipc, cpc: row.cpc, inventors: row.inventors,
    assignees: fact('assignees', row.assignees), filing_date: fact('filingDate', row.filingDate), grant_date: fact('grantDate', row.grantDate), publication_date: fact('publicationDate', row.publicationDate),
    legal_status: { value: row.legalStatus, source: row.statusSource, as_of: row.statusAsOf },
    expiry_date: row.expiryDate ?? life.expiryDay, remaining_months: life.remainingMonths, live: life.live, live_reason: life.reason, stale: life.stale,
    frozen: row.frozen, pledged: row.pledged, co_owned: row.coOwned, government_rights: row.governmentRights,
    owner: owner && { organisation_id: owner.id, name: { zh: owner.nameZh, en: owner.nameEn } },
    ownership: { state: row.ownership, as_of: row.ownershipAsOf }, others_named: othersNamed(row.assignees, known),
    annuities_ahead: feesAhead(row, today),
    forward_citations: row.forwardCitations, backward_citations: row.backwardCitations, family_id: row.familyId,
    facts: facts.map((f) => ({ fact: f.fact, value: f.value, source: f.source, as_of: f.asOf })),
  };
}

export function rightResource(row: Awaited<ReturnType<typeof rightsOf>>[number]): RightResource {
  return {
    kind: row.kind, field_of_use: row.fieldOfUse, territory: row.territory, starts_on: row.startsOn, ends_on: row.endsOn,
    holder: row.holderName, source: row.source, as_of: row.asOf, ended: row.endedAt !== null,
  };
}

/** Held still: not passed on to another owner by a deal. Whether it is owned is another question. */
const held = (row: PatentRow) => row.ownership !== 'passed' && (row.ownerOrgId === null || row.ownerOrgId === row.orgId);

/** A line of the owner's portfolio with the verdict on life and dormancy. `research` = the owner is a university. */
export function portfolioItem(row: Awaited<ReturnType<typeof listOwnPatents>>[number], research: boolean, today: string, known: ReadonlySet<string>): PortfolioItem {
  const life = lifeOfRow(row, today);
  let dormancy: PortfolioItem['dormancy'] = null;
  try {
    const verdict = dormancyOn({ ...lifeFactsOf(row), ownerIsResearch: research, operations: held(row) ? [] : ['transfer'] }, today);
    dormancy = { dormant: verdict.dormant, score: verdict.score };
  } catch { /* no rules for this office: no verdict rather than a guess */ }
  return {
    id: row.id, number: row.number, title: { zh: row.titleZh, en: row.titleEn }, kind: row.kind, ipc: row.ipc,
    legal_status: row.legalStatus, status_as_of: row.statusAsOf, filing_date: row.filingDate, grant_date: row.grantDate, expiry_date: row.expiryDate,
    live: life.live, live_reason: life.reason, dormancy, owned: held(row),
    ownership: row.ownership, ownership_as_of: row.ownershipAsOf, proof_due_on: row.ownership === 'unproven' ? row.ownershipDueOn : null, proof_pending: row.proofPending, others_named: othersNamed(row.assignees, known),
    listing: row.listing && { id: row.listing.id, status: row.listing.status },
  };
}
