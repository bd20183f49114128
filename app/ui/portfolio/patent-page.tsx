import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { Badge, DataTable, DateText, LifeBar, LinkButton, Page, Section, StatusBadge, useCan, useFormat, useSourceName, useViewer, type Column } from '../index.ts';
import { OwnershipBadge } from '../identity/badges.tsx';
import { termScale } from '../listing/life.ts';
import { AnnuitiesAhead, Claims, LegalBadge, PatentFacts, RightsTable } from '../listing/patent-parts.tsx';
import type { PatentView, RightView } from '../listing/types.ts';
import { Family, FeeBar, HighValue, LegalTimeline, SourcesApart, useFactText, type EvidenceView } from './patent-sections.tsx';
import { ListItButton } from './list-it-button.tsx';
import type { PortfolioRow } from './types.ts';
import classes from './portfolio.module.css';

export interface PatentPageData { patent: PatentView; rights: RightView[]; /** The row of the viewer's own portfolio, when it is theirs. */ own: PortfolioRow | null; /** Evidence of the high-value cases, of a patent of one's own. */ evidence: readonly EvidenceView[] | null; canList: boolean }

/** One patent: everything known about it and who says so. */
export function PatentPage({ data: { patent, rights, own, evidence, canList } }: { data: PatentPageData }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { org } = useViewer();
  const title = pick(patent.title.zh, patent.title.en) || patent.number;
  const can = useCan();
  const standing = rights.filter((r) => !r.ended);
  const abstract = pick(patent.abstract.zh, patent.abstract.en);
  return (
    <Page
      title={title} lead={<span className="jz-num">{patent.number} · {t(`ui:vocab.patentKind.${patent.kind}`)}</span>}
      crumbs={own ? [{ label: t('portfolio:patent.crumb'), to: paths.portfolio() }] : [{ label: t('listing:crumbs.search'), to: paths.search() }]}
      actions={<><Actions patent={patent} own={own} canList={canList} />{org ? <LinkButton tone="secondary" to={paths.valuation(patent.number)}>{t('worth:patent.open')}</LinkButton> : null}{own && can('service.order') ? <LinkButton tone="secondary" to={paths.serviceNew({ patent: patent.number })}>{t('portfolio:patent.askService')}</LinkButton> : null}</>}
    >
      <p className="jz-row">
        <OwnershipBadge state={patent.ownership.state} asOf={patent.ownership.as_of} />
        <LegalBadge status={patent.legal_status.value} date={patent.legal_status.as_of} />
        <LifeBar months={patent.remaining_months} termMonths={termScale(patent.kind)} expiry={patent.expiry_date} />
        {patent.frozen ? <Badge tone="bad">{t('listing:rights.frozen')}</Badge> : null}
        {patent.pledged ? <Badge tone="attention">{t('listing:rights.pledged')}</Badge> : null}
        {own?.dormancy && patent.live ? <Badge tone={own.dormancy.dormant ? 'attention' : 'neutral'}>{own.dormancy.dormant ? t('portfolio:dormant') : t('portfolio:awake')} {t('portfolio:score', { score: own.dormancy.score })}</Badge> : null}
        {own?.listing ? <StatusBadge kind="listing" status={own.listing.status} /> : null}
      </p>
      {patent.live ? null : patent.live_reason === 'status_unknown'
        ? <Section look="wake" title={t('portfolio:patent.unknown')}><p>{t('portfolio:patent.unknownText')}</p></Section>
        : patent.live_reason === 'pending' ? null
          : <Section look="wake" title={t('portfolio:patent.dead')}><p>{t('portfolio:patent.deadText', { reason: t(`portfolio:reason.${patent.live_reason}`, { defaultValue: '' }) })}</p></Section>}
      {own && own.ownership === 'unproven' && own.others_named.length ? (
        <Section look="wake" title={t('portfolio:patent.others', { names: own.others_named.join(t('card:list')) })}><p>{t('portfolio:patent.othersText')}</p></Section>
      ) : null}
      <SourcesApart list={patent.disagreements} />
      {abstract ? <Section title={t('portfolio:patent.abstract')}><p>{abstract}</p></Section> : null}
      <Section title={t('listing:section.facts')}><PatentFacts patent={patent} /></Section>
      {patent.live || patent.fees.length ? <Section title={t('listing:section.annuities')}><FeeBar fees={patent.fees} restoration={patent.restoration} />{patent.live ? <AnnuitiesAhead patent={patent} /> : null}</Section> : null}
      <Section title={t('listing:section.rights')}>
        <RightsTable rights={standing} />
        {patent.co_owned ? <p><Badge tone="attention">{t('listing:rights.coOwned')}</Badge> {t('listing:rights.coOwnedText')}</p> : null}
        {patent.government_rights ? <p><Badge tone="attention">{t('listing:rights.government')}</Badge> {patent.government_rights}</p> : null}
      </Section>
      <Section title={t('listing:section.claims')}><Claims claims={patent.claims} count={patent.claim_count} /></Section>
      {evidence ? <HighValue evidence={evidence} /> : null}
      <Family members={patent.family} />
      <LegalTimeline events={patent.events} />
      <FactHistory facts={patent.facts} />
    </Page>
  );
}

