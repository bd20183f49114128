import { packName } from '#app/core/pack-name.ts';
import type { Block, PrintedDocument } from '#app/platform/pdf/blocks.ts';
import type { QuestionnaireResource, ValuationResource } from './contract.ts';
import { bandText, cohortText, compositeText, halfLifeDay, inputFigure, inputSource, platformSource, platformValue, qualityName, reasonsText, stateText, type Words } from './wording.pure.ts';

/** What a report is made of: the snapshot, and the answers that lay before it. Nothing that can change afterwards but the owner's name. */
export interface ReportSource {
  valuation: ValuationResource;
  answers: Pick<QuestionnaireResource, 'radar' | 'matrix' | 'disagreements'> & { given: readonly { question: string; role: string; score: number; author: string; day: string }[]; questions: Record<string, { zh: string; en: string }> };
  assignee: { zh: string; en: string };
  verifyUrl: string;
}

/** Drawings of a report as SVG text with plain colours; null where there is nothing to draw. */
export interface ReportDrawings { bands: string | null; tornado: string | null; curve: string | null; scores: string | null; answers: string | null; matrix: string | null }

/** Questions a committee reads; the widest come first. */
const SHOWN_DISAGREEMENTS = 15;

const drawing = (svg: string | null, caption?: string, width?: number): Block[] => (svg ? [{ kind: 'drawing', svg, ...(caption ? { caption } : {}), ...(width ? { width } : {}) }] : []);
const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', text, level });
const text = (value: string, tone: 'normal' | 'muted' | 'strong' | 'notice' = 'normal'): Block => ({ kind: 'text', text: value, tone });
const score = (value: number | null, w: Words) => (value === null ? '–' : w.number(value, 1));

/** A snapshot as a printed report. Pure: the same snapshot and words give the same document. */
export function reportDocument(source: ReportSource, drawings: ReportDrawings, w: Words): PrintedDocument {
  const { valuation: v } = source;
  const { t } = w;
  const title = w.pick(v.patent.title_zh, v.patent.title_en) || v.patent.number;
  const other = w.locale === 'zh' ? v.patent.title_en : v.patent.title_zh;
  return {
    language: w.locale === 'zh' ? 'zh-CN' : 'en', title: t('report:title'), subject: t('report:subject', { number: v.patent.number, day: v.valued_on }), author: t('report:brand'), madeAt: new Date(v.created_at),
    header: t('report:header', { number: v.patent.number, day: w.day(v.valued_on) }), footer: (page, pages) => t('report:page', { page, pages }), lostNote: (count) => t('report:lost', { count }),
    cover: {
      brand: t('report:brand'), kicker: t('report:title'), title, subtitle: other === title ? '' : other,
      figures: bandFigures(v, w), note: v.combined ? t(`valuation:band.${v.combined.basis}`) : t('valuation:band.none'), footnote: t('report:cover.confidential'),
      facts: coverFacts(source, w), code: { url: source.verifyUrl, words: t('report:cover.scan') },
    },
    blocks: [
      ...summaryPart(v, w), ...methodPart(v, drawings, w), ...inputPart(v, w), ...sensitivityPart(v, drawings, w), ...curvePart(v, drawings, w), ...scorePart(v, drawings, w), ...qualityPart(v, w),
      ...questionnairePart(source, drawings, w), ...limitsPart(v, w), ...proofPart(source, w),
    ],
  };
}

function bandFigures(v: ValuationResource, w: Words): { label: string; value: string; strong?: boolean }[] {
  const { t } = w;
  if (!v.combined) return [{ label: t('valuation:band.title'), value: t('report:none') }, { label: t('report:cover.score'), value: score(v.score.total, w) }];
  return [
    { label: t('valuation:band.low'), value: w.money(v.combined.low) }, { label: t('valuation:band.base'), value: w.money(v.combined.base), strong: true }, { label: t('valuation:band.high'), value: w.money(v.combined.high) },
  ];
}

