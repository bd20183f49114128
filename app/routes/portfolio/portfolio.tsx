import { useEffect, useRef } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { redirect, useActionData, useLoaderData, useSearchParams } from 'react-router';
import { z } from 'zod';
import { legalDay } from '#app/core/clock.ts';
import { can } from '#app/core/permissions.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { listMembers } from '#app/modules/orgs/list-members.server.ts';
import { PORTFOLIO_FILTERS, portfolioAddress } from '#app/modules/patents/contract-portfolio.ts';
import { listPortfolio } from '#app/modules/patents/list-portfolio.server.ts';
import { applyBatch, previewBatch, recentBatches, undoBatch } from '#app/modules/portfolio/batches.server.ts';
import { dropView, keepView, listViews } from '#app/modules/portfolio/views.server.ts';
import { portfolioValue } from '#app/modules/valuation/get-valuation.server.ts';
import { DoneNotice, ErrorNotice } from '#app/ui/forms/index.ts';
import { EmptyState, LinkButton, Page, Pager, useCan, useFormat, type ShellHandle } from '#app/ui/index.ts';
import { BatchBar, RecentSteps } from '#app/ui/portfolio/batch-bar.tsx';
import { columnsOf } from '#app/ui/portfolio/column-keys.ts';
import { FilterForm, PortfolioTabs, StatusChips } from '#app/ui/portfolio/filter-form.tsx';
import { Exports, LookForm, PAGE_SIZES, Views } from '#app/ui/portfolio/list-tools.tsx';
import { PortfolioTable } from '#app/ui/portfolio/portfolio-table.tsx';
import classes from '#app/ui/portfolio/portfolio.module.css';
import { useChoice } from '#app/ui/portfolio/use-choice.ts';
import { PortfolioStrip } from '#app/ui/valuation/portfolio-strip.tsx';
import { ListForm, selectionFrom } from './forms.server.ts';

/** Forms of the file the list can be taken away as. */
const EXPORT_FORMATS = ['xlsx', 'csv', 'jsonl'] as const;

export const handle: ShellHandle = { texts: ['card', 'listing', 'portfolio', 'worth'], shell: { width: 'wide' } };

const Query = z.object({
  ...portfolioAddress, cursor: z.string().max(400).optional().catch(undefined), limit: z.enum(PAGE_SIZES).catch('50'), cols: z.string().max(200).optional().catch(undefined), density: z.enum(['dense', 'roomy']).catch('roomy'),
  view: z.string().max(60).optional().catch(undefined),
});

export const loader = defineLoader({ access: 'patent.read', search: Query }, async ({ scope, services, search, url, locale }) => {
  const { limit, cols, density, view: _view, cursor, ...query } = search;
  const views = await listViews(services, scope);
  const own = views.find((v) => v.is_default);
  if (own && url.searchParams.size === 0) throw redirect(`${paths.portfolio()}?${own.query ? `${own.query}&` : ''}view=${own.id}`);
  const [page, value, steps, members] = await Promise.all([
    listPortfolio(services, scope, { ...query, cursor, locale, limit: Number(limit) }), portfolioValue(services, scope), recentBatches(services, scope, 4), can(scope, 'member.read') ? listMembers(services, scope, scope.orgId) : [],
  ]);
  return {
    ...page, value, views, steps, colleagues: members.map((m) => ({ id: m.user_id, name: m.name })), order: { sort: search.sort, direction: search.direction }, columns: columnsOf(cols), dense: density === 'dense',
    limit: Number(limit), today: legalDay(services.clock.now()),
  };
});

export const action = defineAction(
  { access: { preview: 'portfolio.write', apply: 'portfolio.write', undo: 'portfolio.write', keep_view: 'patent.read', drop_view: 'patent.read' }, form: ListForm },
  async ({ scope, services }, input) => {
    switch (input.intent) {
      case 'preview': return { preview: await previewBatch(services, scope, { step: input.step, selection: selectionFrom(input.selection), assignee: input.assignee || null }) };
      case 'apply': return { applied: await applyBatch(services, scope, { step: input.step, selection: selectionFrom(input.selection), assignee: input.assignee || null }, input.expected) };
      case 'undo': return { undone: await undoBatch(services, scope, input.batch_id) };
      case 'keep_view': {
        const { id } = await keepView(services, scope, { name: input.name, query: input.query, shared: input.shared === 'true', is_default: input.is_default === 'true' });
        return redirect(`${paths.portfolio()}?${input.query ? `${input.query}&` : ''}view=${id}`);
      }
      case 'drop_view': {
        await dropView(services, scope, input.view_id);
        return redirect(`${paths.portfolio()}?view=all`);
      }
    }
  },
);

