import { useTranslation } from 'react-i18next';
import { Link, useLoaderData } from 'react-router';
import { z } from 'zod';
import { legalDay } from '#app/core/clock.ts';
import { LEGAL_STATUSES } from '#app/core/vocabulary.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { listPortfolio } from '#app/modules/patents/list-portfolio.server.ts';
import { portfolioValue } from '#app/modules/valuation/get-valuation.server.ts';
import { Button, EmptyState, LinkButton, Page, Pager, useCan, useFormat, type ShellHandle } from '#app/ui/index.ts';
import { PortfolioStrip } from '#app/ui/valuation/portfolio-strip.tsx';
import { PortfolioTable } from '#app/ui/portfolio/portfolio-table.tsx';
import classes from '#app/ui/portfolio/portfolio.module.css';

/** Forms of the file the list can be taken away as. */
const EXPORT_FORMATS = ['csv', 'jsonl'] as const;

export const handle: ShellHandle = { texts: ['card', 'listing', 'portfolio', 'worth'], shell: { width: 'wide' } };

const blank = <T extends z.ZodType>(schema: T) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional()).catch(undefined);
const Query = z.object({ q: z.string().trim().max(200).catch(''), status: blank(z.enum(LEGAL_STATUSES)), listed: blank(z.enum(['yes', 'no'])), cursor: z.string().max(400).optional().catch(undefined) });

export const loader = defineLoader({ access: 'patent.read', search: Query }, async ({ scope, services, search }) => {
  const [page, value] = await Promise.all([listPortfolio(services, scope, { ...search, q: search.q || undefined, limit: 50 }), portfolioValue(services, scope)]);
  return { ...page, value, filter: { q: search.q, status: search.status ?? '', listed: search.listed ?? '' }, today: legalDay(services.clock.now()) };
});

export default function Portfolio() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { number } = useFormat();
  const can = useCan();
  const filtered = Boolean(data.filter.q || data.filter.status || data.filter.listed);
  const importLink = can('patent.import') ? <LinkButton to={paths.imports()}>{t('portfolio:import')}</LinkButton> : null;
  return (
    <Page title={t('portfolio:title')} lead={t('portfolio:lead')} actions={data.total > 0 ? importLink : null}>
      {data.total === 0 ? <EmptyState title={t('portfolio:empty.title')} action={importLink}>{t('portfolio:empty.text')}</EmptyState> : (
        <>
          <PortfolioStrip value={data.value} />
          <form method="get" role="search" aria-label={t('portfolio:filter.label')} className={classes.filters}>
            <label className={classes.grow}>{t('portfolio:filter.q')}<input type="search" name="q" defaultValue={data.filter.q} maxLength={200} /></label>
            <label>{t('portfolio:filter.status')}
              <select name="status" defaultValue={data.filter.status}>
                <option value="">{t('ui:all')}</option>
                {LEGAL_STATUSES.map((s) => <option key={s} value={s}>{s === 'unknown' ? t('portfolio:statusUnknown') : t(`ui:status.legal.${s}`)}</option>)}
              </select>
            </label>
            <label>{t('portfolio:filter.listed')}
              <select name="listed" defaultValue={data.filter.listed}><option value="">{t('ui:all')}</option><option value="no">{t('portfolio:filter.listedNo')}</option><option value="yes">{t('portfolio:filter.listedYes')}</option></select>
            </label>
            <Button type="submit">{t('portfolio:filter.go')}</Button>
            {filtered ? <Link to={paths.portfolio()}>{t('portfolio:filter.clear')}</Link> : null}
          </form>
          <p className="jz-small jz-muted"><span className="jz-num">{t('portfolio:total', { count: data.total, total: number(data.total) })}</span> · {t('portfolio:dormancyHint')}</p>
          {data.items.length ? <p className="jz-row">{EXPORT_FORMATS.map((format) => <LinkButton key={format} tone="secondary" small reloadDocument to={paths.portfolioExport({ ...data.filter, format })}>{t(`portfolio:export.${format}`)}</LinkButton>)}<span className="jz-small jz-muted">{t('portfolio:export.hint')}</span></p> : null}
          {data.items.length ? <PortfolioTable rows={data.items} today={data.today} /> : <EmptyState title={t('portfolio:empty.none')}>{t('portfolio:empty.noneText')}</EmptyState>}
          <Pager nextCursor={data.next_cursor} />
        </>
      )}
    </Page>
  );
}
