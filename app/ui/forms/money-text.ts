import { AppError } from '#app/core/errors.ts';
import { parseMoney, type Currency } from '#app/core/money.ts';

/**
 * What a money field sends for a typed text: integer minor units as digits, '' for nothing typed, and the text with a mark
 * behind it when it is no amount, so that the contract (not the field) refuses it: "1e3" alone would pass as a number.
 */
export function minorUnitsOf(text: string, currency: Currency): string {
  if (!text.trim()) return '';
  try {
    return String(parseMoney(text, currency).amount);
  } catch (error) {
    if (error instanceof AppError) return `${text.trim()}!`;
    throw error;
  }
}