function coverFacts({ valuation: v, assignee }: ReportSource, w: Words): [string, string][] {
  const { t } = w;
  return [
    [t('report:cover.number'), v.patent.number], [t('report:cover.assignee'), w.pick(assignee.zh, assignee.en)],
    [t('report:cover.expiry'), v.expiry_date ? w.day(v.expiry_date) : t('valuation:score.unknown')],
    [t('report:cover.valuedOn'), w.day(v.valued_on)], [t('report:cover.made'), t('valuation:head.by', { author: v.created_by, day: w.day(v.created_at) })],
    [t('report:cover.scenario'), `${t(`valuation:scenario.${v.scenario}`)} · ${t(`ui:vocab.dealKind.${v.deal_kind}`)}`],
    [t('report:cover.sector'), `${t(`valuation:sector.${v.sector}`)}${v.trl ? ` · TRL ${v.trl}` : ''}`],
    [t('report:cover.score'), v.score.total === null ? t('valuation:score.none') : `${score(v.score.total, w)}  (${t('valuation:score.outOf')})`],
  ];
}

function summaryPart(v: ValuationResource, w: Words): Block[] {
  const { t } = w;
  const dimensions = v.score.dimensions.map((d) => ({ label: t(`valuation:dimension.${d.code}`), value: score(d.score, w) }));
  return [
    heading(t('report:summary')),
    ...(v.veto ? [text(t('report:vetoText', { reason: t(`valuation:veto.${v.veto}`) }), 'notice')] : []),
    { kind: 'figures', items: bandFigures(v, w) },
    text(v.combined ? t(`valuation:band.${v.combined.basis}`) : t('valuation:band.noneText')),
    { kind: 'figures', items: [{ label: t('valuation:score.title'), value: score(v.score.total, w), strong: true }, ...dimensions] },
    text(`${t('valuation:score.range', { low: w.number(v.score.low, 1), high: w.number(v.score.high, 1) })} ${t('valuation:score.coverage', { rate: w.bps(v.score.coverage_bps) })}`, 'muted'),
    heading(t('report:reading'), 2), text(t('report:readingText')),
    text(t('valuation:limit.not_an_appraisal'), 'notice'),
  ];
}

function methodPart(v: ValuationResource, drawings: ReportDrawings, w: Words): Block[] {
  const { t } = w;
  const one = (m: ValuationResource['methods'][number]): Block[] => [
    heading(t(`valuation:method.${m.method}`), 2), text(t(`valuation:methodText.${m.method}`)),
    m.band ? {
      kind: 'facts', items: [
        [t('report:band'), `${w.money(m.band.low, 'exact')} – ${w.money(m.band.high, 'exact')}`], [t('report:base'), w.money(m.band.base, 'exact')],
        [t('valuation:methods.weight'), w.bps(m.weight_bps)], ...(m.weight_reasons.length ? [[t('report:reasons'), reasonsText(m.weight_reasons, w)] as const] : []),
        ...(m.years ? [[t('report:yearsOfIncome'), t('report:years', { years: w.number(m.years, 1) })] as const] : []),
        ...(m.comparables ? [[t('report:comparables'), t('valuation:methods.deals', { n: m.comparables.n, level: t(`valuation:level.${m.comparables.level}`) })] as const] : []),
        [t('report:uses'), m.inputs.map((i) => t(`valuation:input.${i}`)).join(t('valuation:list'))],
      ],
    } : text(stateText(m, w), 'muted'),
  ];
  return [
    heading(t('report:methods')), text(t('valuation:methods.hint'), 'muted'), ...drawing(drawings.bands, t('valuation:band.chart')),
    {
      kind: 'table', strong: v.combined ? [v.methods.length] : [],
      columns: [{ label: t('valuation:methods.method'), share: 3 }, { label: t('valuation:methods.base'), share: 2, align: 'right' }, { label: t('valuation:methods.band'), share: 3.4, align: 'right' }, { label: t('valuation:methods.weight'), share: 1.2, align: 'right' }, { label: t('valuation:methods.why'), share: 3 }],
      rows: [
        ...v.methods.map((m) => [t(`valuation:method.${m.method}`), m.band ? w.money(m.band.base) : '–', m.band ? bandText(m.band, w) : '–', m.band ? w.bps(m.weight_bps) : '–', m.band ? reasonsText(m.weight_reasons, w) : stateText(m, w)]),
        ...(v.combined ? [[t('valuation:band.combined'), w.money(v.combined.base), bandText(v.combined, w), '', '']] : []),
      ],
    },
    ...v.methods.flatMap(one),
  ];
}

