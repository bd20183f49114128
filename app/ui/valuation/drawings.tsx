import type { QuestionnaireResource, ValuationResource } from '#app/modules/valuation/contract.ts';
import type { Words } from '#app/modules/valuation/wording.pure.ts';
import { BandBars, Matrix, Radar, Tornado, ValueLine, type Paint } from '../charts/index.ts';

/** The drawings of a valuation, for pages and for paper alike. Each is null where there is nothing to draw. */
export interface DrawingFrame { width: number; paint?: Paint }

/** Bars of one tornado a reader can take in. */
const TORNADO_BARS = 8;

const short = (v: ValuationResource, w: Words) => (amount: number) => w.money({ currency: v.currency, amount });

export function bandsDrawing(v: ValuationResource, w: Words, frame: DrawingFrame) {
  const known = v.methods.filter((m) => m.band);
  if (!known.length) return null;
  const rows = known.map((m) => ({ key: m.method, label: w.t(`valuation:method.${m.method}`), low: m.band!.low.amount, base: m.band!.base.amount, high: m.band!.high.amount }));
  const c = v.combined;
  const all = c && c.basis === 'methods' ? [...rows, { key: 'combined', label: w.t('valuation:band.combined'), low: c.low.amount, base: c.base.amount, high: c.high.amount, strong: true }] : rows;
  return <BandBars {...frame} rows={all} format={short(v, w)} label={w.t('valuation:band.chart')} />;
}

export function tornadoDrawing(v: ValuationResource, w: Words, frame: DrawingFrame) {
  const c = v.combined;
  const rows = (c?.tornado ?? []).filter((b) => b.at_low.amount !== b.at_high.amount).slice(0, TORNADO_BARS);
  if (!c || !rows.length) return null;
  return (
    <Tornado {...frame} base={c.base.amount} rows={rows.map((b) => ({ key: b.input, label: w.t(`valuation:input.${b.input}`), atLow: b.at_low.amount, atHigh: b.at_high.amount }))} format={short(v, w)}
      legend={{ low: w.t('valuation:tornado.low'), high: w.t('valuation:tornado.high'), base: w.t('valuation:tornado.base') }} label={w.t('valuation:tornado.chart')} />
  );
}

export function curveDrawing(v: ValuationResource, w: Words, frame: DrawingFrame) {
  if (v.curve.length < 2) return null;
  return <ValueLine {...frame} points={v.curve.map((p) => ({ day: p.day, low: p.low.amount, base: p.base.amount, high: p.high.amount }))} tick={short(v, w)} label={w.t('valuation:curve.chart')} />;
}

export function scoresDrawing(v: ValuationResource, w: Words, frame: DrawingFrame & { numbered?: boolean }) {
  const indicators = v.score.dimensions.flatMap((d) => d.indicators);
  if (!indicators.some((i) => i.score !== null)) return null;
  return <Radar {...frame} max={100} axes={indicators.map((i) => w.t(`valuation:indicator.${i.code}`))} series={[{ key: 'score', name: w.t('valuation:score.title'), values: indicators.map((i) => i.score) }]} label={w.t('valuation:score.radar')} />;
}

export function answersDrawing(q: Pick<QuestionnaireResource, 'radar'>, w: Words, frame: DrawingFrame) {
  const roles = (['inventor', 'officer', 'buyer'] as const).filter((role) => q.radar.some((c) => c.sides.some((s) => s.role === role)));
  if (!roles.length) return null;
  return (
    <Radar {...frame} min={0} max={5} axes={q.radar.map((c) => w.t(`valuation:category.${c.category}`))} label={w.t('valuation:questionnaire.chart')}
      series={roles.map((role) => ({ key: role, name: w.t(`valuation:role.${role}`), values: q.radar.map((c) => c.sides.find((s) => s.role === role)?.mean ?? null) }))} />
  );
}

export function matrixDrawing(q: Pick<QuestionnaireResource, 'matrix'>, w: Words, frame: DrawingFrame) {
  const points = q.matrix.flatMap((m) => (m.opportunity === null || m.risk === null ? [] : [{ key: m.category, label: w.t(`valuation:category.${m.category}`), opportunity: m.opportunity, risk: m.risk }]));
  if (!points.length) return null;
  const f = (key: string) => w.t(`valuation:questionnaire.fields.${key}`);
  return <Matrix {...frame} points={points} words={{ opportunity: w.t('valuation:questionnaire.opportunity'), risk: w.t('valuation:questionnaire.risk'), fields: [f('pursue'), f('weigh'), f('keep'), f('leave')] }} label={w.t('valuation:questionnaire.matrix')} />;
}
