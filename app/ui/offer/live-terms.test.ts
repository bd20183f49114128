import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRelease } from '#app/modules/payments/ledger/facts.ts';
import { namedAmount, readLive, sharesOf } from './live-terms.ts';

describe('the sum an offer form shows', () => {
  it('divides a price exactly as the ledger will', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 2_000 }), (amount, platform, broker) => {
      const shares = sharesOf({ currency: 'CNY', amount }, { platformBps: platform, brokerBps: broker })!;
      expect({ seller: shares.seller.amount, broker: shares.broker.amount, platform: shares.platform.amount }).toEqual(splitRelease(amount, { platform, broker }));
    }));
  });

  it('has no answer when the fees exceed the price', () => {
    expect(sharesOf({ currency: 'CNY', amount: 100 }, { platformBps: 9_000, brokerBps: 2_000 })).toBeNull();
  });

  it('reads what the hidden fields hold and nothing else', () => {
    const form = new FormData();
    form.set('price.amount', '125000000');
    form.set('royalty_bps', '300');
    form.set('valuation.amount', '12x!');
    expect(readLive(form, 'CNY')).toEqual({ price: { currency: 'CNY', amount: 125_000_000 }, valuation: null, royaltyBps: 300, shareBps: 0, brokerFeeBps: 0 });
  });

  it('names the price, or the valuation of shares, and never zero', () => {
    const price = { currency: 'CNY', amount: 0 } as const;
    const valuation = { currency: 'CNY', amount: 500 } as const;
    expect(namedAmount('equity', { price, valuation })).toEqual(valuation);
    expect(namedAmount('ordinary_licence', { price, valuation })).toBeNull();
  });
});
