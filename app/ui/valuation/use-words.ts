import { useMemo } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import type { Words } from '#app/modules/valuation/wording.pure.ts';
import { useFormat } from '../hooks.ts';

/** Texts and formats of the page in one, as the wording of valuations wants them. */
export function useWords(): Words {
  const { t } = useTranslation();
  const format = useFormat();
  // An amount and its unit stay on one line.
  return useMemo(() => ({ ...format, money: (value, style) => format.money(value, style).replaceAll(' ', '\u00a0'), t: (key, values) => t(key, values as never) as unknown as string }), [format, t]);
}
