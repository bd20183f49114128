import { useTranslation } from '#app/i18n/react.tsx';
import { claimTree, type ClaimNode } from '#app/modules/patents/claim-tree.pure.ts';
import { Badge, DataTable, DateText, KeyValue, Money, StatusBadge, Term, useFormat, useLocale, useSourceName, type Column } from '../index.ts';
import { usePackName } from '../hooks.ts';
import { OwnershipBadge } from '../identity/badges.tsx';
import type { ClaimView, PatentView, RightView, Sourced } from './types.ts';
import classes from './listing.module.css';

/** The register's word on the right; `unknown` has no badge of its own because nobody has read anything. */
export function LegalBadge({ status, date }: { status: PatentView['legal_status']['value']; date?: string | null }) {
  const { t } = useTranslation();
  return status === 'unknown' ? <Badge tone="wait">{t('ui:unknown')}</Badge> : <StatusBadge kind="legal" status={status} date={date} />;
}

const from = (fact: Sourced<unknown>) => (fact.source && fact.as_of ? { source: { name: fact.source, date: fact.as_of } } : {});

/** Facts of a patent, each with source and day where one is known. */
export function PatentFacts({ patent }: { patent: PatentView }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <KeyValue items={[
      { key: t('listing:fact.number'), value: <span className="jz-num">{patent.number}</span> },
      patent.application_number ? { key: t('listing:fact.application'), value: <span className="jz-num">{patent.application_number}</span> } : null,
      patent.grant_number && patent.grant_number !== patent.number ? { key: t('listing:fact.grant'), value: <span className="jz-num">{patent.grant_number}</span> } : null,
      { key: t('listing:fact.kind'), value: t(`ui:vocab.patentKind.${patent.kind}`) },
      { key: t('listing:fact.status'), value: <><LegalBadge status={patent.legal_status.value} /> {patent.stale ? <span className="jz-small jz-muted">{t('listing:fact.stale')}</span> : null}</>, ...from(patent.legal_status) },
      { key: t('listing:fact.owner'), value: patent.owner ? pick(patent.owner.name.zh, patent.owner.name.en) : <span>{t('listing:fact.notOnPlatform', { names: patent.others_named.join(t('card:list')) })}</span> },
      { key: t('listing:fact.ownership'), value: <OwnershipBadge state={patent.ownership.state} asOf={patent.ownership.as_of} /> },
      patent.assignees.value.length ? { key: t('listing:fact.assignees'), value: patent.assignees.value.join(t('card:list')), ...from(patent.assignees) } : null,
      patent.inventors.length ? { key: t('listing:fact.inventors'), value: patent.inventors.join(t('card:list')) } : null,
      { key: t('listing:fact.filing'), value: <DateText value={patent.filing_date.value} />, ...from(patent.filing_date) },
      patent.grant_date.value ? { key: t('listing:fact.granted'), value: <DateText value={patent.grant_date.value} />, ...from(patent.grant_date) } : null,
      patent.expiry_date ? { key: t('listing:fact.expiry'), value: <><DateText value={patent.expiry_date} /> <span className="jz-small jz-muted">{t('listing:fact.expiryRule')}</span></> } : null,
      patent.ipc.length ? { key: t('listing:fact.ipc'), value: <span className="jz-num">{patent.ipc.join(t('card:list'))}</span> } : null,
      patent.forward_citations || patent.backward_citations ? { key: t('listing:fact.citations'), value: <span className="jz-num">{t('listing:fact.citationsValue', { forward: patent.forward_citations, backward: patent.backward_citations })}</span> } : null,
    ]} />
  );
}

/** Fees a new owner takes over, with the rule pack they were computed by. */
export function AnnuitiesAhead({ patent }: { patent: Pick<PatentView, 'annuities_ahead'> }) {
  const { t } = useTranslation();
  const { money, day } = useFormat();
  const packName = usePackName();
  const ahead = patent.annuities_ahead;
  if (!ahead?.total) return <p className="jz-muted">{t('listing:annuity.none')}</p>;
  return (
    <>
      <KeyValue items={[
        { key: t('listing:annuity.total'), value: <Money value={ahead.total} style="exact" /> },
        ahead.next_due && ahead.next_amount ? { key: t('listing:annuity.next'), value: <span className="jz-num">{t('listing:annuity.nextValue', { amount: money(ahead.next_amount, 'exact'), day: day(ahead.next_due) })}</span> } : null,
      ]} />
      <p className="jz-small jz-muted">
        <Term code="annuity">{t('listing:annuity.word')}</Term> · {t('listing:annuity.rule', { pack: packName(ahead.pack) })} {ahead.unverified.some((u) => u !== 'claims') ? t('listing:annuity.unverified') : ''}
        {ahead.unverified.includes('claims') ? ` ${t('listing:annuity.oneClaim')}` : ''}
      </p>
    </>
  );
}

const under = (nodes: readonly ClaimNode<ClaimView>[]): number => nodes.reduce((n, node) => n + 1 + under(node.on), 0);

/** Claims in the page's language where they exist, as a tree: independent ones in sight, each with those that lean on it on demand. */
export function Claims({ claims, count }: { claims: readonly ClaimView[]; count: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (!claims.length) return <p className="jz-muted">{t('listing:claims.none')}</p>;
  const own = claims.filter((c) => c.lang.startsWith(locale));
  const shown = own.length ? own : claims;
  const item = ({ claim: c, on }: ClaimNode<ClaimView>) => (
    <li key={`${c.lang}${c.n}`} value={c.n}>
      <span lang={c.lang.startsWith('zh') ? 'zh-CN' : c.lang}>{c.text}</span>
      {on.length ? <details><summary>{t('listing:claims.dependents', { count: under(on) })}</summary><ol className={classes.claims}>{on.map(item)}</ol></details> : null}
    </li>
  );
  return (
    <>
      <ol className={classes.claims}>{claimTree(shown).map(item)}</ol>
      {count > shown.length ? <p className="jz-small jz-muted">{t('listing:claims.total', { count })}</p> : null}
    </>
  );
}

/** Licences and encumbrances that stand: whoever buys takes the patent with them. */
export function RightsTable({ rights }: { rights: readonly RightView[] }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const source = useSourceName();
  const columns: Column<RightView>[] = [
    { key: 'kind', label: t('listing:rights.kind'), cell: (r) => t(`listing:rights.kinds.${r.kind}`, { defaultValue: r.kind }) },
    { key: 'field', label: t('listing:rights.field'), cell: (r) => (r.field_of_use === '*' ? t('listing:ofAllFields') : r.field_of_use) },
    { key: 'territory', label: t('listing:rights.territory'), cell: (r) => t(`ui:vocab.territory.${r.territory}`, { defaultValue: r.territory }) },
    { key: 'term', label: t('listing:rights.term'), cell: (r) => <span className="jz-num">{day(r.starts_on)} – {r.ends_on ? day(r.ends_on) : t('listing:rights.openEnd')}</span> },
    { key: 'holder', label: t('listing:rights.holder'), cell: (r) => r.holder || t('ui:notGiven') },
    { key: 'source', label: t('listing:rights.source'), cell: (r) => <span className="jz-small jz-muted">{source(r.source)} <DateText value={r.as_of} /></span> },
  ];
  if (!rights.length) return <p>{t('listing:rights.none')}</p>;
  return <DataTable rows={rights} columns={columns} rowKey={(r) => `${r.kind}${r.territory}${r.field_of_use}${r.starts_on}${r.holder}`} caption={t('listing:section.rights')} />;
}
