import { useTranslation } from '#app/i18n/react.tsx';

export interface Age { unit: 'minutes' | 'hours' | 'days' | 'now'; count: number }

/** How long something has waited, in the largest whole unit: minutes, hours, days. Both are RFC 3339 instants; `now` is the server's. */
export function ageOf(since: string, now: string): Age {
  const minutes = Math.floor((Date.parse(now) - Date.parse(since)) / 60_000);
  if (!(minutes >= 1)) return { unit: 'now', count: 0 };
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  if (minutes < 48 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) };
  return { unit: 'days', count: Math.floor(minutes / 1_440) };
}

/** The age in words of the page's language. */
export function useAge(): (since: string, now: string) => string {
  const { t } = useTranslation();
  return (since, now) => {
    const { unit, count } = ageOf(since, now);
    return unit === 'now' ? t('operator:age.now') : t(`operator:age.${unit}`, { count });
  };
}
