import { describe, expect, it } from 'vitest';
import { money } from '#app/core/money.ts';
import { journalsOf } from './reconcile.server.ts';
import { commandKey, providerKey, zRefundRequest, zTransferRequest } from './requests.ts';

const movement = (type: string, amount: number, fee = 0) => ({ id: 'txn_1', type, sourceId: 'x_1', amount: money(amount, 'CNY'), fee: money(fee, 'CNY') });

describe('what explains a movement', () => {
  it('is the journal of its fact, and its fee when there was one', () => {
    expect(journalsOf(movement('charge', 100, 5))).toEqual(['charge:x_1:captured', 'txn:txn_1:fee']);
    expect(journalsOf(movement('charge', 100))).toEqual(['charge:x_1:captured']);
    expect(journalsOf(movement('refund', -100))).toEqual(['refund:x_1']);
    expect(journalsOf(movement('refund_failure', 100))).toEqual(['refund:x_1:failed']);
    expect(journalsOf(movement('transfer', -100))).toEqual(['transfer:x_1']);
    expect(journalsOf(movement('transfer_refund', 100))).toEqual(['reversal:x_1']);
    expect(journalsOf(movement('adjustment', -100))).toEqual(['dispute:x_1:withdrawn']);
    expect(journalsOf(movement('adjustment', 100))).toEqual(['dispute:x_1:reinstated']);
    expect(journalsOf(movement('payout', -100))).toEqual([]);
  });
});

describe('commands', () => {
  it('have one key per fact, and a new one per round, that the provider takes', () => {
    const key = commandKey.transfer('pyo_1');
    expect([providerKey(key, 0), providerKey(key, 2)]).toEqual(['payout:pyo_1:transfer', 'payout:pyo_1:transfer:r2']);
    for (const k of [commandKey.checkout('pay_1'), commandKey.account('org_1'), commandKey.refund('cmd_1'), providerKey(key, 999)]) expect(k).toMatch(/^[\x21-\x7e]{1,255}$/);
  });

  it('refuse amounts that are no whole number above zero', () => {
    const transfer = { payoutId: 'p', dealId: 'd', payeeOrgId: 'o', currency: 'CNY', destination: null, sourceCharge: null };
    for (const amount of [0, -1, 1.5, Number.NaN]) expect(zTransferRequest.safeParse({ ...transfer, amount }).success).toBe(false);
    expect(zTransferRequest.parse({ ...transfer, amount: 1 }).round).toBe(0);
    expect(zRefundRequest.safeParse({ paymentId: 'p', dealId: 'd', rail: 'cash', chargeId: null, currency: 'CNY', amount: 1, reason: 'x' }).success).toBe(false);
  });
});
