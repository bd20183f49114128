/** The largest and the smallest sums the card rail takes at once, minor units; beyond them a buyer pays into the supervised account. */
export { PROVIDER_MAX_PAYMENT as CARD_RAIL_CAP, PROVIDER_MIN_PAYMENT as CARD_RAIL_FLOOR } from '#app/platform/stripe/port.ts';