function Actions({ patent, own, canList }: { patent: PatentView; own: PortfolioRow | null; canList: boolean }) {
  const { t } = useTranslation();
  const { org } = useViewer();
  if (!own) return patent.owner && org?.orgId === patent.owner.organisation_id ? null : <LinkButton tone="secondary" to={paths.search(`q=${encodeURIComponent(patent.number)}`)}>{t('portfolio:patent.onMarket')}</LinkButton>;
  if (!canList || !own.owned) return own.listing ? <LinkButton tone="secondary" to={paths.listing(own.listing.id)}>{t('portfolio:patent.openListing')}</LinkButton> : null;
  const unread = patent.live_reason === 'status_unknown';
  return (
    <>
      {own.listing ? <LinkButton to={paths.listingEdit(own.listing.id)}>{t('portfolio:patent.openListing')}</LinkButton> : patent.live ? <ListItButton patentId={patent.id} small={false} tone={own.ownership === 'unproven' && !own.proof_pending ? 'secondary' : 'primary'} /> : null}
      <LinkButton tone={own.ownership === 'unproven' && !unread && !own.proof_pending ? 'primary' : 'secondary'} to={paths.patentOwnership(patent.number)}>{t('portfolio:prove')}</LinkButton>
      <LinkButton tone={unread && !own.listing ? 'primary' : 'secondary'} to={paths.patentReading(patent.number)}>{t('portfolio:reading')}</LinkButton>
    </>
  );
}

type Fact = PatentView['facts'][number];

function FactHistory({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation();
  const source = useSourceName();
  const text = useFactText();
  if (!facts.length) return null;
  const columns: Column<Fact & { n: number }>[] = [
    { key: 'fact', label: t('portfolio:patent.fact'), cell: (f) => t(`portfolio:factName.${f.fact}`, { defaultValue: f.fact }) },
    { key: 'value', label: t('portfolio:patent.value'), cell: (f) => <span className={classes.value}>{text(f.fact, f.value)}</span> },
    { key: 'source', label: t('portfolio:patent.source'), cell: (f) => source(f.source) },
    { key: 'as_of', label: t('portfolio:patent.asOf'), cell: (f) => <DateText value={f.as_of} />, shrink: true },
  ];
  const rows = facts.map((f, n) => ({ ...f, n }));
  return (
    <Section title={t('portfolio:patent.history')} hint={t('portfolio:patent.historyHint')}>
      <DataTable rows={rows.slice(0, 8)} columns={columns} rowKey={(f) => String(f.n)} caption={t('portfolio:patent.history')} />
      {rows.length > 8 ? <details className={classes.history}><summary>{t('portfolio:patent.more', { count: rows.length })}</summary><DataTable rows={rows.slice(8)} columns={columns} rowKey={(f) => String(f.n)} caption={t('portfolio:patent.history')} /></details> : null}
    </Section>
  );
}
