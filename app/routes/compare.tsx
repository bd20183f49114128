import { redirect, useLoaderData } from 'react-router';
import { legalDay } from '#app/core/clock.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { compareListings } from '#app/modules/listings/compare-listings.server.ts';
import { idsOf } from '#app/modules/listings/contract-compare.ts';
import { ComparePage, type CompareData } from '#app/ui/compare/compare-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['compare', 'card', 'listing'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'public' }, async ({ url, scope, services }): Promise<CompareData> => {
  const given = url.searchParams.getAll('ids');
  const ids = idsOf(given);
  // One comparison, one address: what a form of checkboxes sends becomes the address that is passed on.
  if (given.length > 1 || (given.length === 1 && given[0] !== ids.join())) throw redirect(paths.compare(ids));
  return { comparison: await compareListings(services, scope, ids), today: legalDay(services.clock.now()) };
});

export default function Compare() {
  return <ComparePage data={useLoaderData<typeof loader>()} />;
}
