import { CURRENCIES, moneyToDecimal, type Currency } from '#app/core/money.ts';
import { minorUnitsOf } from '../forms/money-text.ts';

export type RangeUnit = 'bps' | 'months' | 'money';

/** What a range field sends for a typed end: basis points, months or minor units as digits; '' for nothing; unreadable text with a mark, so that the contract refuses it. */
export function sentFor(text: string, unit: RangeUnit, currency: Currency): string {
  const clean = text.trim().replace(/[%％\s]/g, '').replace(/，/g, ',');
  if (!clean) return '';
  if (unit === 'money') return minorUnitsOf(text, currency);
  if (unit === 'months') return /^\d{1,5}$/.test(clean) ? String(Number(clean)) : `${clean}!`;
  const match = /^(\d{1,6})(?:\.(\d{1,2})0*)?$/.exec(clean);
  return match ? String(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))) : `${clean}!`;
}

/** How a figure stands in the field: 350 basis points → `3.5`, 1200000 minor units → `12000`. */
export function shownFor(value: number | null | undefined, unit: RangeUnit, currency: Currency): string {
  if (value === null || value === undefined) return '';
  if (unit === 'money') return moneyToDecimal({ currency, amount: value }).replace(/\.0+$/, '');
  return unit === 'months' ? String(value) : String(value / 100);
}

/** Amounts of a list typed or pasted: one a line, or a row of a spreadsheet (tabs). Empty cells are left out; the order is the years'. */
export function amountsOf(text: string, currency: Currency): string[] {
  if (!(currency in CURRENCIES)) return [];
  return text.split(/[\n\t;；]+/).map((part) => part.trim()).filter(Boolean).slice(0, 60).map((part) => minorUnitsOf(part, currency));
}
