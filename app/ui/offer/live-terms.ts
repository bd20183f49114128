import { splitByWeights, type Currency, type Money } from '#app/core/money.ts';
import type { DealKind } from '#app/core/vocabulary.ts';

/** What a form of terms says at this moment, as far as it can be read. */
export interface LiveTerms { price: Money | null; valuation: Money | null; royaltyBps: number; shareBps: number; brokerFeeBps: number }

const digits = (value: FormDataEntryValue | null) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null);

/** Reads the form's hidden contract fields (`price.amount`, `royalty_bps` …); what is missing or unreadable counts as nothing. */
export function readLive(form: FormData, currency: Currency): LiveTerms {
  const money = (name: string): Money | null => {
    const amount = digits(form.get(`${name}.amount`));
    return amount === null ? null : { currency, amount };
  };
  const bps = (name: string) => Math.min(digits(form.get(name)) ?? 0, 10_000);
  return { price: money('price'), valuation: money('valuation'), royaltyBps: bps('royalty_bps'), shareBps: bps('equity_share_bps'), brokerFeeBps: bps('broker_fee_bps') };
}

export interface Shares { seller: Money; broker: Money; platform: Money }

/** How a release of the price divides: the same rule the ledger posts by (largest remainder, sums exactly). Null when fees exceed the price. */
export function sharesOf(price: Money, fees: { platformBps: number; brokerBps: number }): Shares | null {
  const rest = 10_000 - fees.platformBps - fees.brokerBps;
  if (rest < 0) return null;
  const [seller, broker, platform] = splitByWeights(price.amount, [rest, fees.brokerBps, fees.platformBps]) as [number, number, number];
  const money = (amount: number): Money => ({ currency: price.currency, amount });
  return { seller: money(seller), broker: money(broker), platform: money(platform) };
}

/** The amount a button names for these terms: the price, or the valuation of an equity contribution; null when no amount is fixed. */
export function namedAmount(kind: DealKind, terms: { price: Money | null; valuation: Money | null }): Money | null {
  const amount = kind === 'equity' ? terms.valuation : terms.price;
  return amount && amount.amount > 0 ? amount : null;
}
