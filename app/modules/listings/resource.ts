import type { Currency, Money } from '#app/core/money.ts';
import { remainingYears } from '#search/query/bands.ts';
import type { Verification } from '#app/modules/orgs/verification.ts';
import type { Blocker, ListingResource, OwnListing } from './contract.ts';
import type { ListingRow, OrgRow, PatentRow } from './listing.store.server.ts';
import { missingForPublication } from './rules.ts';

/** Everything a projection needs, read in one snapshot. */
export interface ListingParts {
  listing: ListingRow;
  patent: PatentRow;
  org: OrgRow;
  rights: readonly { kind: string; fieldOfUse: string; territory: string; startsOn: string; endsOn: string | null; holderName: string; source: string; asOf: string }[];
  blockers: readonly Blocker[];
  verification: Verification;
  othersNamed: readonly string[];
  openClaims: number;
}

/** A listing as the wire shows it; `mine` adds what only its organisation may see. Pure. */
export function listingResource(p: ListingParts, options: { mine: boolean; today: string }): ListingResource {
  const { listing: l, patent, org } = p;
  const money = moneyOf(l);
  return {
    id: l.id, status: l.status, version: l.version,
    patent: {
      id: patent.id, number: patent.number, application_number: patent.applicationNumber, grant_number: patent.grantNumber, authority: patent.authority, kind: patent.kind,
      title_zh: patent.titleZh, title_en: patent.titleEn, abstract_zh: patent.abstractZh, abstract_en: patent.abstractEn, claims: patent.claims, claim_count: patent.claimCount,
      ipc: patent.ipc, assignees: patent.assignees, inventors: patent.inventors, filing_date: patent.filingDate, grant_date: patent.grantDate,
      expiry_date: patent.expiryDate, remaining_years: remainingYears(patent.expiryDate, options.today),
      legal_status: patent.legalStatus, status_as_of: patent.statusAsOf, status_source: patent.statusSource,
      co_owned: patent.coOwned, frozen: patent.frozen, pledged: patent.pledged, government_rights: patent.governmentRights,
    },
    org: { id: org.id, slug: org.slug, name_zh: org.nameZh, name_en: org.nameEn, region: org.region, verified: p.verification.verified, verification: p.verification, state_owned: org.stateOwned },
    ownership: { state: patent.ownership, as_of: patent.ownershipAsOf }, others_named: [...p.othersNamed],
    benefit_zh: l.benefitZh, benefit_en: l.benefitEn, problem_zh: l.problemZh, problem_en: l.problemEn,
    deal_kinds: l.dealKinds, territories: l.territories, field_of_use: l.fieldOfUse, trl: l.trl,
    ask: money(l.askAmount), entry_fee: money(l.entryFeeAmount), royalty_bps: l.royaltyBps, equity_valuation: money(l.equityValuationAmount),
    notice_starts_on: l.noticeStartsOn, verified_live_at: l.verifiedLiveAt?.toISOString() ?? null, published_at: l.publishedAt?.toISOString() ?? null,
    rights: p.rights.map((r) => ({ kind: r.kind, field_of_use: r.fieldOfUse, territory: r.territory, starts_on: r.startsOn, ends_on: r.endsOn, holder: r.holderName, source: r.source, as_of: r.asOf })),
    owner: options.mine ? {
      approval_number: l.approvalNumber, suspended_reason: l.suspendedReason, missing: missingForPublication(l), blockers: [...p.blockers],
      proof_due_on: patent.ownership === 'unproven' ? patent.ownershipDueOn : null, open_claims: p.openClaims,
      created_at: l.createdAt.toISOString(), updated_at: l.updatedAt.toISOString(),
    } : null,
  };
}

/** One line of the owner's list. Pure. */
export function ownListing(row: { listing: ListingRow; number: string; titleZh: string; titleEn: string; ownership: OwnListing['ownership']; dueOn: string | null }): OwnListing {
  const l = row.listing;
  return {
    id: l.id, status: l.status, version: l.version, patent_id: l.patentId, patent_number: row.number, title_zh: row.titleZh, title_en: row.titleEn,
    ask: moneyOf(l)(l.askAmount), deal_kinds: l.dealKinds, suspended_reason: l.suspendedReason,
    verified_live_at: l.verifiedLiveAt?.toISOString() ?? null, published_at: l.publishedAt?.toISOString() ?? null, updated_at: l.updatedAt.toISOString(),
    ownership: row.ownership, proof_due_on: row.ownership === 'unproven' ? row.dueOn : null,
  };
}

function moneyOf(l: ListingRow): (amount: number | null) => Money | null {
  return (amount) => (amount === null ? null : { currency: l.currency as Currency, amount });
}
