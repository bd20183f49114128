import { Fragment } from 'react';
import type { Money } from '#app/core/money.ts';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { ListingCard, ListingResource } from '#app/modules/listings/contract.ts';
import { Badge, DateText, KeyValue, LifeBar, Page, PriceAxis, Section, Term, useFormat } from '../index.ts';
import { Notice } from '../forms/notices.tsx';
import { OwnershipBadge, VerificationBadge } from '../identity/badges.tsx';
import { CompareTick, CompareTray } from '../compare/compare-tray.tsx';
import type { ListingValuation } from '#app/modules/valuation/contract.ts';
import { hasWorth, ListingWorth } from '../valuation/listing-valuation.tsx';
import { ListingAction, type MyOffer } from './listing-action.tsx';
import { monthsUntil, termScale } from './life.ts';
import { ListingRow } from './listing-row.tsx';
import { AnnuitiesAhead, Claims, LegalBadge, PatentFacts, RightsTable } from './patent-parts.tsx';
import { ResponseNote } from './response-note.tsx';
import { SaveButton } from './save-button.tsx';
import type { PatentView } from './types.ts';
import classes from './listing.module.css';

export interface ListingPageData {
  listing: ListingResource;
  patent: PatentView | null;
  similar: ListingCard[];
  /** What the owner shows of a valuation, beside ask and bids. */
  worth: ListingValuation | null;
  /** What each of the similar ones shares with this one, by id. */
  common: Record<string, { notions: string[]; ipc: string[] }>;
  /** How the owner answers; a share of null is too little to say. */
  response: { share: number | null; days: number };
  /** The viewer's organisation's latest offer on it. */
  offer: MyOffer | null;
  /** The sale under way, if there is one. */
  sale: { id: string; phase: string } | null;
  /** Prices at which a deal can be had at once. */
  posted: { kind: string; price: Money }[];
  saved: boolean;
  canSave: boolean;
  today: string;
}

/** A listing as the market sees it: is it real, what does it do for me, what does it cost, what may I do. */
export function ListingPage({ data }: { data: ListingPageData }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { listing, patent } = data;
  const title = pick(listing.patent.title_zh, listing.patent.title_en);
  const benefit = pick(listing.benefit_zh, listing.benefit_en);
  return (
    <Page title={title} heading={benefit || title} lead={benefit ? title : undefined} crumbs={[{ label: t('listing:crumbs.search'), to: paths.search() }]}>
      {listing.owner?.open_claims ? <Notice title={t('rights:mark.open', { count: listing.owner.open_claims })}><p>{t('rights:mark.openText')}</p></Notice> : null}
      <Verified data={data} />
      <div className={classes.columns}>
        <aside className={classes.aside}>
          <Section title={t('card:price.title')}>
            {hasWorth(data.worth) ? <ListingWorth worth={data.worth} /> : null}
            <Price listing={listing} axis={!hasWorth(data.worth)} />
            <ListingAction listing={listing} offer={data.offer} sale={data.sale} posted={data.posted} />
            {listing.status === 'published' ? <CompareTick choice={{ id: listing.id, title }} /> : null}
            {data.canSave ? <SaveButton id={listing.id} saved={data.saved} quiet={false} /> : null}
          </Section>
          <OwnerCard data={data} />
        </aside>
        <div className={classes.mainColumn}>
          <Story listing={listing} />
          <Terms listing={listing} />
          <Rights listing={listing} />
          <Section title={t('listing:section.claims')}><Claims claims={listing.patent.claims} count={listing.patent.claim_count} /></Section>
          {patent ? <Section title={t('listing:section.facts')} actions={<Link to={paths.patent(patent.number)} className="jz-small">{t('action.more')}</Link>}><PatentFacts patent={patent} /></Section> : null}
          {patent ? <Section title={t('listing:section.annuities')}><AnnuitiesAhead patent={patent} /></Section> : null}
        </div>
      </div>
      <Section look="plain" title={t('listing:section.similar')}>
        {data.similar.length ? <ol className={classes.similar}>{data.similar.map((card) => <li key={card.id}><Common common={data.common[card.id]} /><ListingRow card={card} today={data.today} level={3} aside={<CompareTick choice={{ id: card.id, title: pick(card.title_zh, card.title_en) }} />} /></li>)}</ol> : <p className="jz-muted">{t('listing:similar.none')}</p>}
      </Section>
      <CompareTray />
    </Page>
  );
}