function inputPart(v: ValuationResource, w: Words): Block[] {
  const { t } = w;
  const sales = v.inputs.find((i) => i.years);
  return [
    heading(t('report:inputs')), text(t('valuation:inputs.hint'), 'muted'),
    {
      kind: 'table',
      columns: [{ label: t('report:col.input'), share: 2 }, { label: t('report:col.low'), share: 1.5, align: 'right' }, { label: t('report:col.base'), share: 1.5, align: 'right' }, { label: t('report:col.high'), share: 1.5, align: 'right' }, { label: t('report:col.origin'), share: 3.7 }, { label: t('report:col.asOf'), share: 2.2 }],
      rows: v.inputs.map((row) => {
        const name = row.name === 'revenue' ? `${t('valuation:input.revenue')} (${t('valuation:inputs.factor')})` : t(`valuation:input.${row.name}`);
        return [name, ...[row.low, row.base, row.high].map((n) => inputFigure(row, n, v.currency, w)), `${inputSource(row, w)}${row.verified ? '' : ` [${t('report:unverified')}]`}`, row.as_of ? w.day(row.as_of) : ''];
      }),
    },
    ...(sales?.years ? [text(`${t('valuation:input.revenue')}${t('valuation:colon')}${t('valuation:inputs.years', { list: sales.years.map((amount) => w.money({ currency: v.currency, amount })).join(' · ') })}`)] : []),
    text(t('report:legend'), 'muted'),
  ];
}

function sensitivityPart(v: ValuationResource, drawings: ReportDrawings, w: Words): Block[] {
  const { t } = w;
  const first = v.combined?.tornado[0];
  if (!v.combined || !first) return [];
  return [
    heading(t('report:tornado')), text(t('valuation:tornado.hint'), 'muted'), ...drawing(drawings.tornado),
    text(t('valuation:tornado.text', { input: t(`valuation:input.${first.input}`), low: w.money(first.at_low), high: w.money(first.at_high) })),
    {
      kind: 'table', columns: [{ label: t('report:col.input'), share: 3 }, { label: t('valuation:tornado.atLow'), share: 2, align: 'right' }, { label: t('valuation:tornado.atHigh'), share: 2, align: 'right' }],
      rows: v.combined.tornado.map((b) => [t(`valuation:input.${b.input}`), w.money(b.at_low, 'exact'), w.money(b.at_high, 'exact')]),
    },
  ];
}

function curvePart(v: ValuationResource, drawings: ReportDrawings, w: Words): Block[] {
  const { t } = w;
  const half = halfLifeDay(v.curve);
  const ahead = v.annuities_ahead;
  if (v.curve.length < 2 && !ahead) return [];
  return [
    heading(t('report:curve')),
    ...(v.curve.length > 1 ? [text(t('valuation:curve.hint', { day: w.day(v.curve.at(-1)!.day) }), 'muted'), ...drawing(drawings.curve), ...(half ? [text(t('valuation:curve.half', { day: w.day(half) }))] : [])] : [text(t('valuation:curve.wait'), 'muted')]),
    ...(ahead ? [heading(t('report:annuities'), 2), text(`${t('valuation:annuities.text', { total: w.money(ahead.total, 'exact'), count: ahead.items.length })} (${t('valuation:annuities.pack', { pack: packName(ahead.pack, t) })})`)] : []),
  ];
}

function scorePart(v: ValuationResource, drawings: ReportDrawings, w: Words): Block[] {
  const { t } = w;
  const strong: number[] = [];
  const rows: string[][] = [];
  for (const d of v.score.dimensions) {
    strong.push(rows.length);
    rows.push([`${t(`valuation:dimension.${d.code}`)} (${w.bps(d.weight_bps)})`, score(d.score, w), '', w.bps(d.coverage_bps)]);
    for (const i of d.indicators) {
      rows.push([`${t(`valuation:indicator.${i.code}`)} (${w.bps(i.weight_bps)})`, score(i.score, w), '', w.bps(i.coverage_bps)]);
      for (const p of i.platform) {
        const place = p.percentile !== null && p.cohort ? `${t('valuation:quality.p', { p: w.number(p.percentile) })} (${cohortText(p.cohort, w)})` : '';
        rows.push([`    ${t(`valuation:platform.${p.code}`)}`, score(p.score, w), [platformValue(p, w), place, platformSource(p, w)].filter(Boolean).join(' · '), '']);
      }
    }
  }
  return [
    heading(t('report:scores')), text(t('valuation:score.hint'), 'muted'), ...drawing(drawings.scores, undefined, 400),
    { kind: 'table', strong, rows, columns: [{ label: t('report:col.indicator'), share: 3.4 }, { label: t('report:col.score'), share: 0.9, align: 'right' }, { label: `${t('report:col.value')} · ${t('report:col.origin')}`, share: 5 }, { label: t('report:col.coverage'), share: 1.1, align: 'right' }] },
  ];
}

