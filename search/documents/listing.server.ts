import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { dayStart, priceBand } from '../query/bands.ts';
import { ipcKey } from '../query/ipc.ts';
import { stripMarks, wellFormed } from '../query/text.ts';

/** The columns a document or a card is made of. Nothing private is selected, so nothing private can reach the index. */
const SOURCE = {
  id: listings.id, orgId: listings.orgId, status: listings.status, version: listings.version, updatedAt: listings.updatedAt,
  benefitZh: listings.benefitZh, benefitEn: listings.benefitEn, problemZh: listings.problemZh, problemEn: listings.problemEn,
  dealKinds: listings.dealKinds, territories: listings.territories, trl: listings.trl, currency: listings.currency,
  askAmount: listings.askAmount, entryFeeAmount: listings.entryFeeAmount, royaltyBps: listings.royaltyBps, publishedAt: listings.publishedAt, verifiedLiveAt: listings.verifiedLiveAt,
  patentId: patents.id, patentUpdatedAt: patents.updatedAt, number: patents.number, numberKeys: patents.numberKeys, kind: patents.kind, legalStatus: patents.legalStatus,
  titleZh: patents.titleZh, titleEn: patents.titleEn, abstractZh: patents.abstractZh, abstractEn: patents.abstractEn, claims: patents.claims,
  ipc: patents.ipc, familyId: patents.familyId, inventors: patents.inventors, expiryDate: patents.expiryDate, frozen: patents.frozen, pledged: patents.pledged,
  orgSlug: orgs.slug, orgNameZh: orgs.nameZh, orgNameEn: orgs.nameEn, region: orgs.region, orgVerifiedAt: orgs.verifiedAt,
} as const;

export type ListingSource = Awaited<ReturnType<typeof loadListingSources>>[number];

/** Reads listings with their patent and organisation, as far as the transaction's scope may see them. Order is not defined. */
export async function loadListingSources(tx: Tx, ids: readonly string[], also?: SQL) {
  if (ids.length === 0) return [];
  return tx.select(SOURCE).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
    .innerJoin(orgs, eq(orgs.id, listings.orgId))
    .where(and(inArray(listings.id, [...ids]), also));
}

export interface ListingDocument {
  id: string;
  org_id: string;
  org: string;
  org_name_zh: string;
  org_name_en: string;
  region: string;
  number_keys: string[];
  title_zh: string;
  title_en: string;
  benefit_zh: string;
  benefit_en: string;
  problem_zh: string;
  problem_en: string;
  abstract_zh: string;
  abstract_en: string;
  claims_zh: string;
  claims_en: string;
  inventors: string[];
  ipc: string[];
  /** Symbols as words whose beginnings are their classes and groups; see `ipcKey`. */
  ipc_keys: string[];
  ipc_section: string[];
  ipc_class: string[];
  ipc_subclass: string[];
  kind: string;
  deal_kind: string[];
  territory: string[];
  trl: string | null;
  price: string;
  /** Headline price in CNY minor units for sorting; absent from other currencies and open prices, which sort last. */
  price_cny: number | null;
  /** Unix seconds; null when the expiry is not known. */
  expires_at: number | null;
  published_at: number;
}

/** Independent claims first, and of a long set only the beginning: later claims repeat the words of the first. */
const CLAIM_CHARACTERS = 3_000;
const ABSTRACT_CHARACTERS = 6_000;

/** The document of a published listing. Pure. */
export function listingDocument(s: ListingSource): ListingDocument {
  const price = headlinePrice(s);
  return {
    id: s.id, org_id: s.orgId, org: s.orgSlug, org_name_zh: clean(s.orgNameZh, 300), org_name_en: clean(s.orgNameEn, 300), region: s.region,
    number_keys: s.numberKeys.length ? s.numberKeys : [s.number],
    title_zh: clean(s.titleZh, 1_000), title_en: clean(s.titleEn, 1_000),
    benefit_zh: clean(s.benefitZh, 4_000), benefit_en: clean(s.benefitEn, 4_000), problem_zh: clean(s.problemZh, 4_000), problem_en: clean(s.problemEn, 4_000),
    abstract_zh: clean(s.abstractZh, ABSTRACT_CHARACTERS), abstract_en: clean(s.abstractEn, ABSTRACT_CHARACTERS),
    claims_zh: claimsText(s, 'zh'), claims_en: claimsText(s, 'en'),
    inventors: s.inventors.slice(0, 50), ipc: s.ipc.slice(0, 50), ipc_keys: s.ipc.slice(0, 50).map(ipcKey), ...ipcLevels(s.ipc),
    kind: s.kind, deal_kind: s.dealKinds, territory: s.territories, trl: s.trl === null ? null : String(s.trl),
    price: priceBand(price, s.currency), price_cny: s.currency === 'CNY' ? price : null,
    expires_at: s.expiryDate ? dayStart(s.expiryDate) : null,
    published_at: Math.floor((s.publishedAt ?? s.updatedAt).getTime() / 1000),
  };
}

/** The price a reader sees first: the ask of a transfer, else the entry fee of a licence; null = by negotiation. */
export function headlinePrice(s: Pick<ListingSource, 'askAmount' | 'entryFeeAmount'>): number | null {
  return s.askAmount ?? s.entryFeeAmount;
}

/** Sections, classes and subclasses of canonical IPC symbols (`H01M 8/0204` → H, H01, H01M), each once. */
export function ipcLevels(symbols: readonly string[]): { ipc_section: string[]; ipc_class: string[]; ipc_subclass: string[] } {
  const level = (pattern: RegExp) => [...new Set(symbols.flatMap((s) => pattern.exec(s)?.[0] ?? []))];
  return { ipc_section: level(/^[A-H]/), ipc_class: level(/^[A-H]\d{2}/), ipc_subclass: level(/^[A-H]\d{2}[A-Z]/) };
}

/** The first claims of one language as one text, independent ones first. */
export function claimsText(s: Pick<ListingSource, 'claims'>, lang: 'zh' | 'en'): string {
  const own = s.claims.filter((c) => c.lang.startsWith(lang));
  const ordered = [...own.filter((c) => c.independent), ...own.filter((c) => !c.independent)];
  return clean(ordered.map((c) => c.text).join('\n'), CLAIM_CHARACTERS);
}

function clean(text: string, max: number): string { return wellFormed(stripMarks(text).slice(0, max)); }
