import type { ValuationResource } from '#app/modules/valuation/contract.ts';
import { cohortText, compositeText, platformSource, platformValue, qualityName, type PlatformResource, type QualityRow, type Words } from '#app/modules/valuation/wording.pure.ts';
import { ChartFigure } from '../charts/figure.tsx';
import { DataTable, KeyValue, Section, type Column } from '../index.ts';
import { scoresDrawing } from './drawings.tsx';
import classes from './valuation.module.css';

interface Part { v: ValuationResource; w: Words }
type Dimension = ValuationResource['score']['dimensions'][number];
type Indicator = Dimension['indicators'][number];

const score = (value: number | null, w: Words) => (value === null ? '–' : w.number(value, 1));

/** Total, three dimensions, radar, and the whole tree to open. */
export function ScorePart({ v, w }: Part) {
  const { t } = w;
  const s = v.score;
  const known = s.dimensions.flatMap((d) => d.indicators).filter((i) => i.score !== null).sort((a, b) => b.score! - a.score!);
  const words = (i: Indicator | undefined) => (i ? `${t(`valuation:indicator.${i.code}`)} ${score(i.score, w)}` : '');
  return (
    <Section title={t('valuation:score.title')} hint={t('valuation:score.hint')}>
      <div className={classes.columns}>
        <div>
          <p className={classes.total}>{s.total === null ? <strong>{t('valuation:score.none')}</strong> : <><strong>{score(s.total, w)}</strong><span className="jz-muted">{t('valuation:score.outOf')}</span></>}</p>
          <p className={classes.note}>{t('valuation:score.coverage', { rate: w.bps(s.coverage_bps) })}{t('valuation:stop')} {s.total === null ? null : t('valuation:score.range', { low: w.number(s.low, 1), high: w.number(s.high, 1) })}</p>
          <dl className={classes.dimensions}>
            {s.dimensions.map((d) => <div key={d.code}><dt>{t(`valuation:dimension.${d.code}`)}</dt><dd>{score(d.score, w)}<small>{t('valuation:score.weight', { rate: w.bps(d.weight_bps) })}</small></dd></div>)}
          </dl>
        </div>
        {known.length ? (
          <ChartFigure half wide={500} narrow={330} draw={(width) => scoresDrawing(v, w, { width, numbered: width < 400 })}
            narrowKey={<ol className={classes.key}>{s.dimensions.flatMap((d) => d.indicators).map((i) => <li key={i.code}>{t(`valuation:indicator.${i.code}`)}</li>)}</ol>} toggle={t('valuation:table')} caption={t('valuation:score.radarText', { best: words(known[0]), worst: words(known.at(-1)) })} />
        ) : null}
      </div>
      <details>
        <summary>{t('valuation:score.openAll')}</summary>
        {s.dimensions.map((d) => <DimensionTree key={d.code} d={d} w={w} />)}
      </details>
    </Section>
  );
}

function DimensionTree({ d, w }: { d: Dimension; w: Words }) {
  const { t } = w;
  return (
    <section className={classes.tree} aria-label={t(`valuation:dimension.${d.code}`)}>
      <h3><span>{t(`valuation:dimension.${d.code}`)}</span><span className="jz-num">{score(d.score, w)}</span></h3>
      <ul className={classes.tree}>
        {d.indicators.map((i) => (
          <li key={i.code}>
            <details>
              <summary>
                <span>{t(`valuation:indicator.${i.code}`)} <small className="jz-muted jz-nowrap">{t('valuation:score.weight', { rate: w.bps(i.weight_bps) })}</small></span>
                <Meter value={i.score} />
                <span className={classes.figure}>{score(i.score, w)}</span>
              </summary>
              <ul className={classes.leaves}>{i.platform.map((p) => <Leaf key={p.code} p={p} w={w} />)}</ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A score as a bar; the figure stands beside it. */
function Meter({ value }: { value: number | null }) {
  return (
    <svg className={classes.meter} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className={classes.track} width="100" height="8" rx="2" />
      {value === null ? null : <rect className={classes.fill} width={Math.max(1, value)} height="8" rx="2" />}
    </svg>
  );
}

function Leaf({ p, w }: { p: PlatformResource; w: Words }) {
  const { t } = w;
  const place = p.percentile !== null && p.cohort ? `${t('valuation:score.percentile', { p: w.number(p.percentile) })} (${cohortText(p.cohort, w)})` : '';
  const sides = p.answers.map((a) => `${t(`valuation:role.${a.role}`)} ${w.number(a.score, 1)}`).join(' · ');
  return (
    <li>
      <span>{t(`valuation:platform.${p.code}`)}</span>
      <span className={classes.figure}>{score(p.score, w)}</span>
      <small>{[platformValue(p, w), place, platformSource(p, w), p.as_of ? w.day(p.as_of) : '', sides].filter(Boolean).join(' · ')}</small>
    </li>
  );
}

/** Quality indicators within the cohort, and how wide the cohort had to be made. */
export function QualityPart({ v, w }: Part) {
  const { t } = w;
  const q = v.quality;
  const composite = (which: 4 | 6) => {
    const { value, note } = compositeText(q, which, w);
    return <>{value === null ? null : <span className="jz-num">{value}</span>}{note ? <span className="jz-muted jz-small">{value === null ? '' : ' '}{note}</span> : null}</>;
  };
  const columns: Column<QualityRow>[] = [
    { key: 'indicator', label: t('valuation:quality.indicator'), cell: (i) => qualityName(i.code, q, w) },
    { key: 'value', label: t('valuation:quality.value'), align: 'end', cell: (i) => (i.value === null ? '–' : w.number(i.value, 2)) },
    { key: 'percentile', label: t('valuation:quality.percentile'), align: 'end', cell: (i) => (i.percentile === null ? '–' : <span className="jz-nowrap">{t('valuation:quality.p', { p: w.number(i.percentile) })}</span>) },
    { key: 'cohort', label: t('valuation:quality.cohort'), cell: (i) => (i.cohort ? <span className="jz-small">{cohortText(i.cohort, w)} · {t('valuation:quality.median', { p50: w.number(i.cohort.p50, 2) })}</span> : <span className="jz-muted jz-small">{t('valuation:absent.no_cohort')}</span>) },
  ];
  return (
    <Section title={t('valuation:quality.title')} hint={t('valuation:quality.hint')}>
      {q.indicators.length ? (
        <div className="jz-stack">
          <KeyValue items={[
            { key: t('valuation:quality.field'), value: q.field ? t('valuation:quality.fieldNo', { n: q.field }) : t('valuation:score.unknown') }, { key: t('valuation:quality.filingYear'), value: q.filing_year ?? t('valuation:score.unknown') },
            { key: t('valuation:quality.composite4'), value: composite(4) }, { key: t('valuation:quality.composite6'), value: composite(6) },
            q.generality === null ? null : { key: t('valuation:quality.generality'), value: <span className="jz-num">{w.number(q.generality, 3)}{q.generality_corrected === null ? '' : ` (${t('valuation:quality.corrected', { value: w.number(q.generality_corrected, 3) })})`}</span> },
            q.originality === null ? null : { key: t('valuation:quality.originality'), value: <span className="jz-num">{w.number(q.originality, 3)}</span> },
          ]} />
          <DataTable rows={q.indicators} columns={columns} rowKey={(i) => i.code} caption={t('valuation:quality.caption')} />
        </div>
      ) : <p className="jz-muted">{t('valuation:quality.none')}</p>}
    </Section>
  );
}
