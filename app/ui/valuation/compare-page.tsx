import type { Money } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import type { ComparisonResource } from '#app/modules/valuation/contract.ts';
import type { Words } from '#app/modules/valuation/wording.pure.ts';
import { DataTable, LinkButton, Section } from '../index.ts';
import { readPath } from './compare-wording.ts';
import { ValuationFrame, type PatentHead } from './frame.tsx';
import { useWords } from './use-words.ts';
import classes from './valuation.module.css';

interface Brief { id: string; valued_on: string; created_at: string; score: number | null; base: Money | null; currency: Money['currency'] }
export interface CompareData { patent: PatentHead; a: Brief; b: Brief; differences: ComparisonResource['differences']; total: number }

/** A value of any kind as one line; long things are cut. */
function plain(value: unknown, w: Words): string {
  if (value === null || value === undefined) return w.t('valuation:compare.absent');
  if (typeof value === 'number') return w.number(value, 4);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

const signed = (n: number, text: (abs: number) => string) => `${n > 0 ? '+' : n < 0 ? '−' : '±'}${text(Math.abs(n))}`;

/** Two snapshots, field by field. */
export function ComparePage({ data: { patent, a, b, differences, total } }: { data: CompareData }) {
  const w = useWords();
  const { t } = w;
  const moved = a.base && b.base && a.base.currency === b.base.currency ? signed(b.base.amount - a.base.amount, (amount) => w.money({ currency: a.base!.currency, amount })) : null;
  const scored = a.score !== null && b.score !== null ? signed(Math.round((b.score - a.score) * 10) / 10, (n) => w.number(n, 1)) : null;
  const currency = b.currency;
  const parts = (['inputs', 'method', 'results'] as const).map((part) => ({ part, rows: differences.filter((d) => d.part === part) })).filter((p) => p.rows.length);
  return (
    <ValuationFrame patent={patent} title={t('valuation:compare.title')} actions={<LinkButton tone="secondary" to={paths.valuationCompare(patent.number, b.id, a.id)}>{t('valuation:compare.swap')}</LinkButton>}>
      <Section title={t('valuation:compare.title')} hint={t('valuation:compare.lead')}>
        <p><strong>{total ? t('valuation:compare.count', { count: total }) : t('valuation:compare.same')}</strong></p>
        {total ? <p className={classes.note}>{[moved ? t('valuation:compare.moved', { delta: moved }) : '', scored ? t('valuation:compare.scoreMoved', { delta: scored }) : ''].filter(Boolean).join(t('valuation:list'))}</p> : null}
        <p className={classes.note}>{t('valuation:compare.a', { day: w.instant(a.created_at) })} · {t('valuation:compare.b', { day: w.instant(b.created_at) })}</p>
      </Section>
      {parts.map(({ part, rows }) => {
        const read = rows.map((d) => ({ d, reading: readPath(d.path, currency, w) }));
        const worded = read.flatMap(({ d, reading }) => (reading ? [{ path: d.path, label: reading.label, a: reading.show(d.a), b: reading.show(d.b) }] : []));
        const stored = read.filter((r) => !r.reading).map((r) => r.d);
        return (
          <Section key={part} title={t(`valuation:compare.part.${part}`)}>
            {worded.length ? (
              <DataTable rows={worded} rowKey={(d) => d.path} caption={t('valuation:compare.caption')} columns={[
                { key: 'path', label: t('valuation:compare.path'), cell: (d) => d.label },
                { key: 'a', label: t('valuation:history.a'), align: 'end', cell: (d) => <span>{d.a}</span> },
                { key: 'b', label: t('valuation:history.b'), align: 'end', cell: (d) => <span>{d.b}</span> },
              ]} />
            ) : null}
            {stored.length ? (
              <details open={!worded.length}>
                <summary>{t('valuation:compare.stored', { count: stored.length })}</summary>
                <DataTable rows={stored} rowKey={(d) => d.path} caption={t('valuation:compare.caption')} columns={[
                  { key: 'path', label: t('valuation:compare.path'), cell: (d) => <code className={classes.path}>{d.path}</code> },
                  { key: 'a', label: t('valuation:history.a'), align: 'end', cell: (d) => <span className={classes.path}>{plain(d.a, w)}</span> },
                  { key: 'b', label: t('valuation:history.b'), align: 'end', cell: (d) => <span className={classes.path}>{plain(d.b, w)}</span> },
                ]} />
              </details>
            ) : null}
          </Section>
        );
      })}
      {total > differences.length ? <p className="jz-muted">{t('valuation:compare.more', { count: total - differences.length })}</p> : null}
    </ValuationFrame>
  );
}
