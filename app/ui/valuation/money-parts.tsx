import { packName } from '#app/core/pack-name.ts';
import type { ValuationResource } from '#app/modules/valuation/contract.ts';
import { bandText, halfLifeDay, inputSource, inputSpan, reasonsText, stateText, type Words } from '#app/modules/valuation/wording.pure.ts';
import { Link } from 'react-router';
import { ChartFigure } from '../charts/figure.tsx';
import { paths } from '#app/http/paths.ts';
import { Badge, DataTable, DateText, LinkButton, Section, type Column } from '../index.ts';
import { bandsDrawing, curveDrawing, tornadoDrawing } from './drawings.tsx';
import classes from './valuation.module.css';

interface Part { v: ValuationResource; w: Words }

/** The result first: low, base, high, and what kind of figure it is. */
export function BandPart({ v, w, canValue }: Part & { canValue: boolean }) {
  const { t } = w;
  const c = v.combined;
  return (
    <Section title={t('valuation:band.title')} look={c?.basis === 'methods' ? 'card' : 'wake'} actions={v.limits.includes('seller_asserted') ? <Badge tone="attention">{t('valuation:inputs.asserted')}</Badge> : undefined}>
      {v.veto ? <p><Badge tone="bad">{t(`valuation:veto.${v.veto}`)}</Badge></p> : null}
      {c ? (
        <dl className={classes.band}>
          {(['low', 'base', 'high'] as const).map((end) => <div key={end} data-base={end === 'base' || undefined}><dt>{t(`valuation:band.${end}`)}</dt><dd title={w.money(c[end], 'exact')}>{w.money(c[end])}</dd></div>)}
        </dl>
      ) : <p><strong>{t('valuation:band.none')}</strong></p>}
      <p className={classes.note}>{c ? t(`valuation:band.${c.basis}`) : t('valuation:band.noneText')}</p>
      <p className={classes.note}>{t('valuation:head.of', { scenario: t(`valuation:scenario.${v.scenario}`), day: w.day(v.valued_on) })} · {t('valuation:head.by', { author: v.created_by, day: w.day(v.created_at) })}</p>
      {v.carried ? <p className={classes.note}>{t('valuation:head.carried', { day: w.day(v.carried.valued_on) })} <Link to={paths.valuation(v.patent.number, v.carried.valuation_id)}>{t('valuation:head.carriedFrom')}</Link></p> : null}
      {canValue && !v.veto && c?.basis !== 'methods' ? <p className={classes.actions}><LinkButton tone="secondary" small to={paths.valuationNew(v.patent.number)}>{t('valuation:band.addInputs')}</LinkButton></p> : null}
    </Section>
  );
}

type Method = ValuationResource['methods'][number];

/** Each method with its band, weight and reasons; the bars on one axis above. */
export function MethodsPart({ v, w }: Part) {
  const { t } = w;
  const columns: Column<Method>[] = [
    { key: 'method', label: t('valuation:methods.method'), phone: null, cell: (m) => (
      <div><strong>{t(`valuation:method.${m.method}`)}</strong><div className="jz-small jz-muted">{t(`valuation:methodText.${m.method}`)}</div></div>
    ) },
    { key: 'base', label: t('valuation:methods.base'), align: 'end', cell: (m) => <span className="jz-nowrap">{m.band ? w.money(m.band.base) : '–'}</span> },
    { key: 'band', label: t('valuation:methods.band'), align: 'end', cell: (m) => <span>{m.band ? bandText(m.band, w) : '–'}</span> },
    { key: 'weight', label: t('valuation:methods.weight'), align: 'end', cell: (m) => <span className="jz-nowrap">{m.band ? w.bps(m.weight_bps) : '–'}</span> },
    { key: 'why', label: t('valuation:methods.why'), cell: (m) => (
      <div className="jz-small">
        {m.band ? reasonsText(m.weight_reasons, w) : <><Badge tone="wait">{t(`valuation:state.${m.state}`)}</Badge>{m.missing.length ? <div className="jz-muted">{stateText(m, w)}</div> : null}</>}
        {m.comparables ? <div className="jz-muted">{t('valuation:methods.deals', { n: m.comparables.n, level: t(`valuation:level.${m.comparables.level}`) })}</div> : null}
        {m.band && m.years ? <div className="jz-muted">{t('valuation:methods.years', { years: w.number(m.years, 1) })}</div> : null}
      </div>
    ) },
  ];
  const any = v.methods.some((m) => m.band);
  return (
    <Section title={t('valuation:methods.title')} hint={t('valuation:methods.hint')}>
      <div className="jz-stack">
        {any ? <ChartFigure wide={860} draw={(width) => bandsDrawing(v, w, { width })} toggle={t('valuation:table')} /> : null}
        <DataTable rows={v.methods} columns={columns} rowKey={(m) => m.method} caption={t('valuation:methods.caption')} />
      </div>
    </Section>
  );
}

