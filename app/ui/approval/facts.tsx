import { useTranslation } from '#app/i18n/react.tsx';
import { CURRENCIES, type Currency } from '#app/core/money.ts';
import type { ApprovalResource } from '#app/modules/approvals/contract.ts';
import { DateText, KeyValue, Money, useFormat, type KeyValueItem } from '../index.ts';
import classes from './approval.module.css';

const SUMS: ReadonlySet<string> = new Set(['price', 'held', 'amount']);
const SHARES: ReadonlySet<string> = new Set(['platform_bps', 'broker_bps', 'royalty_bps', 'equity_share_bps', 'broker_fee_bps']);
const ACCOUNTS: ReadonlySet<string> = new Set(['seller_account', 'broker_account', 'account']);
/** Said by other facts beside them, or only ids to a reader. */
const UNSAID: ReadonlySet<string> = new Set(['currency', 'deal', 'evidence', 'listing', 'offer', 'payment', 'order', 'pays', 'correction', 'document', 'slip_file_id', 'record', 'obligation']);
/** The order in which facts are read: what first, then whose, how much, and the papers. The database keeps none. */
const ORDER = [
  'patent', 'kind', 'from', 'to', 'owed', 'price', 'amount', 'held', 'seller', 'buyer', 'broker', 'payer', 'rail', 'platform_bps', 'broker_bps', 'broker_fee_bps', 'royalty_bps', 'equity_share_bps', 'valuation', 'territory', 'field_of_use',
  'term_months', 'round', 'certificate_no', 'registered_on', 'handed_over_on', 'bank', 'serial', 'sent_on', 'seller_account', 'broker_account', 'account', 'journal', 'reason', 'message', 'expires_at',
];
const rank = (key: string) => { const at = ORDER.indexOf(key); return at < 0 ? ORDER.length : at; };
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const digest = /^[0-9a-f]{64}$/;

/** Is it one more thing to say? An offer's terms lie in `input`; what nobody filled in is left out there. */
function entriesOf(what: Readonly<Record<string, unknown>>): [string, unknown][] {
  const own = Object.entries(what).filter(([key]) => key !== 'input' && !UNSAID.has(key));
  const input = typeof what.input === 'object' && what.input !== null ? Object.entries(what.input).filter(([key, v]) => key !== 'price' && key !== 'broker' && v !== null && v !== '' && v !== 0 && v !== false && !(typeof v === 'object' && 'amount' in v && v.amount === 0)) : [];
  return [...own, ...input].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Exactly what is approved, in words and figures. */
export function ApprovalFacts({ approval }: { approval: ApprovalResource }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { what, organisations, kind, about } = approval;
  const currency = (typeof what.currency === 'string' && what.currency in CURRENCIES ? what.currency : 'CNY') as Currency;
  const text = (key: string, value: unknown) => {
    if (value === null || value === undefined || value === '') return <span className="jz-muted">{t(ACCOUNTS.has(key) ? 'approval:value.noAccount' : 'approval:value.none')}</span>;
    if (SUMS.has(key) && typeof value === 'number') return <Money value={{ currency, amount: value }} style="exact" />;
    if (SHARES.has(key) && typeof value === 'number') return <span className="jz-num">{value / 100}%</span>;
    if (typeof value === 'object' && 'amount' in value && 'currency' in value) return <Money value={value as { amount: number; currency: Currency }} style="exact" />;
    if (typeof value === 'boolean') return '✓';
    if (typeof value !== 'string') return String(value);
    const org = organisations[value];
    if (org) return pick(org.name_zh, org.name_en);
    if (digest.test(value)) return <code className={classes.code} title={value}>{value.slice(0, 12)}…</code>;
    if (kind === 'override' && (key === 'from' || key === 'to')) return t(`deal:state.${value}`);
    if (key === 'owed') return t(`deal:owed.kind.${value}`);
    if (key === 'rail') return t(`approval:value.rail.${value}`);
    if (key === 'kind') return t(`ui:vocab.dealKind.${value}`);
    if (key === 'territory') return t(`ui:vocab.territory.${value}`, { defaultValue: value });
    if (key === 'field_of_use' && value === '*') return t('deal:evidence.allFields');
    if (DAY.test(value)) return <DateText value={value} />;
    if (key === 'expires_at') return <DateText value={value} time />;
    return <span className={classes.text}>{value}</span>;
  };
  const items: KeyValueItem[] = entriesOf(what).map(([key, value]) => ({ key: t(`approval:field.${key}`, { defaultValue: key }), value: text(key, value) }));
  return <KeyValue items={[about ? { key: t('approval:about'), value: pick(about.title_zh || about.title_en, about.title_en || about.title_zh) } : null, ...items]} />;
}
