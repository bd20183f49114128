import { useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { SCENARIOS } from '#app/modules/valuation/contract.ts';
import { listValuations, portfolioValue } from '#app/modules/valuation/get-valuation.server.ts';
import { listOwnBatches, requestBatch } from '#app/modules/valuation/request-batch.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { PortfolioValuePage, type PortfolioValueData } from '#app/ui/valuation/portfolio-page.tsx';

export const handle: ShellHandle = { texts: ['valuation'], shell: { width: 'wide' } };

const Query = z.object({ cursor: z.string().max(400).optional().catch(undefined) });

export const loader = defineLoader({ access: 'patent.read', search: Query }, async ({ scope, services, search }): Promise<PortfolioValueData> => {
  const [value, batches, page] = await Promise.all([portfolioValue(services, scope), listOwnBatches(services, scope, { limit: 3 }), listValuations(services, scope, { limit: 50, cursor: search.cursor })]);
  // Snapshots of others' patents (a buyer's) and older ones of the same patent are in its history, not in this table.
  const seen = new Set<string>();
  return { value, batches: batches.items, items: page.items.filter((i) => !seen.has(i.patent_id) && seen.add(i.patent_id)), next_cursor: page.next_cursor };
});

export const action = defineAction({ access: 'valuation.write', form: z.object({ scenario: z.enum(SCENARIOS) }) }, async ({ scope, services }, input) => {
  const batch = await requestBatch(services, scope, { scenario: input.scenario });
  return { batch: batch.id };
});

export default function PortfolioValue() {
  return <PortfolioValuePage data={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
