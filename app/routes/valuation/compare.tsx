import { redirect, useLoaderData } from 'react-router';
import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { getValuation } from '#app/modules/valuation/get-valuation.server.ts';
import { compareSnapshots } from '#app/modules/valuation/replay-valuation.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { ComparePage, type CompareData } from '#app/ui/valuation/compare-page.tsx';
import { patentHead } from './patent.server.ts';

export const handle: ShellHandle = { texts: ['valuation'] };

/** Differences a page shows; the API gives them all. */
const SHOWN = 600;
const side = zId('valuation').optional().catch(undefined);

export const loader = defineLoader({ access: 'patent.read', params: z.object({ number: z.string().min(3).max(64) }), search: z.object({ a: side, b: side }) }, async ({ params, search, scope, services }): Promise<CompareData> => {
  const { head, patent } = await patentHead(services, scope, params.number);
  if (!search.a || !search.b) throw redirect(paths.valuationHistory(head.number));
  const [a, b, comparison] = await Promise.all([getValuation(services, scope, search.a), getValuation(services, scope, search.b), compareSnapshots(services, scope, search.a, search.b)]);
  if (a.patent.id !== patent.id || b.patent.id !== patent.id) throw new AppError('not_found');
  const brief = (v: typeof a) => ({ id: v.id, valued_on: v.valued_on, created_at: v.created_at, score: v.score.total, base: v.combined?.base ?? null, currency: v.currency });
  return { patent: head, a: brief(a), b: brief(b), differences: comparison.differences.slice(0, SHOWN), total: comparison.differences.length };
});

export default function Compare() {
  return <ComparePage data={useLoaderData<typeof loader>()} />;
}
