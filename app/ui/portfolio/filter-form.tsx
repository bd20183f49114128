import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useSearchParams } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { ADVICE, HIGH_VALUE_CASES, LEGAL_STATUSES, OWNERSHIPS, PATENT_KINDS } from '#app/core/vocabulary.ts';
import { PORTFOLIO_FILTERS, type PortfolioCounts } from '#app/modules/patents/contract-portfolio.ts';
import { Button, useFormat } from '../index.ts';
import classes from './portfolio.module.css';

/** Parts of the address that are about looking and not about what is looked at: they stay when the filter changes. */
const LOOKS = ['sort', 'direction', 'limit', 'cols', 'density'] as const;
/** Filters behind "more"; open while one of them is on. */
const MORE = ['kind', 'office', 'dormant', 'valued', 'high_value', 'ownership', 'assigned', 'lapsing', 'expiring_before', 'fee_before'] as const;

export interface Colleague { id: string; name: string }
type Option = readonly [value: string, label: string];

function Choose({ name, label, options }: { name: string; label: string; options: readonly Option[] }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const value = search.get(name) ?? '';
  return <label>{label}<select name={name} key={value} defaultValue={value}><option value="">{t('ui:all')}</option>{options.map(([v, l]) => <option key={v} value={v}>{l}</option>)}</select></label>;
}

function Before({ name, label }: { name: string; label: string }) {
  const [search] = useSearchParams();
  const value = search.get(name) ?? '';
  return <label>{label}<input type="date" name={name} key={value} defaultValue={value} /></label>;
}

/** What the portfolio is narrowed by, as an address: a view of it can be kept, sent and gone back to. */
export function FilterForm({ colleagues }: { colleagues: readonly Colleague[] }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const yesNo: Option[] = [['yes', t('ui:yes')], ['no', t('ui:no')]];
  const cleared = new URLSearchParams([...LOOKS.flatMap((name): [string, string][] => (search.get(name) ? [[name, search.get(name)!]] : [])), ['view', 'all']]);
  const filtered = PORTFOLIO_FILTERS.some((name) => search.get(name));
  return (
    <form method="get" role="search" aria-label={t('portfolio:filter.label')} className={classes.filters}>
      {[...LOOKS, 'dormancy', 'score'].map((name) => (search.get(name) ? <input key={name} type="hidden" name={name} value={search.get(name)!} /> : null))}
      <label className={classes.grow}>{t('portfolio:filter.q')}<input type="search" name="q" key={search.get('q')} defaultValue={search.get('q') ?? ''} maxLength={200} /></label>
      <Choose name="status" label={t('portfolio:filter.status')} options={LEGAL_STATUSES.map((s) => [s, s === 'unknown' ? t('portfolio:statusUnknown') : t(`ui:status.legal.${s}`)])} />
      <Choose name="listed" label={t('portfolio:filter.listed')} options={[['no', t('portfolio:filter.listedNo')], ['yes', t('portfolio:filter.listedYes')]]} />
      <Choose name="advice" label={t('portfolio:filter.advice')} options={ADVICE.map((a) => [a, t(`portfolio:advice.${a}`)])} />
      <Button type="submit">{t('portfolio:filter.go')}</Button>
      {filtered ? <Link to={`?${cleared}`}>{t('portfolio:filter.clear')}</Link> : null}
      <details className={classes.more} open={MORE.some((name) => search.get(name)) || undefined}>
        <summary>{t('portfolio:filter.more')}</summary>
        <div>
          <Choose name="kind" label={t('portfolio:filter.kind')} options={PATENT_KINDS.map((k) => [k, t(`ui:vocab.patentKind.${k}`)])} />
          <label>{t('portfolio:filter.office')}<input name="office" key={search.get('office')} defaultValue={search.get('office') ?? ''} size={4} maxLength={2} pattern="[A-Z]{2}" title={t('portfolio:filter.officeHint')} /></label>
          <Choose name="dormant" label={t('portfolio:filter.dormant')} options={yesNo} />
          <Choose name="valued" label={t('portfolio:filter.valued')} options={yesNo} />
          <Choose name="high_value" label={t('portfolio:filter.highValue')} options={[['any', t('portfolio:filter.anyCase')], ...HIGH_VALUE_CASES.map((c): Option => [c, t(`portfolio:highValue.${c}.short`)])]} />
          <Choose name="ownership" label={t('portfolio:filter.ownership')} options={OWNERSHIPS.map((o) => [o, t(`portfolio:ownershipState.${o}`)])} />
          <Choose name="assigned" label={t('portfolio:filter.assigned')} options={[['me', t('portfolio:filter.me')], ['nobody', t('portfolio:filter.nobody')], ...colleagues.map((c): Option => [c.id, c.name])]} />
          <Choose name="lapsing" label={t('portfolio:filter.lapsing')} options={yesNo} />
          <Before name="expiring_before" label={t('portfolio:filter.expiring')} />
          <Before name="fee_before" label={t('portfolio:filter.fee')} />
        </div>
      </details>
    </form>
  );
}

/** How many there are of each status behind the other filters; one click narrows to it. */
export function StatusChips({ counts }: { counts: PortfolioCounts }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [search] = useSearchParams();
  const here = search.get('status') ?? '';
  const to = (status: string) => {
    const next = new URLSearchParams(search);
    next.delete('cursor');
    if (status) next.set('status', status); else next.delete('status');
    if (!next.size) next.set('view', 'all');
    return `?${next}`;
  };
  const every = Object.values(counts.by_status).reduce((sum, n) => sum + n, 0);
  const shown = LEGAL_STATUSES.filter((s) => counts.by_status[s] || s === here);
  return (
    <ul className={classes.chips} aria-label={t('portfolio:byStatus')}>
      <li><Link to={to('')} aria-current={here === '' ? 'true' : undefined}>{t('ui:all')} <span className="jz-num">{number(every)}</span></Link></li>
      {shown.map((s) => <li key={s}><Link to={to(s)} aria-current={here === s ? 'true' : undefined}>{s === 'unknown' ? t('portfolio:statusUnknown') : t(`ui:status.legal.${s}`)} <span className="jz-num">{number(counts.by_status[s] ?? 0)}</span></Link></li>)}
    </ul>
  );
}

/** The way from the list to the picture of it and back, with the filter kept. */
export function PortfolioTabs({ here }: { here: 'list' | 'overview' }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const kept = new URLSearchParams([...search].filter(([name]) => name !== 'cursor'));
  const query = kept.size ? `?${kept}` : '';
  return (
    <nav aria-label={t('ui:tabs')}>
      <ul className={classes.chips}>
        <li><Link to={`${paths.portfolio()}${query}`} aria-current={here === 'list' ? 'page' : undefined}>{t('portfolio:tab.list')}</Link></li>
        <li><Link to={`${paths.portfolioOverview()}${query}`} aria-current={here === 'overview' ? 'page' : undefined}>{t('portfolio:tab.overview')}</Link></li>
      </ul>
    </nav>
  );
}
