import { useTranslation } from '#app/i18n/react.tsx';
import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { listOpenDemands, listOwnDemands } from '#app/modules/demands/list-demands.server.ts';
import { FindDemands, OpenDemands, OwnDemands } from '#app/ui/demand/demand-lists.tsx';
import { Understanding } from '#app/ui/search/understanding.tsx';
import { EmptyState, LinkButton, Page, Pager, QueryTabs, useCan, type ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: ['demand', 'listing', 'search'], shell: { width: 'wide' } };
const Query = z.object({ view: z.enum(['mine', 'market']).catch('mine').default('mine'), q: z.string().trim().max(200).catch('').default(''), cursor: z.string().max(400).optional().catch(undefined) });

export const loader = defineLoader({ access: 'public', search: Query }, async ({ scope, search, services }) => {
  const company = scope.kind === 'org' && scope.orgKind === 'company' ? scope : null;
  const { q, cursor } = search;
  if (company && search.view === 'mine') return { view: 'mine' as const, company: true, q: '', understood: null, reduced: false, ...await listOwnDemands(services, company, { limit: 50, cursor }) };
  return { view: 'market' as const, company: company !== null, q, ...await listOpenDemands(services, scope, { limit: 20, cursor, q }) };
});

export default function Demands() {
  const { t } = useTranslation();
  const can = useCan();
  const { view, company, q, items, next_cursor, understood, reduced } = useLoaderData<typeof loader>();
  const mine = view === 'mine';
  const add = can('demand.write') ? <LinkButton to={paths.demandNew()}>{t('demand:list.add')}</LinkButton> : null;
  return (
    <Page title={t('demand:list.title')} lead={t(company ? 'demand:list.leadOwn' : 'demand:list.leadOpen')} actions={mine && !items.length ? null : add}>
      {company ? <QueryTabs name="view" options={[{ value: 'mine', label: t('demand:list.mine') }, { value: 'market', label: t('demand:list.market') }]} /> : null}
      {!mine && (items.length > 0 || q) ? <FindDemands q={q} view={company ? 'market' : null} /> : null}
      {understood || reduced ? <Understanding understood={understood} reduced={reduced} href={(words) => `${paths.demands()}?${new URLSearchParams({ ...(company ? { view: 'market' } : {}), ...(words ? { q: words } : {}) })}`} /> : null}
      {items.length ? (mine ? <OwnDemands demands={items} /> : <OpenDemands demands={items} />) : <Nothing mine={mine} company={company} q={q} add={add} />}
      <Pager nextCursor={next_cursor} />
    </Page>
  );
}

function Nothing({ mine, company, q, add }: { mine: boolean; company: boolean; q: string; add: React.ReactNode }) {
  const { t } = useTranslation();
  if (mine) return <EmptyState title={t('demand:list.emptyOwn')} action={add}><p>{t('demand:list.emptyOwnText')}</p></EmptyState>;
  if (!q) return <EmptyState title={t('demand:list.emptyOpen')}><p>{t('demand:list.emptyOpenText')}</p></EmptyState>;
  return (
    <EmptyState title={t('demand:list.emptyFilter', { q })} action={<LinkButton tone="secondary" to={company ? `${paths.demands()}?view=market` : paths.demands()}>{t('demand:list.showAll')}</LinkButton>}>
      <p>{t('demand:list.emptyFilterText')}</p>
    </EmptyState>
  );
}
