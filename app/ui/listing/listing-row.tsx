import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { ListingCard, SearchHit } from '#app/modules/listings/contract.ts';
import { Badge, LifeBar, Money, Segments, StatusBadge, useFormat } from '../index.ts';
import { monthsUntil, termScale } from './life.ts';
import classes from './listing-row.module.css';

/** The day of the platform's last check travels with the card once its contract carries it; without it the stamp names no day. */

/** The price a reader compares by: of the chosen kinds of deal when they share a scale, else the ask, else the licence's fee or royalty, else by negotiation. */
export function PriceTag({ card, scale = 'any' }: { card: ListingCard; scale?: 'sale' | 'licence' | 'any' }) {
  const { t } = useTranslation();
  const { bps } = useFormat();
  if (card.ask && scale !== 'licence') return <span className={classes.price}><small>{t('card:price.ask')}</small><Money value={card.ask} /></span>;
  if (scale === 'sale') return <span className={classes.price}><span className={classes.open}>{t('card:price.open')}</span></span>;
  if (card.entry_fee) return <span className={classes.price}><small>{t('card:price.entryFee')}</small><Money value={card.entry_fee} />{card.royalty_bps ? <small>{t('card:price.plusRoyalty', { rate: bps(card.royalty_bps) })}</small> : null}</span>;
  if (card.royalty_bps) return <span className={classes.price}><small>{t('card:price.royalty')}</small><span className="jz-num">{bps(card.royalty_bps)}</span></span>;
  return <span className={classes.price}><span className={classes.open}>{t('card:price.open')}</span></span>;
}

/** Is the right alive, and since when does the platform know? */
export function LiveStamp({ card }: { card: ListingCard }) {
  const { t } = useTranslation();
  if (card.status !== 'published') return <StatusBadge kind="listing" status={card.status} />;
  if (card.legal_status === 'in_grace') return <Badge tone="attention" date={card.verified_live_at}>{t('card:stamp.grace')}</Badge>;
  return <Badge tone="good" date={card.verified_live_at}>{t('card:stamp.live')}</Badge>;
}

export interface ListingRowProps {
  card: ListingCard & { highlights?: SearchHit['highlights'] };
  today: string;
  /** Which of its prices is compared by. */
  scale?: 'sale' | 'licence' | 'any';
  /** Heading level the row stands under. */
  level?: 2 | 3;
  /** Stands at the row's end: a bookmark, a match's score. */
  aside?: ReactNode;
}

/** One listing in a list: what it does first, then what it is, then what decides whether to look further. Plain HTML. */
export function ListingRow({ card, today, scale, level = 2, aside }: ListingRowProps) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const Heading = level === 2 ? 'h2' : 'h3';
  const title = card.highlights?.title ?? [{ text: pick(card.title_zh, card.title_en), hit: false }];
  const benefit = pick(card.benefit_zh, card.benefit_en);
  const snippet = card.highlights?.snippet;
  return (
    <article className={classes.row}>
      <div className={classes.main}>
        <Heading className={classes.benefit}><Link to={paths.listing(card.id)} data-row-link prefetch="intent">{benefit || pick(card.title_zh, card.title_en)}</Link></Heading>
        <p className={classes.title}><Segments parts={title} /></p>
        {snippet && snippet.field !== 'benefit' ? <p className={classes.snippet} lang={snippet.lang === 'zh' ? 'zh-CN' : 'en'}><Segments parts={snippet.segments} /></p> : null}
        <p className={classes.facts}>
          <LiveStamp card={card} />
          <LifeBar months={monthsUntil(card.expiry_date, today)} termMonths={termScale(card.patent_kind)} expiry={card.expiry_date} />
          {card.trl ? <span className="jz-num">{t('ui:vocab.trl', { level: card.trl })}</span> : null}
          <span>{card.deal_kinds.map((kind) => t(`ui:vocab.dealKind.${kind}`)).join(t('card:list'))}</span>
        </p>
        <p className={classes.source}><span>{pick(card.org.name_zh, card.org.name_en)}</span> <span className="jz-num">{card.patent_number}</span> <span>{t(`ui:vocab.patentKind.${card.patent_kind}`)}</span></p>
      </div>
      <div className={classes.side}><PriceTag card={card} scale={scale} />{aside}</div>
    </article>
  );
}