/** Why it stands here: what both speak of. */
function Common({ common }: { common: { notions: string[]; ipc: string[] } | undefined }) {
  const { t } = useTranslation();
  const shared = common ? [...common.notions, ...common.ipc] : [];
  return shared.length ? <p className={classes.common}>{t('listing:similar.common', { shared: shared.join(t('card:list')) })}</p> : null;
}

/** Alive or not, who says so, since when; how long still. */
function Verified({ data: { listing, today } }: { data: ListingPageData }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const p = listing.patent;
  const status = p.legal_status === 'unknown' ? t('ui:unknown') : t(`ui:status.legal.${p.legal_status}`);
  return (
    <div className={classes.verified}>
      <p className="jz-row">
        <LegalBadge status={p.legal_status} />
        <LifeBar months={monthsUntil(p.expiry_date, today)} termMonths={termScale(p.kind)} expiry={p.expiry_date} />
        {listing.trl ? <Badge>{t('ui:vocab.trl', { level: listing.trl })}</Badge> : null}
        {p.frozen ? <Badge tone="bad">{t('listing:rights.frozen')}</Badge> : null}
        {p.pledged ? <Badge tone="attention">{t('listing:rights.pledged')}</Badge> : null}
      </p>
      <p className="jz-small jz-muted">
        {listing.verified_live_at ? t('card:stamp.checked', { day: day(listing.verified_live_at) }) : t('card:stamp.unchecked')}
        {' · '}
        {p.status_as_of && p.status_source ? t('card:stamp.source', { status, source: p.status_source, day: day(p.status_as_of) }) : t('card:stamp.readingUnknown', { status })}
      </p>
    </div>
  );
}

function Price({ listing, axis }: { listing: ListingResource; /** Drawn here unless the valuation above has drawn it already. */ axis: boolean }) {
  const { t } = useTranslation();
  const { bps, money } = useFormat();
  const priced = listing.ask ?? listing.entry_fee ?? listing.equity_valuation;
  if (!priced && listing.royalty_bps === null) return <p>{t('card:price.none')}</p>;
  return (
    <div className="jz-stack">
      {listing.ask && axis ? <div className={classes.priceAxis}><PriceAxis ask={listing.ask} /></div> : null}
      <KeyValue items={[
        listing.ask ? { key: t('card:price.ask'), value: <strong className="jz-num jz-nowrap">{money(listing.ask, 'exact')}</strong> }
          : listing.deal_kinds.includes('transfer') ? { key: t('ui:vocab.dealKind.transfer'), value: t('card:price.open') } : null,
        listing.entry_fee ? { key: t('card:price.entryFee'), value: <span className="jz-num jz-nowrap">{money(listing.entry_fee, 'exact')}</span> } : null,
        listing.royalty_bps !== null ? { key: t('card:price.royalty'), value: <span className="jz-num">{t('card:price.royaltyBase', { rate: bps(listing.royalty_bps) })}</span> } : null,
        listing.equity_valuation ? { key: t('card:price.equity'), value: <span className="jz-num jz-nowrap">{money(listing.equity_valuation, 'exact')}</span> } : null,
      ]} />
    </div>
  );
}

function Story({ listing }: { listing: ListingResource }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const problem = pick(listing.problem_zh, listing.problem_en);
  const abstract = pick(listing.patent.abstract_zh, listing.patent.abstract_en);
  return (
    <>
      {problem ? <Section title={t('listing:section.problem')}><p>{problem}</p></Section> : null}
      {abstract ? <Section title={t('listing:section.abstract')}><p className={classes.abstract}>{abstract}</p></Section> : null}
      <Section title={t('listing:section.trl')}>{listing.trl ? <TrlScale level={listing.trl} /> : <p className="jz-muted">{t('listing:trl.unknown')}</p>}</Section>
    </>
  );
}

