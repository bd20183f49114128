import { invalidRequest } from './errors.ts';

/** What a test card does (https://docs.stripe.com/testing). */
export interface TestCard {
  number: string;
  /** Name after `pm_card_`. */
  token: string;
  brand: 'visa' | 'mastercard' | 'amex' | 'unionpay';
  decline?: { code: string; declineCode?: string; message: string; blocked?: boolean };
  /** The holder must confirm before the bank decides. */
  authentication?: boolean;
  /** Funds are available at once instead of after the settlement delay. */
  availableAtOnce?: boolean;
  dispute?: string;
  refund?: 'pending' | 'fails';
}

const declined = (declineCode: string, message = 'Your card was declined.') => ({ code: 'card_declined', declineCode, message });

export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', token: 'visa', brand: 'visa' },
  { number: '5555555555554444', token: 'mastercard', brand: 'mastercard' },
  { number: '378282246310005', token: 'amex', brand: 'amex' },
  { number: '6200000000000005', token: 'unionpay', brand: 'unionpay' },
  { number: '4000000000000077', token: 'bypassPending', brand: 'visa', availableAtOnce: true },
  { number: '4000000000000002', token: 'visa_chargeDeclined', brand: 'visa', decline: declined('generic_decline') },
  {
    number: '4000000000009995',
    token: 'visa_chargeDeclinedInsufficientFunds',
    brand: 'visa',
    decline: declined('insufficient_funds', 'Your card has insufficient funds.'),
  },
  { number: '4000000000009987', token: 'visa_chargeDeclinedLostCard', brand: 'visa', decline: declined('lost_card') },
  { number: '4000000000009979', token: 'visa_chargeDeclinedStolenCard', brand: 'visa', decline: declined('stolen_card') },
  {
    number: '4000000000006975',
    token: 'visa_chargeDeclinedVelocityLimitExceeded',
    brand: 'visa',
    decline: declined(
      'card_velocity_exceeded',
      'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
    ),
  },
  {
    number: '4000000000000069',
    token: 'chargeDeclinedExpiredCard',
    brand: 'visa',
    decline: { code: 'expired_card', message: 'Your card has expired.' },
  },
  {
    number: '4000000000000127',
    token: 'chargeDeclinedIncorrectCvc',
    brand: 'visa',
    decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  },
  {
    number: '4000000000000119',
    token: 'chargeDeclinedProcessingError',
    brand: 'visa',
    decline: { code: 'processing_error', message: 'An error occurred while processing your card. Try again in a little bit.' },
  },
  { number: '4100000000000019', token: 'radarBlock', brand: 'visa', decline: { ...declined('fraudulent'), blocked: true } },
  { number: '4000002760003184', token: 'authenticationRequired', brand: 'visa', authentication: true },
  { number: '4000002500003155', token: 'authenticationRequiredOnSetup', brand: 'visa', authentication: true },
  { number: '4000000000000259', token: 'createDispute', brand: 'visa', dispute: 'fraudulent' },
  { number: '4000000000002685', token: 'createDisputeProductNotReceived', brand: 'visa', dispute: 'product_not_received' },
  { number: '4000000000007726', token: 'pendingRefund', brand: 'visa', refund: 'pending' },
  { number: '4000000000005126', token: 'refundFail', brand: 'visa', refund: 'fails' },
];

const ALIASES: Record<string, string> = {
  chargeDeclined: 'visa_chargeDeclined',
  chargeDeclinedInsufficientFunds: 'visa_chargeDeclinedInsufficientFunds',
};

/** The card of a number typed into the hosted page, or `undefined` when it is not a test card. */
export function cardByNumber(number: string): TestCard | undefined {
  const digits = number.replace(/[\s-]/g, '');
  return TEST_CARDS.find((card) => card.number === digits);
}

/** The card behind `pm_card_…` or `tok_…`; 400 for a name that is not one of the test cards. */
export function cardByToken(id: string, param: string): TestCard {
  const token = id.replace(/^(pm_card_|tok_)/, '');
  const card = TEST_CARDS.find((entry) => entry.token === (ALIASES[token] ?? token));
  if (!card) throw invalidRequest(`No such PaymentMethod: '${id.slice(0, 80)}'`, { param, code: 'resource_missing' });
  return card;
}
