import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Currency } from '#app/core/money.ts';
import type { Match } from '#app/modules/matching/contract.ts';
import { Badge, useFormat, type Format } from '../index.ts';
import classes from './demand.module.css';

type Constraint = Match['constraints'][number];

/** The hard conditions of a match, each met or not, in words. Unmet ones come first. */
export function Constraints({ constraints }: { constraints: readonly Constraint[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ordered = [...constraints].sort((a, b) => Number(a.met) - Number(b.met));
  return (
    <ul className={classes.constraints} aria-label={t('demand:match.constraints')}>
      {ordered.map((c) => (
        <li key={c.code}>
          <Badge tone={c.met ? 'good' : 'bad'}>{t(`demand:match.constraint.${c.code}`)}<span className="jz-only-screen-reader"> {t(c.met ? 'demand:match.met_' : 'demand:match.unmet_')}</span></Badge>
          <span className={c.met ? 'jz-muted' : undefined}>{constraintWords(c, t, format)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A constraint's detail in words: codes of kinds, territories and amounts become what people say. */
export function constraintWords({ code, detail }: Constraint, t: TFunction, format: Format): string {
  const vocabulary = code === 'territory' ? 'ui:vocab.territory' : code === 'rights' && detail.code === 'licensed' ? 'listing:rights.kinds' : 'ui:vocab.dealKind';
  const values = Object.fromEntries(Object.entries(detail.values).map(([name, value]) => {
    if (['kinds', 'offered', 'territories'].includes(name)) return [name, String(value).split(',').filter(Boolean).map((v) => t(`${vocabulary}.${v}`, { defaultValue: v })).join(t('listing:list'))];
    if ((name === 'amount' || name === 'budget') && typeof value === 'number') return [name, format.money({ currency: (detail.values.currency ?? 'CNY') as Currency, amount: value })];
    return [name, name === 'date' ? format.day(String(value)) : value];
  }));
  return t(`demand:match.detail.${code}.${detail.code}`, { ...values, defaultValue: detail.code });
}
