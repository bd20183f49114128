import { annuitiesAhead } from './annuities.ts';
import { annuityBar } from './advice.ts';
import { lifeFactsOf, lifeOn, type Life } from './life.ts';
import type { PatentResource, RightResource } from './patent-contract.ts';
import { disagreements } from './sources-apart.ts';
import { othersNamed } from './stated-owner.ts';
import type { factsOf, PatentRow, rightsOf } from './patent.store.server.ts';

/** Life of a row on a day. */
export function lifeOfRow(row: PatentRow, today: string): Life { return lifeOn(lifeFactsOf(row), today); }

function feesAhead(row: PatentRow, today: string): PatentResource['annuities_ahead'] {
  if (!row.filingDate || !row.grantDate) return null;
  try {
    const ahead = annuitiesAhead({ authority: row.authority, patentKind: row.kind, filingDate: row.filingDate, grantDate: row.grantDate, expiryDay: row.expiryDate, claims: row.claimCount || null }, today);
    const next = ahead.items[0];
    return { total: ahead.total, next_due: next?.dueDay ?? null, next_amount: next?.payable ?? null, pack: ahead.pack, unverified: ahead.unverified };
  } catch {
    return null;
  }
}

/** What registers and gazettes told of it, newest first; events without a day come last. */
function eventsOf(row: PatentRow): PatentResource['events'] {
  const events = (row.record as { legalEvents?: { date?: string; code?: string; text?: string; effect?: '+' | '-' }[] } | null)?.legalEvents ?? [];
  return events.slice(0, 500).map((e) => ({ date: e.date ?? null, code: e.code ?? '', text: e.text ?? '', effect: e.effect ?? null })).sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : (a.date ?? '') > (b.date ?? '') ? -1 : 0));
}

function feesOf(row: PatentRow, today: string): Pick<PatentResource, 'fees' | 'restoration'> {
  try {
    const { items, restoration } = annuityBar(lifeFactsOf(row), today);
    return { fees: items.slice(0, 40).map((i) => ({ year: i.year, due: i.dueDay, grace_end: i.graceEndDay, amount: i.payable, surcharge: i.surcharge, state: i.state })), restoration };
  } catch {
    return { fees: [], restoration: null }; // a kind this office does not grant
  }
}

/** Numbers a record ties a patent to, each once, with how: `family`, or the relation the document states. */
export function familyOf(row: PatentRow): { number: string; relation: string }[] {
  const record = row.record as { familyMembers?: string[]; related?: { relation: string; number: string }[]; internationalApplication?: string } | null;
  const own = new Set([row.number, row.applicationNumber, row.grantNumber]);
  const all = [...(record?.related ?? []).map((r) => ({ number: r.number, relation: r.relation })), ...(record?.internationalApplication ? [{ number: record.internationalApplication, relation: 'national_entry' }] : []), ...(record?.familyMembers ?? []).map((number) => ({ number, relation: 'family' }))];
  const seen = new Set<string>();
  return all.filter((m) => !own.has(m.number) && !seen.has(m.number) && seen.add(m.number)).slice(0, 200);
}

/** The public record of a patent: every fact with source and day, life as the rules see it today. */
export function patentResource(row: PatentRow, owner: { id: string; nameZh: string; nameEn: string } | null, known: ReadonlySet<string>, facts: Awaited<ReturnType<typeof factsOf>>, today: string, family: PatentResource['family'] = []): PatentResource {
  const life = lifeOfRow(row, today);
  const provenance = (row.record as { provenance?: Record<string, { source: string; asOf: string | null }> } | null)?.provenance ?? {};
  const fact = <T>(field: string, value: T) => {
    // After a sale the deal is the source of the new owner, whatever the record copied from the seller says.
    const newest = facts.find((f) => f.fact === field || (field === 'assignees' && f.fact === 'owner'));
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
    disagreements: disagreements(facts).slice(0, 40).map((d) => ({ fact: d.fact, says: d.says.slice(0, 20).map((s) => ({ value: s.value, source: s.source, as_of: s.asOf })) })),
    events: eventsOf(row), family, ...feesOf(row, today),
    facts: facts.map((f) => ({ fact: f.fact, value: f.value, source: f.source, as_of: f.asOf })),
  };
}

export function rightResource(row: Awaited<ReturnType<typeof rightsOf>>[number]): RightResource {
  return {
    kind: row.kind, field_of_use: row.fieldOfUse, territory: row.territory, starts_on: row.startsOn, ends_on: row.endsOn,
    holder: row.holderName, source: row.source, as_of: row.asOf, ended: row.endedAt !== null,
  };
}
