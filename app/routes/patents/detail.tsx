import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { can } from '#app/core/permissions.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { getPatent, getPatentRights, ownJudgement } from '#app/modules/patents/get-patent.server.ts';
import { ownPortfolioItem } from '#app/modules/patents/list-portfolio.server.ts';
import { PatentPage, type PatentPageData } from '#app/ui/portfolio/patent-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['card', 'listing', 'portfolio', 'worth'] };

export const loader = defineLoader({ access: 'public', params: z.object({ number: z.string().min(3).max(64) }) }, async ({ params, scope, services }): Promise<PatentPageData> => {
  const patent = await getPatent(services, scope, params.number);
  const [rights, own, judged] = await Promise.all([
    getPatentRights(services, scope, patent.number),
    scope.kind === 'org' ? ownPortfolioItem(services, scope, patent.id) : null,
    scope.kind === 'org' ? ownJudgement(services, scope, patent.id) : null,
  ]);
  return { patent, rights, own, evidence: judged?.evidence ?? null, canList: scope.kind === 'org' && can(scope, 'listing.write') };
});

export default function Patent() {
  return <PatentPage data={useLoaderData<typeof loader>()} />;
}