function qualityPart(v: ValuationResource, w: Words): Block[] {
  const { t } = w;
  const q = v.quality;
  if (!q.indicators.length) return [heading(t('report:quality')), text(t('valuation:quality.none'), 'muted')];
  const composite = (which: 4 | 6) => { const { value, note } = compositeText(q, which, w); return [value, note].filter(Boolean).join('  '); };
  return [
    heading(t('report:quality')), text(t('valuation:quality.hint'), 'muted'),
    {
      kind: 'facts', items: [
        [t('valuation:quality.field'), q.field ? t('valuation:quality.fieldNo', { n: q.field }) : t('valuation:score.unknown')], [t('valuation:quality.filingYear'), q.filing_year ? String(q.filing_year) : t('valuation:score.unknown')],
        [t('valuation:quality.composite4'), composite(4)], [t('valuation:quality.composite6'), composite(6)],
        ...(q.generality === null ? [] : [[t('valuation:quality.generality'), `${w.number(q.generality, 3)}${q.generality_corrected === null ? '' : ` (${t('valuation:quality.corrected', { value: w.number(q.generality_corrected, 3) })})`}`] as const]),
      ],
    },
    {
      kind: 'table', columns: [{ label: t('report:col.indicator'), share: 2.4 }, { label: t('report:col.value'), share: 1.3, align: 'right' }, { label: t('report:col.percentile'), share: 1.8, align: 'right' }, { label: t('report:col.cohort'), share: 4 }],
      rows: q.indicators.map((i) => [qualityName(i.code, q, w), i.value === null ? '–' : w.number(i.value, 2), i.percentile === null ? '–' : t('valuation:quality.p', { p: w.number(i.percentile) }), i.cohort ? `${cohortText(i.cohort, w)} · ${t('valuation:quality.median', { p50: w.number(i.cohort.p50, 2) })}` : t('valuation:absent.no_cohort')]),
    },
  ];
}

function questionnairePart({ answers }: ReportSource, drawings: ReportDrawings, w: Words): Block[] {
  const { t } = w;
  if (!answers.given.length) return [heading(t('report:questionnaire')), text(t('report:questionnaireNone'), 'muted')];
  const roles = [...new Set(answers.given.map((a) => a.role))];
  const list = roles.map((role) => t('report:sideOf', { role: t(`valuation:role.${role}`), count: new Set(answers.given.filter((a) => a.role === role).map((a) => a.question)).size })).join(t('valuation:list'));
  const words = (code: string) => { const q = answers.questions[code]; return q ? w.pick(q.zh, q.en) : code; };
  return [
    heading(t('report:questionnaire')), text(t('report:questionnaireText', { list })), ...drawing(drawings.answers, t('valuation:questionnaire.chart'), 360), ...drawing(drawings.matrix, t('valuation:questionnaire.matrix'), 340),
    heading(t('report:disagree'), 2),
    answers.disagreements.length ? {
      kind: 'table', columns: [{ label: t('report:col.question'), share: 5 }, { label: t('report:col.side'), share: 4 }],
      rows: answers.disagreements.slice(0, SHOWN_DISAGREEMENTS).map((d) => [words(d.question), d.sides.map((s) => t('report:sideScore', { role: t(`valuation:role.${s.role}`), score: w.number(s.score, 1) })).join(' · ')]),
    } : text(t('report:noDisagree'), 'muted'),
  ];
}

function limitsPart(v: ValuationResource, w: Words): Block[] {
  return v.limits.length ? [heading(w.t('report:assumptions')), { kind: 'list', items: v.limits.map((l) => w.t(`valuation:limit.${l}`)) }] : [];
}

function proofPart({ valuation: v, verifyUrl }: ReportSource, w: Words): Block[] {
  const { t } = w;
  return [
    heading(t('report:proof')), text(t('valuation:version.hint')),
    {
      kind: 'facts', items: [
        [t('valuation:version.method'), v.method.version], [t('valuation:version.hash'), v.method.hash], [t('valuation:version.result'), v.results_hash],
        [t('valuation:version.seed'), String(v.method.seed)], [t('valuation:version.draws'), w.number(v.method.draws)], [t('valuation:version.packs'), v.method.packs.join(' · ')],
        [t('valuation:version.cohort'), v.method.cohort_set ?? t('report:none')], [t('report:verifyAt'), verifyUrl],
      ],
    },
  ];
}
