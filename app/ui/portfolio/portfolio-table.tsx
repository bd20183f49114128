import { useEffect, useRef } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useSearchParams } from 'react-router';
import type { PortfolioOrder, PortfolioSort } from '#app/modules/patents/contract-portfolio.ts';
import { useFormat } from '../index.ts';
import type { ColumnKey } from './column-keys.ts';
import { useShelfColumns, type ShelfColumn } from './columns.tsx';
import type { PortfolioRow } from './types.ts';
import type { Choice } from './use-choice.ts';
import classes from './table.module.css';

/** Orders that begin with the largest when first asked for: scores, amounts, what changed last. */
const LARGEST_FIRST: ReadonlySet<PortfolioSort> = new Set(['changed', 'dormancy', 'value', 'grant', 'filing']);

function SortHead({ column, order }: { column: ShelfColumn; order: PortfolioOrder }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  if (!column.sort) return column.label;
  const here = order.sort === column.sort;
  const direction = here ? (order.direction === 'asc' ? 'desc' : 'asc') : LARGEST_FIRST.has(column.sort) ? 'desc' : 'asc';
  const to = new URLSearchParams(search);
  to.delete('cursor');
  to.set('sort', column.sort);
  to.set('direction', direction);
  return (
    <Link to={`?${to}`} preventScrollReset className={classes.sort} title={t(`portfolio:sort.${direction}`, { column: column.label })}>
      {column.label}<span aria-hidden="true" className={classes.arrow} data-here={here || undefined}>{here ? (order.direction === 'asc' ? '▲' : '▼') : '↕'}</span>
    </Link>
  );
}

/** The box that stands for the whole page: all, none, or some of it. */
function PageBox({ rows, choice }: { rows: readonly PortfolioRow[]; choice: Choice }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLInputElement>(null);
  const chosen = rows.filter((r) => choice.has(r.id)).length;
  const every = rows.length > 0 && chosen === rows.length;
  useEffect(() => { if (ref.current) ref.current.indeterminate = chosen > 0 && !every; }, [chosen, every]);
  return <input ref={ref} type="checkbox" checked={every} onChange={(e) => { choice.page(e.currentTarget.checked); }} aria-label={t('portfolio:choose.page')} />;
}

export interface PortfolioTableProps { rows: readonly PortfolioRow[]; today: string; order: PortfolioOrder; columns: readonly ColumnKey[]; dense: boolean; /** Boxes to choose rows by; none for a reader. */ choice: Choice | null }

/** One page of the organisation's patents. The head stays in sight, every column that has an order sorts, and a row becomes a card on a phone. */
export function PortfolioTable({ rows, today, order, columns: shown, dense, choice }: PortfolioTableProps) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const columns = useShelfColumns(today).filter((c) => c.key === 'patent' || c.key === 'action' || shown.includes(c.key));
  const ariaSort = (c: ShelfColumn) => (c.sort && c.sort === order.sort ? (order.direction === 'asc' ? 'ascending' : 'descending') : undefined);
  return (
    <div className={classes.scroller} role="region" aria-label={t('portfolio:title')} tabIndex={0}>
      {/* Arrow keys of the boxes inside it, heard in one place; the table itself stays a table. */}
      <table className={classes.table} data-dense={dense || undefined} onKeyDown={choice?.keys}>
        <caption className="jz-only-screen-reader">{t('portfolio:title')}</caption>
        <thead>
          <tr>
            {choice ? <th scope="col" className={classes.box}><PageBox rows={rows} choice={choice} /></th> : null}
            {columns.map((c) => <th key={c.key} scope="col" aria-sort={ariaSort(c)} className={c.align === 'end' ? classes.end : undefined}><SortHead column={c} order={order} /></th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-chosen={choice?.has(row.id) || undefined}>
              {choice ? <td className={classes.box}><input type="checkbox" value={row.id} checked={choice.has(row.id)} onClick={(e) => { choice.click(row.id, e); }} onChange={() => {}} aria-label={t('portfolio:choose.row', { title: pick(row.title.zh, row.title.en) || row.number })} /></td> : null}
              {columns.map((c) => <td key={c.key} data-label={c.key === 'patent' || c.key === 'action' ? undefined : c.label} className={c.align === 'end' ? classes.end : undefined}>{c.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
