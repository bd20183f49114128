import { useTranslation } from '#app/i18n/react.tsx';
import { useFormat } from '../hooks.ts';
import classes from './charts.module.css';

/** Words for a remaining life: months below two years, then years to one decimal. */
export function useLifeText(): (months: number | null) => string {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (months) => {
    if (months === null) return t('ui:unknown');
    if (months <= 0) return t('ui:life.over');
    return months < 24 ? t('ui:life.left_months', { count: months }) : t('ui:life.left_years', { years: number(months / 12, 1) });
  };
}

/**
 * Remaining life of a right, on the scale of its whole term. `months` left (0 = over, null = unknown), `termMonths` of the
 * whole right (240 for an invention). The words carry the fact; the bar is for comparing rows.
 */
export function LifeBar({ months, termMonths = 240, expiry }: { months: number | null; termMonths?: number; expiry?: string | null }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const words = useLifeText()(months);
  const share = Math.max(0, Math.min(1, (months ?? 0) / termMonths));
  return (
    <span className={classes.life} title={expiry ? t('ui:life.until', { day: day(expiry) }) : undefined}>
      <svg className={classes.lifeBar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className={share < 0.15 ? classes.low : undefined} width={Math.round(share * 100)} height="6" />
      </svg>
      <span className="jz-num"><span className="jz-only-screen-reader">{t('ui:life.label')}: </span>{words}</span>
    </span>
  );
}
