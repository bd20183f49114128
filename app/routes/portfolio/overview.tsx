import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useLoaderData } from 'react-router';
import { z } from 'zod';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { PORTFOLIO_FILTERS, portfolioAddress } from '#app/modules/patents/contract-portfolio.ts';
import { dormancyPack } from '#app/modules/patents/rule-packs/dormancy.ts';
import type { Overview } from '#app/modules/portfolio/contract.ts';
import { portfolioOverview } from '#app/modules/portfolio/overview.server.ts';
import { ChartFigure } from '#app/ui/charts/figure.tsx';
import { DataTable, EmptyState, LinkButton, Page, Section, useCan, useFormat, type ShellHandle } from '#app/ui/index.ts';
import { PortfolioTabs } from '#app/ui/portfolio/filter-form.tsx';
import { AdviceMark, ValueChart } from '#app/ui/portfolio/value-chart.tsx';
import classes from '#app/ui/portfolio/chart.module.css';

export const handle: ShellHandle = { texts: ['portfolio'], shell: { width: 'wide' } };

export const loader = defineLoader({ access: 'patent.read', search: z.object(portfolioAddress) }, async ({ scope, services, search, url }) => {
  const { sort: _sort, direction: _direction, ...filter } = search;
  return {
    ...await portfolioOverview(services, scope, filter), filter: new URLSearchParams([...url.searchParams].filter(([name, value]) => value && (PORTFOLIO_FILTERS as readonly string[]).includes(name))).toString(),
    limits: dormancyPack.values.triage.value,
  };
});

/** What the advice and the cases rest on; the values themselves stand in the rule packs `dormancy` and `strategic_industries`. */
const SOURCES = ['triage', 'licence', 'years', 'industry'] as const;

/** Advice that is about selling or licensing out, where what the patents cost to make is worth knowing. */
const SOLD: ReadonlySet<string> = new Set(['wake_now', 'nurture', 'package']);

type Data = Awaited<ReturnType<typeof loader>>;
const within = (filter: string, more: string) => `${paths.portfolio()}?${filter ? `${filter}&` : ''}${more}`;

function AdviceCard({ advice, filter }: { advice: Overview['advice'][number]; filter: string }) {
  const { t } = useTranslation();
  const { money, number } = useFormat();
  const sum = (list: readonly Parameters<typeof money>[0][]) => list.map((m) => money(m)).join(' + ');
  const band = advice.brings.map((b) => t('portfolio:overview.band', { low: money(b.low), base: money(b.base), high: money(b.high) })).join('; ');
  return (
    <li>
      <h3><AdviceMark advice={advice.code} />{t(`portfolio:advice.${advice.code}`)}</h3>
      <span className={classes.count}>{number(advice.patents)}</span>
      <span className="jz-small jz-muted">{t(`portfolio:overview.why.${advice.code}`)}</span>
      {advice.patents ? (
        <>
          {advice.saves.length ? <span className={classes.money}>{t(advice.code === 'open_licence' ? 'portfolio:overview.discount' : 'portfolio:overview.saves', { amount: sum(advice.saves) })}</span>
            : advice.code === 'keep_defence' ? (advice.fees.length ? <span className={classes.money}>{t('portfolio:overview.costs', { amount: sum(advice.fees) })}</span> : null)
              : band ? <span className={classes.money}>{t('portfolio:overview.brings', { band })}</span> : advice.floors.length ? null : <span className="jz-small jz-muted">{t('portfolio:overview.noBand')}</span>}
          {SOLD.has(advice.code) && advice.floors.length ? <span className="jz-small jz-muted">{t('portfolio:overview.floor', { amount: sum(advice.floors) })}</span> : null}
          <Link to={within(filter, `advice=${advice.code}&sort=value&direction=desc`)}>{t('portfolio:overview.open')}</Link>
        </>
      ) : null}
    </li>
  );
}