type Done = { applied?: { step: 'value' | 'assign'; changed: number }; undone?: { restored: number; kept: number } };
const doneOf = (answer: ReturnType<typeof useActionData<typeof action>>) => answer?.done as Done | null | undefined;

/** What became of a step or of taking it back. */
function Done({ answer }: { answer: ReturnType<typeof useActionData<typeof action>> }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const ref = useRef<HTMLDivElement>(null);
  const done = doneOf(answer);
  // The button that was pressed is far down and gone by now: what became of it is shown to the eye and to the focus.
  useEffect(() => { if (done?.applied || done?.undone) ref.current?.focus(); }, [done]);
  const said = done?.applied ? t(`portfolio:step.${done.applied.step}.done`, { n: number(done.applied.changed), count: done.applied.changed })
    : done?.undone ? t(done.undone.kept ? 'portfolio:steps.back' : 'portfolio:steps.backAll', { restored: number(done.undone.restored), kept: number(done.undone.kept) }) : null;
  return said === null ? null : <div ref={ref} tabIndex={-1} className={classes.said}><DoneNotice answer={answer}><p>{said}</p></DoneNotice></div>;
}

export default function Portfolio() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const { number } = useFormat();
  const allowed = useCan();
  const [search] = useSearchParams();
  const filter = new URLSearchParams([...search].filter(([name, value]) => value && (PORTFOLIO_FILTERS as readonly string[]).includes(name))).toString();
  const choice = useChoice(data.items.map((i) => i.id), filter, doneOf(answer)?.applied);
  const works = allowed('portfolio.write');
  const importLink = (
    <>
      {allowed('inventor.manage') ? <LinkButton tone="secondary" to={paths.inventors()}>{t('portfolio:inventors')}</LinkButton> : null}
      {allowed('patent.import') ? <LinkButton to={paths.imports()}>{t('portfolio:import')}</LinkButton> : null}
    </>
  );
  if (data.counts.all === 0) {
    return <Page title={t('portfolio:title')} lead={t('portfolio:lead')}><EmptyState title={t('portfolio:empty.title')} action={importLink}>{t('portfolio:empty.text')}</EmptyState></Page>;
  }
  return (
    <Page title={t('portfolio:title')} lead={t('portfolio:lead')} actions={importLink}>
      <ErrorNotice answer={answer} />
      <Done answer={answer} />
      <PortfolioTabs here="list" />
      <PortfolioStrip value={data.value} />
      <FilterForm colleagues={data.colleagues} />
      <StatusChips counts={data.counts} />
      <div className={classes.tools}><Views views={data.views} /><LookForm columns={data.columns} dense={data.dense} limit={data.limit} /><Exports formats={EXPORT_FORMATS} /></div>
      <p className="jz-small jz-muted"><span className="jz-num">{t('portfolio:total', { count: data.total, total: number(data.total) })}</span> · {t('portfolio:dormancyHint')}</p>
      {data.items.length ? <PortfolioTable rows={data.items} today={data.today} order={data.order} columns={data.columns} dense={data.dense} choice={works ? choice : null} /> : <EmptyState title={t('portfolio:empty.none')} action={<LinkButton tone="secondary" to={`${paths.portfolio()}?view=all`}>{t('portfolio:filter.clear')}</LinkButton>}>{t('portfolio:empty.noneText')}</EmptyState>}
      <Pager nextCursor={data.next_cursor} />
      {works ? <BatchBar choice={choice} total={data.total} page={data.items.length} colleagues={data.colleagues} /> : null}
      <RecentSteps steps={data.steps} />
    </Page>
  );
}
