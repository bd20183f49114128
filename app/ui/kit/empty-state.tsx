import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import classes from './empty-state.module.css';

/** The one illustration style: line only. A seed under the ground, and thunder far off. */
export function SleepingSeed({ width = 180 }: { width?: number }) {
  return (
    <svg className={classes.art} width={width} height={width * 0.62} viewBox="0 0 180 112" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d="M6 58c24-5 38 3 62-1s40-6 62-2 30 5 44 2" />
      <path d="M90 66c10 7 15 14 15 21 0 9-6 15-15 15s-15-6-15-15c0-7 5-14 15-21Z" />
      <path d="M90 66c0-9 4-14 11-17M90 62c-2-6-6-9-11-10" />
      <path d="M24 74h9M40 88h6M138 78h8M152 94h6M118 100h5M20 98h5" opacity="0.6" />
      <path className={classes.bolt} d="m141 8-9 15h9l-5 14 15-19h-9l5-10Z" />
      <path d="M112 30c-8 0-12-5-11-10 1-6 8-8 12-5 2-7 13-9 17-2" opacity="0.6" />
    </svg>
  );
}

export interface EmptyStateProps { title?: ReactNode; children?: ReactNode; action?: ReactNode }

/** Nothing here yet: says why, teaches with one example, offers one way on. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.empty}>
      <SleepingSeed />
      <p className={classes.title}>{title ?? t('ui:empty.title')}</p>
      {children ? <div className={classes.text}>{children}</div> : null}
      {action}
    </div>
  );
}
