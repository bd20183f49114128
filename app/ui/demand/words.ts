import { useTranslation } from '#app/i18n/react.tsx';
import type { Money } from '#app/core/money.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import type { Match } from '#app/modules/matching/contract.ts';
import { useFormat, type Format } from '../index.ts';

type Constraint = Match['constraints'][number];
type T = (key: string, values?: Record<string, unknown>) => string;

/** Values of a constraint as words: lists through the vocabulary, amounts and days in the reader's format. */
function valuesOf(constraint: Constraint, t: T, f: Format): Record<string, string> {
  const { code, detail } = constraint;
  const list = (value: string | number, prefix: string) => String(value).split(',').filter(Boolean).map((v) => t(`${prefix}.${v}`, { defaultValue: v })).join(t('demand:fact.list'));
  const currency = (typeof detail.values.currency === 'string' ? detail.values.currency : 'CNY') as Money['currency'];
  const words = Object.entries(detail.values).map(([key, value]): [string, string] => {
    if (key === 'kinds' || key === 'offered' || key === 'territories') {
      return [key, list(value, code === 'territory' ? 'ui:vocab.territory' : detail.code === 'licensed' ? 'listing:rights.kinds' : 'ui:vocab.dealKind')];
    }
    if (key === 'amount' || key === 'budget') return [key, f.money({ currency, amount: Number(value) })];
    if (key === 'date') return [key, f.day(String(value))];
    if (key === 'status') return [key, t(detail.code === 'not_on_market' ? `ui:status.listing.${value}` : `ui:status.legal.${value}`, { defaultValue: t('ui:unknown') })];
    return [key, String(value)];
  });
  return Object.fromEntries(words);
}

/** Who reads: the company that asks, or the owner of the listing that answers. */
export type Reader = 'asker' | 'owner';

/** Sentences about constraints, said to whoever reads: what holds, and for an unmet one what would have to change. */
export function useConstraintWords(reader: Reader) {
  const { t } = useTranslation();
  const format = useFormat();
  const of = (kind: 'said' | 'change') => (c: Constraint) => t(`demand:${kind}.${c.code}.${c.detail.code}`, { ...valuesOf(c, t as unknown as T, format), context: reader });
  return { said: of('said'), change: of('change') };
}

/** A demand's conditions in words, the same in lists and on its page. */
export function useDemandWords() {
  const { t } = useTranslation();
  const { money } = useFormat();
  const join = (words: string[]) => words.join(t('demand:fact.list'));
  return {
    budget(d: Pick<DemandResource, 'budget_min' | 'budget_max'>): string {
      const [low, high] = [d.budget_min && money(d.budget_min), d.budget_max && money(d.budget_max)];
      if (low && high) return t('demand:fact.budgetBand', { low, high });
      if (high) return t('demand:fact.budgetTo', { high });
      return low ? t('demand:fact.budgetFrom', { low }) : t('demand:fact.budgetOpen');
    },
    kinds: (d: Pick<DemandResource, 'deal_kinds'>) => (d.deal_kinds.length ? join(d.deal_kinds.map((k) => t(`ui:vocab.dealKind.${k}`))) : t('demand:fact.any')),
    territories: (d: Pick<DemandResource, 'territories'>) => (d.territories.length ? join(d.territories.map((k) => t(`ui:vocab.territory.${k}`))) : t('demand:fact.any')),
    trl: (d: Pick<DemandResource, 'trl_min'>) => (d.trl_min === null ? t('demand:fact.any') : t('demand:fact.trlFrom', { level: d.trl_min })),
    elements: (elements: readonly string[]) => join(elements.map((e) => t(`demand:element.${e}.label`))),
  };
}
