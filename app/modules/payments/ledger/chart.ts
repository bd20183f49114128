import { AppError } from '#app/core/errors.ts';

/** Nature of an account. Sign convention everywhere: debit +, credit −, so liabilities and revenue stand below zero. */
export type AccountKind = 'asset' | 'liability' | 'revenue' | 'expense' | 'clearing';

/** The chart of accounts as functions: a code is never spelled by hand anywhere else. */
export const chart = {
  /** Balance at the card provider. */
  stripe: 'asset.stripe',
  /** Supervised bank account. */
  bankCustody: 'asset.bank_custody',
  /** Money a card issuer holds back while it decides a chargeback. */
  disputeHold: (dispute: string) => `asset.dispute_hold:${dispute}`,
  /** What a payee owes the platform, e.g. after a chargeback that came later than the release. */
  receivable: (payee: string) => `asset.receivable:${payee}`,
  heldDeposit: (bid: string) => `held.deposit:${bid}`,
  heldDeal: (deal: string) => `held.deal:${deal}`,
  payableOrg: (org: string) => `payable.org:${org}`,
  payablePerson: (person: string) => `payable.person:${person}`,
  payableTax: 'payable.tax',
  customerCash: (org: string) => `liability.customer_cash:${org}`,
  commission: 'revenue.commission',
  forfeit: 'revenue.forfeit',
  stripeFee: 'expense.stripe_fee',
  disputeFee: 'expense.dispute_fee',
  fx: 'clearing.fx',
} as const;

export interface AccountNature {
  kind: AccountKind;
  /** May stand on the wrong side of zero. */
  mayOverdraw: boolean;
  dealId: string | null;
  orgId: string | null;
}

interface Family { pattern: RegExp; kind: AccountKind; mayOverdraw?: true; of?: 'deal' | 'org' }

const SUBJECT = '[A-Za-z0-9_]{1,80}';
const FAMILIES: readonly Family[] = [
  // The provider can drive our balance below zero (a chargeback after payouts): a fact of the outside is never refused.
  { pattern: /^asset\.stripe$/, kind: 'asset', mayOverdraw: true },
  { pattern: /^asset\.bank_custody$/, kind: 'asset' },
  { pattern: new RegExp(`^asset\\.(dispute_hold|receivable):${SUBJECT}$`), kind: 'asset' },
  { pattern: new RegExp(`^held\\.deposit:${SUBJECT}$`), kind: 'liability' },
  { pattern: new RegExp(`^held\\.deal:(${SUBJECT})$`), kind: 'liability', of: 'deal' },
  { pattern: new RegExp(`^payable\\.org:(${SUBJECT})$`), kind: 'liability', of: 'org' },
  { pattern: new RegExp(`^payable\\.person:${SUBJECT}$`), kind: 'liability' },
  { pattern: /^payable\.tax$/, kind: 'liability' },
  { pattern: new RegExp(`^liability\\.customer_cash:(${SUBJECT})$`), kind: 'liability', of: 'org' },
  { pattern: /^revenue\.(commission|forfeit)$/, kind: 'revenue' },
  { pattern: /^expense\.(stripe_fee|dispute_fee)$/, kind: 'expense' },
  { pattern: /^clearing\.fx$/, kind: 'clearing', mayOverdraw: true },
];

/** What an account of this code is. Throws `validation` for a code the chart does not know: nothing opens a free-form account. */
export function natureOf(code: string): AccountNature {
  for (const family of FAMILIES) {
    const match = family.pattern.exec(code);
    if (!match) continue;
    return {
      kind: family.kind,
      mayOverdraw: family.mayOverdraw ?? false,
      dealId: family.of === 'deal' ? match[1]! : null,
      orgId: family.of === 'org' ? match[1]! : null,
    };
  }
  throw new AppError('validation', { account: code }, [{ path: 'account', code: 'unknown_account' }]);
}

/** True when an account of this nature may stand at this balance with that much promised (the database checks the same). */
export function withinFloor(nature: Pick<AccountNature, 'kind' | 'mayOverdraw'>, balance: number, reserved = 0): boolean {
  if (nature.mayOverdraw) return true;
  if (nature.kind === 'asset') return balance - reserved >= 0;
  return nature.kind === 'liability' ? balance + reserved <= 0 : true;
}
