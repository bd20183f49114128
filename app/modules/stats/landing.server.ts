import { desc, eq, sql } from 'drizzle-orm';
import { publicScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { orgs } from '#db/schema/orgs.ts';
import { patents } from '#db/schema/patents.ts';
import { withRead } from '#db/tx.ts';
import { openDemand } from '#search/documents/demand.server.ts';
import { onMarket } from '#search/query/cards.server.ts';

export interface WokenListing { id: string; benefitZh: string; benefitEn: string; titleZh: string; titleEn: string; orgZh: string; orgEn: string; publishedAt: string; verifiedAt: string | null; trl: number | null; expiryDate: string | null }
export interface LandingFacts {
  /** Listings a visitor can see on offer now. */
  live: number;
  /** Universities and institutes with at least one of them. */
  universities: number;
  /** Listings whose patent was transferred here. */
  transferred: number;
  /** Demands open to answers now. */
  demands: number;
  /** Published in the last seven days. */
  wokenThisWeek: number;
  newest: WokenListing[];
  at: string;
}

/** What the start page says about the market, counted under the public's own eyes: nothing a visitor could not count. */
export async function landingFacts({ db }: { db: Db }): Promise<LandingFacts> {
  return withRead(db, publicScope, async (tx) => {
    const [counts] = await tx.execute<{ live: number; universities: number; woken: number; transferred: number; demands: number; at: string }>(sql`
      select count(*) filter (where ${onMarket})::int as live,
             count(distinct ${listings.orgId}) filter (where ${onMarket} and ${orgs.kind} = 'university')::int as universities,
             count(*) filter (where ${onMarket} and ${listings.publishedAt} > now() - interval '7 days')::int as woken,
             count(*) filter (where ${listings.status} = 'transferred')::int as transferred,
             (select count(*)::int from ${demands} where ${openDemand}) as demands,
             now()::text as at
      from ${listings} join ${orgs} on ${orgs.id} = ${listings.orgId}
      join ${patents} on ${patents.orgId} = ${listings.orgId} and ${patents.id} = ${listings.patentId}
      where ${listings.status} in ('published', 'transferred')`);
    const newest = await tx.select({
      id: listings.id, benefitZh: listings.benefitZh, benefitEn: listings.benefitEn, titleZh: patents.titleZh, titleEn: patents.titleEn,
      orgZh: orgs.nameZh, orgEn: orgs.nameEn, publishedAt: listings.publishedAt, verifiedAt: listings.verifiedLiveAt, trl: listings.trl, expiryDate: patents.expiryDate,
    }).from(listings).innerJoin(patents, eq(patents.id, listings.patentId)).innerJoin(orgs, eq(orgs.id, listings.orgId))
      .where(onMarket).orderBy(desc(listings.publishedAt), desc(listings.id)).limit(6);
    return {
      live: counts!.live, transferred: counts!.transferred, universities: counts!.universities, demands: counts!.demands, wokenThisWeek: counts!.woken, at: new Date(counts!.at).toISOString(),
      newest: newest.map((r) => ({ ...r, publishedAt: r.publishedAt!.toISOString(), verifiedAt: r.verifiedAt?.toISOString() ?? null })),
    };
  });
}
