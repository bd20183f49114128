import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { OfferResource } from '#app/modules/offers/contract.ts';
import { useFormat } from '../hooks.ts';
import { DataTable, type Column } from '../kit/lists.tsx';
import { Badge, StatusBadge } from '../kit/status.tsx';
import { DateText } from '../kit/values.tsx';
import { VerificationBadge } from '../identity/badges.tsx';
import { useTermsText } from './terms.tsx';
import classes from './offer.module.css';

export interface OfferTitle { title_zh: string; title_en: string; patent_number: string }

/** Whose move it is, in words: only an open offer has a turn. */
export function TurnBadge({ offer }: { offer: OfferResource }) {
  const { t } = useTranslation();
  if (!offer.turn) return <StatusBadge kind="offer" status={offer.status} date={offer.updated_at} />;
  if (offer.my_side === 'operator') return <Badge tone="wait">{t(`offer:turn.${offer.turn}`)}</Badge>;
  return offer.turn === offer.my_side ? <Badge tone="attention">{t('offer:turn.mine')}</Badge> : <Badge tone="wait">{t('offer:turn.theirs')}</Badge>;
}

/** Offers of one side, or a seller's offers on one listing. */
export function OfferTable({ offers, titles, caption }: { offers: readonly OfferResource[]; titles: Readonly<Record<string, OfferTitle>>; caption: string }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const termsText = useTermsText();
  const other = (o: OfferResource) => (o.my_side === 'buyer' ? o.seller : o.buyer);
  const columns: Column<OfferResource>[] = [
    {
      key: 'patent', label: t('offer:list.patent'), phone: null, cell: (o) => {
        const title = titles[o.listing_id];
        return <><Link to={paths.offer(o.id)} className={classes.title}>{title ? pick(title.title_zh, title.title_en) : t('offer:detail.title')}</Link><span className="jz-muted jz-small">{title?.patent_number}</span></>;
      },
    },
    { key: 'other', label: t('offer:list.other'), cell: (o) => <div>{pick(other(o).name_zh, other(o).name_en)}<div><VerificationBadge verification={other(o).verification} /></div></div> },
    { key: 'kind', label: t('offer:list.kind'), cell: (o) => t(`ui:vocab.dealKind.${o.kind}`) },
    { key: 'terms', label: t('offer:list.terms'), cell: (o) => <span className="jz-num">{termsText(o.kind, o.terms)} <small className="jz-muted">{t('offer:list.round', { no: o.round_no })}</small></span> },
    { key: 'turn', label: t('offer:list.turn'), shrink: true, cell: (o) => <span className="jz-row"><TurnBadge offer={o} />{o.status === 'open' && !o.binding ? <Badge tone="attention">{t('offer:binding.no')}</Badge> : null}</span> },
    { key: 'expires', label: t('offer:list.expires'), shrink: true, cell: (o) => (o.status === 'open' ? <DateText value={o.expires_at} time /> : '—') },
  ];
  return <DataTable rows={offers} columns={columns} rowKey={(o) => o.id} caption={caption} />;
}
