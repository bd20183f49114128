import type { Currency, Money } from '#app/core/money.ts';
import { isVerified, publicVerificationOn } from '#app/modules/orgs/verification.ts';
import type { DemandResource } from './contract.ts';
import type { DemandWithOrg } from './demand.store.server.ts';
import { missingElements } from './rules.ts';

/** A demand as the wire shows it. The organisation is withheld when the demand is anonymous and the viewer is not of it; `today` (CN) says whether its verification still counts. Pure. */
export function demandResource({ demand: d, org }: DemandWithOrg, viewerOrgId: string | null, today: string): DemandResource {
  const mine = viewerOrgId === d.orgId;
  // A name that is held for review is shown to nobody but its own people.
  const named = mine || (d.visibility === 'named' && org.nameHeldAt === null);
  const verification = publicVerificationOn(org, today);
  const money = (amount: number | null): Money | null => (amount === null ? null : { currency: d.currency as Currency, amount });
  return {
    id: d.id, status: d.status, version: d.version, lang: d.lang, title: d.title, problem: d.problem,
    material: d.material, method: d.method, efficacy: d.efficacy, product: d.product, application: d.application, ipc: d.ipc,
    budget_min: money(d.budgetMin), budget_max: money(d.budgetMax), deal_kinds: d.dealKinds, territories: d.territories, trl_min: d.trlMin, deadline: d.deadline,
    visibility: d.visibility, tier: d.tier,
    org: named ? { id: org.id, slug: org.slug, name_zh: org.nameZh, name_en: org.nameEn, region: org.region, verified: isVerified(org, today) } : null,
    verification: named ? verification : { ...verification, since: null, until: null },
    mine, missing: missingElements(d), created_at: d.createdAt.toISOString(), updated_at: d.updatedAt.toISOString(),
  };
}
