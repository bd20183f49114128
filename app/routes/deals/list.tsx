import { useTranslation } from '#app/i18n/react.tsx';
import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import type { DealCard } from '#app/modules/deals/contract.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { listDeals } from '#app/modules/deals/list-deals.server.ts';
import { DealTable, type DealLine } from '#app/ui/deal/deal-table.tsx';
import { nextTask } from '#app/modules/deals/next-task.pure.ts';
import { EmptyState, LinkButton, Page, Pager, QueryTabs, useViewer, type ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['deal', 'offer'], shell: { width: 'wide' } };
const Search = z.object({ view: z.enum(['open', 'closed']).catch('open').default('open'), cursor: z.string().optional() });

export const loader = defineLoader({ access: 'deal.read', search: Search }, async ({ scope, search, services }) => {
  const open = search.view === 'open';
  const page = await listDeals(services, scope, { open, limit: 20, ...(search.cursor ? { cursor: search.cursor } : {}) });
  // The next task is what the list is for; a page of twenty is read deal by deal so that list and room never disagree.
  const line = async (card: DealCard): Promise<DealLine> => ({ card, task: open ? nextTask(await getDeal(services, scope, card.id)) : { kind: 'ended' } });
  const lines = await Promise.all(page.items.map(line));
  const due = (l: DealLine) => l.card.next_deadline?.due_at ?? '9';
  if (open) lines.sort((a, b) => Number(b.task.kind === 'do') - Number(a.task.kind === 'do') || due(a).localeCompare(due(b)));
  return { lines, view: search.view, next_cursor: page.next_cursor, now: services.clock.now().toISOString() };
});

export default function Deals() {
  const { t } = useTranslation();
  const { org } = useViewer();
  const { lines, view, next_cursor, now } = useLoaderData<typeof loader>();
  const text = org?.kind === 'company' ? 'deal:list.emptyBuyer' : org?.kind === 'broker' ? 'deal:list.emptyBroker' : 'deal:list.emptySeller';
  return (
    <Page title={t('deal:list.title')} lead={t('deal:list.lead')}>
      <QueryTabs name="view" options={[{ value: 'open', label: t('deal:list.open') }, { value: 'closed', label: t('deal:list.closed') }]} />
      {lines.length ? <DealTable lines={lines} now={now} /> : view === 'closed' ? <EmptyState title={t('deal:list.emptyClosed')} /> : (
        <EmptyState title={t('deal:list.empty')} action={<LinkButton to={org?.kind === 'company' || org?.kind === 'broker' ? paths.search() : paths.offers()}>{t(org?.kind === 'company' || org?.kind === 'broker' ? 'deal:list.toSearch' : 'deal:list.toOffers')}</LinkButton>}>{t(text)}</EmptyState>
      )}
      <Pager nextCursor={next_cursor} />
    </Page>
  );
}
