import { inArray, sql } from 'drizzle-orm';
import type { Currency } from '#app/core/money.ts';
import type { Tx } from '#db/client.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { saleSecrets } from '#db/schema/sales.ts';
import type { SaleResource } from './contract.ts';
import { dutchPrice } from './rules.ts';
import { rulesOf, type SaleRow } from './sale.store.server.ts';

interface Around { now: Date; phase: SaleResource['phase'] }

/** The time of sales and the phase of each, by the one reader of the end. */
async function phasesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Around>> {
  const rows = await tx.execute<{ id: string; now: string; phase: SaleResource['phase'] }>(sql`
    select s.id, t.now::text as now, sale_phase(s, t.now) as phase from sales s, lateral (select sale_now() as now) t where s.id in (${sql.join(ids.map((id) => sql`${id}`), sql`, `)})`);
  return new Map(rows.map((r) => [r.id, { now: new Date(r.now), phase: r.phase }]));
}

/** Sales as anybody may see them. Acts for the platform, because whether a secret reserve is met is public and the reserve is not. */
export async function saleResources(tx: Tx, rows: readonly SaleRow[]): Promise<SaleResource[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((r) => r.id);
  const around = await phasesOf(tx, ids);
  const sellers = new Map((await tx.select({ id: orgs.id, slug: orgs.slug, name_zh: orgs.nameZh, name_en: orgs.nameEn }).from(orgs).where(inArray(orgs.id, rows.map((r) => r.sellerOrgId)))).map((o) => [o.id, o]));
  const titles = new Map((await tx.select({ id: patents.id, zh: patents.titleZh, en: patents.titleEn }).from(patents).where(inArray(patents.id, rows.map((r) => r.patentId)))).map((p) => [p.id, p]));
  const reserves = new Map((await tx.select().from(saleSecrets).where(inArray(saleSecrets.saleId, ids))).map((s) => [s.saleId, s.reserveAmount]));
  return rows.map((row) => {
    const money = (amount: number | null) => (amount === null ? null : { currency: row.currency as Currency, amount });
    const { now, phase } = around.get(row.id)!;
    const reserve = reserves.get(row.id) ?? null;
    const title = titles.get(row.patentId);
    // Of a Dutch sale the price is that of the moment.
    const price = row.price ?? (row.mechanism === 'dutch' && phase === 'open' ? dutchPrice(rulesOf(row), now.getTime()) : null);
    return {
      id: row.id, listing_id: row.listingId, patent_number: row.patentNumber, title_zh: title?.zh ?? '', title_en: title?.en ?? '', seller: sellers.get(row.sellerOrgId)!,
      mechanism: row.mechanism, mode: row.mode, partner_name: row.partnerName, partner_licence: row.partnerLicence, kind: row.kind, royalty_bps: row.royaltyBps, field_of_use: row.fieldOfUse, territory: row.territory, term_months: row.termMonths,
      start: money(row.startAmount)!, step: money(row.stepAmount)!, floor: money(row.floorAmount), step_seconds: row.stepSeconds, reserve: row.reserve, reserve_price: money(row.reserveAmount), deposit: row.depositAmount > 0 ? money(row.depositAmount) : null,
      opens_at: row.opensAt.toISOString(), closes_at: row.closesAt.toISOString(), ends_at: row.endsAt.toISOString(), soft_seconds: row.softSeconds, cap_seconds: row.capSeconds, rules: row.rules,
      phase, state: row.state, now: now.toISOString(), price: money(price), leader_no: row.leaderNo, bids: row.bids, reserve_met: reserve === null || row.price === null ? null : row.price >= reserve,
      result: row.result, stop_reason: row.stopReason, log_seq: row.logSeq,
    };
  });
}