/** The nine levels as one line of steps; the words carry the fact. */
export function TrlScale({ level }: { level: number }) {
  const { t } = useTranslation();
  return (
    <div>
      <p><strong className="jz-num jz-nowrap">{t('listing:trl.of', { level })}</strong>{'　'}{t(`listing:trl.levels.${level}`)}</p>
      <div className={classes.trl} aria-hidden="true">{Array.from({ length: 9 }, (_, i) => <span key={i} data-on={i < level || undefined} />)}</div>
    </div>
  );
}

function Terms({ listing }: { listing: ListingResource }) {
  const { t } = useTranslation();
  return (
    <Section title={t('listing:section.terms')}>
      <KeyValue items={[
        { key: t('listing:terms.kinds'), value: listing.deal_kinds.length ? listing.deal_kinds.map((k, i) => <Fragment key={k}>{i ? t('card:list') : ''}<Term code={k}>{t(`ui:vocab.dealKind.${k}`)}</Term></Fragment>) : t('ui:notGiven') },
        { key: t('listing:terms.territories'), value: listing.territories.map((x) => t(`ui:vocab.territory.${x}`)).join(t('card:list')) || t('ui:notGiven') },
        { key: t('listing:terms.field'), value: listing.field_of_use === '*' ? t('listing:ofAllFields') : listing.field_of_use },
        listing.notice_starts_on ? { key: t('listing:terms.notice'), value: <><DateText value={listing.notice_starts_on} /> <span className="jz-small jz-muted">{t('listing:terms.noticeHint')}</span></> } : null,
        listing.org.state_owned ? { key: t('listing:terms.state'), value: t('listing:terms.stateYes') } : null,
        listing.published_at ? { key: t('listing:terms.published'), value: <DateText value={listing.published_at} /> } : null,
      ]} />
    </Section>
  );
}

function Rights({ listing }: { listing: ListingResource }) {
  const { t } = useTranslation();
  return (
    <Section title={t('listing:section.rights')}>
      <div className="jz-stack">
        <RightsTable rights={listing.rights} />
        {listing.patent.co_owned ? <p><Badge tone="attention">{t('listing:rights.coOwned')}</Badge> {t('listing:rights.coOwnedText')}</p> : null}
        {listing.patent.government_rights ? <p><Badge tone="attention">{t('listing:rights.government')}</Badge> {listing.patent.government_rights}</p> : null}
        {listing.rights.length ? <p className="jz-small jz-muted">{t('listing:rights.assignStands')}</p> : null}
      </div>
    </Section>
  );
}

function OwnerCard({ data: { listing, response } }: { data: ListingPageData }) {
  const { org } = listing;
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <Section title={t('listing:section.owner')}>
      <p><strong>{pick(org.name_zh, org.name_en)}</strong></p>
      <p className="jz-row">
        <VerificationBadge verification={org.verification} />
        <OwnershipBadge state={listing.ownership.state} asOf={listing.ownership.as_of} />
        {org.region ? <span className="jz-small jz-muted">{t(`ui:vocab.region.${org.region}`, { defaultValue: org.region })}</span> : null}
      </p>
      {listing.others_named.length ? <p className="jz-small">{t('listing:owner.recordNames', { names: listing.patent.assignees.join(t('card:list')) })}</p> : null}
      <ResponseNote response={response} />
      <p className={classes.ownerLink}><Link to={paths.search(`org=${encodeURIComponent(org.slug)}`)}>{t('listing:owner.more')}</Link></p>
      {!listing.owner && (listing.status === 'published' || listing.status === 'under_offer') ? <p className="jz-small"><Link to={paths.listingClaim(listing.id)}>{t('rights:claim.link')}</Link></p> : null}
    </Section>
  );
}
