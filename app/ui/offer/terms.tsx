import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import type { DealKind } from '#app/core/vocabulary.ts';
import type { OfferResource, RoundResource } from '#app/modules/offers/contract.ts';
import { useFormat } from '../hooks.ts';
import { DateText } from '../kit/values.tsx';
import { WideBox } from '../kit/wide-box.tsx';
import classes from './offer.module.css';

/** One line of terms: what is agreed on first, in words. */
export function useTermsText(): (kind: DealKind, terms: Pick<RoundResource, 'price' | 'royalty_bps' | 'equity_share_bps' | 'valuation'>) => string {
  const { t } = useTranslation();
  const { money, bps } = useFormat();
  return (kind, terms) => {
    if (kind === 'equity') return t('offer:term.equityOf', { rate: bps(terms.equity_share_bps), value: terms.valuation ? money(terms.valuation) : '—' });
    const royalty = terms.royalty_bps > 0 ? t('offer:term.royaltyOf', { rate: bps(terms.royalty_bps) }) : '';
    return [terms.price.amount > 0 || !royalty ? money(terms.price) : '', royalty].filter(Boolean).join(' + ');
  };
}

interface Row { key: string; label: string; show: (round: RoundResource) => ReactNode; same: (a: RoundResource, b: RoundResource) => boolean }

/** The lines a kind of deal has, in reading order. */
export function useTermRows(kind: DealKind): Row[] {
  const { t } = useTranslation();
  const { money, bps } = useFormat();
  const licence = kind.endsWith('_licence');
  const row = (key: string, show: Row['show'], pick: (r: RoundResource) => unknown, label = t(`offer:term.${key}`)): Row => ({ key, label, show, same: (a, b) => JSON.stringify(pick(a)) === JSON.stringify(pick(b)) });
  return [
    ...(kind === 'equity' ? [row('equity', (r) => bps(r.equity_share_bps), (r) => r.equity_share_bps), row('valuation', (r) => (r.valuation ? money(r.valuation, 'exact') : '—'), (r) => r.valuation)]
      : [row('price', (r) => money(r.price, 'exact'), (r) => r.price, t(licence ? 'offer:term.entryFee' : 'offer:term.price'))]),
    ...(licence ? [
      row('royalty', (r) => (r.royalty_bps ? t('offer:term.royaltyOf', { rate: bps(r.royalty_bps) }) : t('offer:term.none')), (r) => r.royalty_bps),
      row('minimum', (r) => (r.royalty_minimum ? t(r.minimum_creditable ? 'offer:term.minimumCredited' : 'offer:term.minimumOf', { amount: money(r.royalty_minimum, 'exact') }) : t('offer:term.none')), (r) => [r.royalty_minimum, r.minimum_creditable]),
      row('field', (r) => (r.field_of_use === '*' ? t('offer:term.allFields') : r.field_of_use), (r) => r.field_of_use),
      row('termMonths', (r) => (r.term_months ? t('offer:term.months', { count: r.term_months }) : t('offer:term.life')), (r) => r.term_months),
    ] : []),
    row('territory', (r) => t(`ui:vocab.territory.${r.territory}`), (r) => r.territory),
    row('expires', (r) => <DateText value={r.expires_at} time />, (r) => r.expires_at.slice(0, 16)),
    row('message', (r) => (r.message ? <span className={classes.message}>{r.message}</span> : <span className="jz-muted">{t('offer:term.noMessage')}</span>), () => 'never marked'),
  ];
}

/** All rounds side by side, latest first; what changed since the round before is marked for eyes and ears. */
export function RoundsTable({ offer, rounds }: { offer: Pick<OfferResource, 'kind'>; rounds: readonly RoundResource[] }) {
  const { t } = useTranslation();
  const rows = useTermRows(offer.kind);
  const shown = [...rounds].reverse();
  return (
    <WideBox className={classes.rounds} label={t('offer:detail.rounds')}>
      <table>
        <thead><tr><td><span className="jz-only-screen-reader">{t('offer:list.terms')}</span></td>{shown.map((r) => (
          <th key={r.no} scope="col">{t('offer:detail.round', { no: r.no })} · {t(`offer:side.${r.by}`)}<small><DateText value={r.created_at} time /></small></th>
        ))}</tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            {shown.map((r, i) => {
              const before = shown[i + 1];
              const changed = before ? !row.same(r, before) : false;
              return <td key={r.no}><span className={changed ? classes.changed : undefined}>{row.show(r)}</span>{changed ? <span className="jz-only-screen-reader"> ({t('offer:detail.changed')})</span> : null}</td>;
            })}
          </tr>
        ))}</tbody>
      </table>
    </WideBox>
  );
}
