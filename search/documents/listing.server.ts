import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { dayStart, priceBand } from '../query/bands.ts';
import { licencePrice, pricesOf, salePrice } from '../query/prices.ts';
import { ipcKey } from '../query/ipc.ts';
import { stripMarks, wellFormed } from '../query/text.ts';
import { notionTokens, tokensOf } from './tokens.ts';

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
  /** Notions of the titles, and those of the other texts but the claims, as words; see `notionToken`. */
  named: string;
  notions: string;
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
  /** Bands of every price it can be had at; of the sale, and of the licence. */
  price: string[];
  price_sale: string;
  price_licence: string;
  /** Ask of a sale and entry fee of a licence in CNY minor units for sorting; null in other currencies and for open prices, which sort last. */
  sale_cny: number | null;
  licence_cny: number | null;
  /** Unix seconds; null when the expiry is not known. */
  expires_at: number | null;
  published_at: number;
}

/** Independent claims first, and of a long set only the beginning: later claims repeat the words of the first. */
const CLAIM_CHARACTERS = 3_000;
const ABSTRACT_CHARACTERS = 6_000;

/** The document of a published listing. Texts are words for the engine to find, not for people to read. Pure. */
export function listingDocument(s: ListingSource): ListingDocument {
  const cny = (amount: number | null) => (s.currency === 'CNY' ? amount : null);
  const text = (raw: string, max: number) => tokensOf(clean(raw, max));
  const other = [s.benefitZh, s.benefitEn, s.problemZh, s.problemEn].map((t) => clean(t, 4_000));
  return {
    id: s.id, org_id: s.orgId, org: s.orgSlug, org_name_zh: text(s.orgNameZh, 300), org_name_en: text(s.orgNameEn, 300), region: s.region,
    number_keys: s.numberKeys.length ? s.numberKeys : [s.number],
    title_zh: text(s.titleZh, 1_000), title_en: text(s.titleEn, 1_000),
    benefit_zh: text(s.benefitZh, 4_000), benefit_en: text(s.benefitEn, 4_000), problem_zh: text(s.problemZh, 4_000), problem_en: text(s.problemEn, 4_000),
    abstract_zh: text(s.abstractZh, ABSTRACT_CHARACTERS), abstract_en: text(s.abstractEn, ABSTRACT_CHARACTERS),
    claims_zh: tokensOf(claimsText(s, 'zh')), claims_en: tokensOf(claimsText(s, 'en')),
    named: notionTokens(s.titleZh.slice(0, 1_000), s.titleEn.slice(0, 1_000)),
    notions: notionTokens(...other, s.abstractZh.slice(0, ABSTRACT_CHARACTERS), s.abstractEn.slice(0, ABSTRACT_CHARACTERS)),
    inventors: s.inventors.slice(0, 50).map(tokensOf), ipc: s.ipc.slice(0, 50), ipc_keys: s.ipc.slice(0, 50).map(ipcKey), ...ipcLevels(s.ipc),
    kind: s.kind, deal_kind: s.dealKinds, territory: s.territories, trl: s.trl === null ? null : String(s.trl),
    price: pricesOf(s, 'any').map((p) => priceBand(p, s.currency)), price_sale: priceBand(salePrice(s), s.currency), price_licence: priceBand(licencePrice(s), s.currency),
    sale_cny: cny(salePrice(s)), licence_cny: cny(licencePrice(s)),
    expires_at: s.expiryDate ? dayStart(s.expiryDate) : null,
    published_at: Math.floor((s.publishedAt ?? s.updatedAt).getTime() / 1000),
  };
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
