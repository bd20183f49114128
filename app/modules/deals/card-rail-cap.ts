/** The largest sum the card rail takes at once, minor units; above it a buyer pays into the supervised account. */
export { PROVIDER_MAX_PAYMENT as CARD_RAIL_CAP } from '#app/platform/stripe/port.ts';
