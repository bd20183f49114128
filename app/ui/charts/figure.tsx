import type { ReactNode } from 'react';
import classes from './figure.module.css';

export interface ChartFigureProps {
  /** Draws at a width: once for a wide place, once for a phone, and the style sheet shows the one that fits. */
  draw: (width: number) => ReactNode;
  wide?: number;
  narrow?: number;
  caption?: ReactNode;
  /** The same figures as a table, behind a toggle. */
  table?: ReactNode;
  toggle: string;
  /** Half a page is room enough for the wide drawing. */
  half?: boolean;
  /** Shown under the narrow drawing only: the key to its numbers. */
  narrowKey?: ReactNode;
}

/** A drawing with its caption and its table. The drawing is made on the server in both widths, so letters keep their size on a phone. */
export function ChartFigure({ draw, wide = 700, narrow = 330, caption, table, toggle, half, narrowKey }: ChartFigureProps) {
  return (
    <div className={classes.place}><figure className={`${classes.figure} ${half ? classes.half : classes.whole}`}>
      <div className={classes.wide}>{draw(wide)}</div>
      <div className={classes.narrow}>{draw(narrow)}{narrowKey}</div>
      {caption ? <figcaption className={classes.caption}>{caption}</figcaption> : null}
      {table ? <details className={classes.table}><summary>{toggle}</summary>{table}</details> : null}
    </figure></div>
  );
}
