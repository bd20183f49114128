import { eq, inArray, sql } from 'drizzle-orm';
import { ELEMENTS } from '#app/core/vocabulary.ts';
import type { Tx } from '#db/client.ts';
import { demands } from '#db/schema/demands.ts';
import { orgs } from '#db/schema/orgs.ts';
import { dayStart } from '../query/bands.ts';
import { stripMarks, wellFormed } from '../query/text.ts';
import { ipcLevels } from './listing.server.ts';
import { notionTokens, tokensOf } from './tokens.ts';

const SOURCE = {
  id: demands.id, orgId: demands.orgId, status: demands.status, version: demands.version, updatedAt: demands.updatedAt, lang: demands.lang,
  title: demands.title, problem: demands.problem, material: demands.material, method: demands.method, efficacy: demands.efficacy,
  product: demands.product, application: demands.application, ipc: demands.ipc, dealKinds: demands.dealKinds, territories: demands.territories,
  deadline: demands.deadline, visibility: demands.visibility, tier: demands.tier,
  orgNameZh: orgs.nameZh, orgNameEn: orgs.nameEn, region: orgs.region, nameHeldAt: orgs.nameHeldAt,
} as const;

export type DemandSource = Awaited<ReturnType<typeof loadDemandSources>>[number];

/** Reads demands with their organisation, as far as the transaction's scope may see them. Order is not defined. */
export async function loadDemandSources(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx.select(SOURCE).from(demands).innerJoin(orgs, eq(orgs.id, demands.orgId)).where(inArray(demands.id, [...ids]));
}

/** Is this demand on the market: open, and its deadline not past? `today` in China Standard Time. */
export function isOpenDemand(s: { status: string; deadline: string | null }, today: string): boolean {
  return s.status === 'open' && (s.deadline === null || s.deadline >= today);
}

/**
 * The document of an open demand. Of an anonymous one, and of one whose organisation's name is held for review, neither the organisation's name nor its id nor its region is
 * written: what is not in the index cannot be searched out of it. Budgets are never written. Pure.
 */
export function demandDocument(s: DemandSource): Record<string, unknown> & { id: string } {
  const named = s.visibility === 'named' && s.nameHeldAt === null;
  const text = (lang: 'zh' | 'en', value: string) => (s.lang === lang ? tokensOf(wellFormed(stripMarks(value).slice(0, 6_000))) : '');
  const elements = ELEMENTS.map((e) => s[e]).filter(Boolean).join('\n');
  return {
    id: s.id,
    title_zh: text('zh', s.title), title_en: text('en', s.title), problem_zh: text('zh', s.problem), problem_en: text('en', s.problem),
    elements_zh: text('zh', elements), elements_en: text('en', elements),
    named: notionTokens(s.title), notions: notionTokens(s.problem.slice(0, 6_000), elements),
    ipc: s.ipc, ipc_subclass: ipcLevels(s.ipc).ipc_subclass, deal_kind: s.dealKinds, territory: s.territories, tier: s.tier,
    deadline_at: s.deadline ? dayStart(s.deadline) + 86_400 : null, opened_at: Math.floor(s.updatedAt.getTime() / 1000),
    ...(named ? { org_id: s.orgId, org_name_zh: tokensOf(s.orgNameZh), org_name_en: tokensOf(s.orgNameEn), region: s.region } : {}),
  };
}

/** SQL condition of {@link isOpenDemand}, on the database's clock. */
export const openDemand = sql`${demands.status} = 'open' and (${demands.deadline} is null or ${demands.deadline} >= (now() at time zone 'Asia/Shanghai')::date)`;