/** One input at a time. */
export function TornadoPart({ v, w }: Part) {
  const { t } = w;
  const bars = v.combined?.tornado ?? [];
  const first = bars[0];
  if (!first || !tornadoDrawing(v, w, { width: 300 })) return null;
  return (
    <Section title={t('valuation:tornado.title')} hint={t('valuation:tornado.hint')}>
      <ChartFigure draw={(width) => tornadoDrawing(v, w, { width })} toggle={t('valuation:table')}
        caption={t('valuation:tornado.text', { input: t(`valuation:input.${first.input}`), low: w.money(first.at_low), high: w.money(first.at_high) })}
        table={<DataTable rows={bars} rowKey={(b) => b.input} caption={t('valuation:tornado.chart')} columns={[
          { key: 'input', label: t('valuation:tornado.input'), cell: (b) => t(`valuation:input.${b.input}`) },
          { key: 'low', label: t('valuation:tornado.atLow'), align: 'end', cell: (b) => w.money(b.at_low, 'exact') },
          { key: 'high', label: t('valuation:tornado.atHigh'), align: 'end', cell: (b) => w.money(b.at_high, 'exact') },
        ]} />} />
    </Section>
  );
}

type Row = ValuationResource['inputs'][number];

/** Every figure the methods rest on, with range, source, day and whose word it is. */
export function InputsPart({ v, w }: Part) {
  const { t } = w;
  const columns: Column<Row>[] = [
    { key: 'name', label: t('valuation:inputs.name'), cell: (r) => (
      <div>{t(`valuation:input.${r.name}`)}{r.name === 'revenue' ? <div className="jz-small jz-muted">{t('valuation:inputs.factor')}</div> : null}</div>
    ) },
    { key: 'value', label: t('valuation:inputs.value'), align: 'end', cell: (r) => <span>{inputSpan(r, v.currency, w)}</span> },
    { key: 'origin', label: t('valuation:inputs.origin'), cell: (r) => (
      <div className="jz-small">
        {inputSource(r, w)}{' '}
        {r.asserted ? <Badge tone="attention">{t('valuation:inputs.noDocument')}</Badge> : r.origin === 'document' ? <Badge tone="good">{t('valuation:inputs.documented')}</Badge> : r.verified ? null : <Badge tone="wait">{t('valuation:inputs.unverified')}</Badge>}
        {r.years ? <div className="jz-muted">{t('valuation:inputs.years', { list: r.years.map((amount) => w.money({ currency: v.currency, amount })).join(' · ') })}</div> : null}
      </div>
    ) },
    { key: 'as_of', label: t('valuation:inputs.asOf'), shrink: true, cell: (r) => (r.as_of ? <DateText value={r.as_of} /> : <span className="jz-muted">–</span>) },
  ];
  if (!v.inputs.length) return null;
  return <Section title={t('valuation:inputs.title')} hint={t('valuation:inputs.hint')}><DataTable rows={v.inputs} columns={columns} rowKey={(r) => r.name} caption={t('valuation:inputs.caption')} /></Section>;
}

/** What is left of the value year by year, and what holding on costs. */
export function CurvePart({ v, w }: Part) {
  const { t } = w;
  const half = halfLifeDay(v.curve);
  const ahead = v.annuities_ahead;
  const next = ahead?.items[0];
  if (v.curve.length < 2 && !ahead) return null;
  return (
    <Section title={t('valuation:curve.title')} hint={v.curve.length > 1 ? t('valuation:curve.hint', { day: w.day(v.curve.at(-1)!.day) }) : t('valuation:curve.wait')}>
      {v.curve.length > 1 ? (
        <ChartFigure draw={(width) => curveDrawing(v, w, { width })} toggle={t('valuation:table')} caption={half ? t('valuation:curve.half', { day: w.day(half) }) : undefined}
          table={<DataTable rows={v.curve} rowKey={(p) => p.day} caption={t('valuation:curve.chart')} columns={[
            { key: 'day', label: t('valuation:curve.year'), cell: (p) => <DateText value={p.day} /> },
            ...(['low', 'base', 'high'] as const).map((end): Column<ValuationResource['curve'][number]> => ({ key: end, label: t(`valuation:band.${end}`), align: 'end', cell: (p) => w.money(p[end]) })),
          ]} />} />
      ) : null}
      {ahead ? (
        <div className={classes.note}>
          <h3>{t('valuation:annuities.title')}</h3>
          <p>{t('valuation:annuities.text', { total: w.money(ahead.total, 'exact'), count: ahead.items.length })} {next ? t('valuation:annuities.next', { year: next.year, day: w.day(next.due_on), amount: w.money(next.payable, 'exact') }) : null} <span className="jz-small">({t('valuation:annuities.pack', { pack: packName(ahead.pack, t) })})</span></p>
        </div>
      ) : null}
    </Section>
  );
}
