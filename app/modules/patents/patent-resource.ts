import { annuitiesAhead } from './annuities.ts';
import { lifeFactsOf, lifeOn, type Life } from './life.ts';
import type { PatentResource, RightResource } from './patent-contract.ts';
import { othersNamed } from './stated-owner.ts';
import type { factsOf, PatentRow, rightsOf } from './patent.store.server.ts';

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