function Picture({ data }: { data: Data }) {
  const { t } = useTranslation();
  const { number, pick } = useFormat();
  const placed = data.cells.reduce((n, c) => n + c.patents, 0);
  const table = data.points ? (
    <DataTable rows={data.points} rowKey={(p) => p.number} caption={t('portfolio:chart.label')} columns={[
      { key: 'patent', label: t('portfolio:col.patent'), phone: null, cell: (p) => <Link to={paths.patent(p.number)}>{pick(p.title.zh, p.title.en) || p.number}</Link> },
      { key: 'dormancy', label: t('portfolio:chart.dormancy'), align: 'end', cell: (p) => p.dormancy },
      { key: 'value', label: t('portfolio:chart.value'), align: 'end', cell: (p) => number(p.value) },
      { key: 'advice', label: t('portfolio:col.advice'), cell: (p) => (p.advice ? t(`portfolio:advice.${p.advice}`) : '–') },
    ]} />
  ) : (
    <DataTable rows={data.cells} rowKey={(c) => `${c.dormancy}-${c.value}`} caption={t('portfolio:chart.label')} columns={[
      { key: 'dormancy', label: t('portfolio:chart.dormancy'), cell: (c) => `${c.dormancy * 10}–${c.dormancy * 10 + 10}` },
      { key: 'value', label: t('portfolio:chart.value'), cell: (c) => `${c.value * 10}–${c.value * 10 + 10}` },
      { key: 'patents', label: t('portfolio:chart.patents'), align: 'end', cell: (c) => number(c.patents) },
    ]} />
  );
  return <ChartFigure draw={(width) => <ValueChart data={data} limits={data.limits} width={width} filter={data.filter} />} wide={900} caption={t(data.points ? 'portfolio:chart.caption' : 'portfolio:chart.captionCells', { n: number(placed) })} table={table} toggle={t('portfolio:chart.table')} />;
}

export default function PortfolioOverview() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { number } = useFormat();
  const can = useCan();
  const placed = data.cells.length > 0;
  return (
    <Page title={t('portfolio:overview.title')} lead={t('portfolio:overview.lead')} crumbs={[{ label: t('portfolio:title'), to: paths.portfolio() }]}
      actions={data.unvalued > 0 && can('valuation.write') ? <LinkButton to={paths.portfolioValue()} tone={placed ? 'secondary' : 'primary'}>{t('portfolio:overview.value')}</LinkButton> : null}>
      <PortfolioTabs here="overview" />
      {data.unvalued > 0 ? <p className="jz-small jz-muted">{t('portfolio:overview.unvalued', { count: data.unvalued, n: number(data.unvalued), living: number(data.living) })}</p> : null}
      <Section title={t('portfolio:chart.title')}>{placed ? <Picture data={data} /> : <EmptyState title={t('portfolio:chart.empty')}>{t('portfolio:chart.emptyText')}</EmptyState>}</Section>
      <Section title={t('portfolio:overview.advice')} hint={t('portfolio:overview.adviceHint')} look="plain">
        <ul className={classes.advice}>{data.advice.map((a) => <AdviceCard key={a.code} advice={a} filter={data.filter} />)}</ul>
      </Section>
      <Section title={t('portfolio:overview.highValue')} hint={t('portfolio:overview.highValueHint')}>
        <ul className={classes.advice}>
          {data.high_value.map((f) => (
            <li key={f.case}>
              <h3>{t(`portfolio:highValue.${f.case}.short`)}</h3>
              <span className={classes.count}>{number(f.patents)}</span>
              <span className="jz-small jz-muted">{t(`portfolio:highValue.${f.case}.long`)}</span>
              {f.patents ? <Link to={within(data.filter, `high_value=${f.case}`)}>{t('portfolio:overview.open')}</Link> : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('portfolio:overview.sources')}>
        <ul className="jz-small jz-muted">{SOURCES.map((s) => <li key={s}>{t(`portfolio:overview.source.${s}`, data.limits)}</li>)}</ul>
      </Section>
    </Page>
  );
}
