import { and, eq, inArray, sql } from 'drizzle-orm';
import { legalDay } from '#app/core/clock.ts';
import type { Currency, Money } from '#app/core/money.ts';
import { publicReader, type Db, type Tx } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { ipcLevels, loadListingSources, type ListingSource } from '../documents/listing.server.ts';
import { remainingYears } from './bands.ts';
import type { ListingCard } from './card.ts';

/** Condition of everything a market page may show: published, and the right's term not over on the database's clock. */
export const onMarket = sql`${eq(listings.status, 'published')} and (${patents.expiryDate} is null or ${patents.expiryDate} > (now() at time zone 'Asia/Shanghai')::date)`;

/** What a card shows, without the long texts a document is made of: claims alone are tens of kilobytes a patent. */
const CARD = {
  id: listings.id, status: listings.status, number: patents.number, kind: patents.kind, legalStatus: patents.legalStatus, titleZh: patents.titleZh, titleEn: patents.titleEn,
  benefitZh: listings.benefitZh, benefitEn: listings.benefitEn, ipc: patents.ipc, dealKinds: listings.dealKinds, territories: listings.territories, trl: listings.trl,
  currency: listings.currency, askAmount: listings.askAmount, entryFeeAmount: listings.entryFeeAmount, royaltyBps: listings.royaltyBps,
  orgSlug: orgs.slug, orgNameZh: orgs.nameZh, orgNameEn: orgs.nameEn, region: orgs.region, orgVerifiedAt: orgs.verifiedAt,
  expiryDate: patents.expiryDate, publishedAt: listings.publishedAt, verifiedLiveAt: listings.verifiedLiveAt,
} as const satisfies Partial<Record<keyof ListingSource, unknown>>;
export type CardSource = Pick<ListingSource, keyof typeof CARD>;

/** A card with the texts a word may have been found in. */
const READ = {
  ...CARD, version: listings.version, problemZh: listings.problemZh, problemEn: listings.problemEn,
  abstractZh: sql<string>`left(${patents.abstractZh}, 1500)`, abstractEn: sql<string>`left(${patents.abstractEn}, 3000)`,
} as const;
export type ReadSource = CardSource & Pick<ListingSource, 'problemZh' | 'problemEn' | 'abstractZh' | 'abstractEn' | 'version'>;

const preparedRead = new WeakMap<Db, ReturnType<typeof prepareRead>>();
const prepareRead = (reader: Db) => reader.select(READ).from(listings)
  .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
  .innerJoin(orgs, eq(orgs.id, listings.orgId))
  .where(and(sql`${listings.id} = any(${sql.placeholder('ids')}::text[])`, onMarket)).prepare('market_texts');

/** {@link marketCards} with the texts of each: what a search by words reads. */
export async function marketTexts(db: Db, ids: readonly string[]): Promise<ReadSource[]> {
  if (ids.length === 0) return [];
  const reader = publicReader(db);
  let query = preparedRead.get(reader);
  if (!query) preparedRead.set(reader, query = prepareRead(reader));
  const rows = new Map((await query.execute({ ids: [...ids] })).map((r) => [r.id, r]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** The claims of listings on the market: looked into only where nothing else shows why something was found. */
export async function marketClaims(db: Db, ids: readonly string[]): Promise<Map<string, ListingSource['claims']>> {
  if (ids.length === 0) return new Map();
  const rows = await publicReader(db).select({ id: listings.id, claims: patents.claims }).from(listings)
    .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId))).where(and(inArray(listings.id, [...ids]), onMarket));
  return new Map(rows.map((r) => [r.id, r.claims]));
}

const prepared = new WeakMap<Db, ReturnType<typeof prepareCards>>();
const prepareCards = (reader: Db) => reader.select(CARD).from(listings)
  .innerJoin(patents, and(eq(patents.orgId, listings.orgId), eq(patents.id, listings.patentId)))
  .innerJoin(orgs, eq(orgs.id, listings.orgId))
  .where(and(sql`${listings.id} = any(${sql.placeholder('ids')}::text[])`, onMarket)).prepare('market_cards');

/**
 * The cards of a page of results, in the order given, read by one prepared statement as the public sees them. Like
 * {@link marketSources}, the database decides: ids that are not on the market at this moment are left out.
 */
export async function marketCards(db: Db, ids: readonly string[]): Promise<CardSource[]> {
  if (ids.length === 0) return [];
  const reader = publicReader(db);
  let query = prepared.get(reader);
  if (!query) prepared.set(reader, query = prepareCards(reader));
  const rows = new Map((await query.execute({ ids: [...ids] })).map((r) => [r.id, r]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** A source row as a public card; `now` decides the remaining life. Pure. */
export function listingCard(s: CardSource, now: Date): ListingCard {
  const money = (amount: number | null): Money | null => (amount === null ? null : { currency: s.currency as Currency, amount });
  return {
    id: s.id, status: s.status, patent_number: s.number, patent_kind: s.kind, legal_status: s.legalStatus,
    title_zh: s.titleZh, title_en: s.titleEn, benefit_zh: s.benefitZh, benefit_en: s.benefitEn,
    ipc: ipcLevels(s.ipc).ipc_subclass, deal_kinds: s.dealKinds, territories: s.territories, trl: s.trl,
    ask: money(s.askAmount), entry_fee: money(s.entryFeeAmount), royalty_bps: s.royaltyBps,
    org: { slug: s.orgSlug, name_zh: s.orgNameZh, name_en: s.orgNameEn, region: s.region, verified: s.orgVerifiedAt !== null },
    expiry_date: s.expiryDate, remaining_years: remainingYears(s.expiryDate, legalDay(now)),
    published_at: s.publishedAt?.toISOString() ?? null, verified_live_at: s.verifiedLiveAt?.toISOString() ?? null,
  };
}

/**
 * Listings on the market by id, in the order given, read from the database: the index proposes, the database decides, so a
 * suspended or ended listing is not shown even while the index has yet to hear of it. Ids that are not on the market are left out.
 */
export async function marketSources(tx: Tx, ids: readonly string[]): Promise<ListingSource[]> {
  const rows = new Map((await loadListingSources(tx, ids, onMarket)).map((r) => [r.id, r]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** Cards by id in the order given, whatever their status, as far as the scope may see them. */
export async function cardsById(tx: Tx, ids: readonly string[], now: Date): Promise<Map<string, ListingCard>> {
  return new Map((await loadListingSources(tx, ids)).map((r) => [r.id, listingCard(r, now)]));
}

/** Listings by id whatever their status, as far as the scope may see them. Order is not defined. */
export async function sourcesById(tx: Tx, ids: readonly string[]): Promise<ListingSource[]> { return loadListingSources(tx, ids); }

export type { ListingSource };
