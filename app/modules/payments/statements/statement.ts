import { AppError, type FieldError } from '#app/core/errors.ts';
import { CURRENCIES, MAX_AMOUNT, type Currency } from '#app/core/money.ts';

/** One movement as a bank's statement tells it. Minor units; `bookedOn` a day (YYYY-MM-DD) in the bank's calendar. */
export interface StatementLine {
  /** Row of the file (1-based), or the how-manieth entry of an XML statement. */
  row: number;
  serial: string;
  bookedOn: string;
  direction: 'in' | 'out';
  currency: Currency;
  amount: number;
  balanceAfter: number | null;
  partyName: string;
  partyAccount: string;
  remark: string;
}

export interface ParsedStatement { format: 'camt053' | 'csv'; accountNo: string | null; lines: StatementLine[] }

export const STATEMENT_MAX_LINES = 50_000;
const MAX_PROBLEMS = 50;

/** Collects what is wrong, row by row, and throws it all at once: a statement is taken whole or not at all. */
export class Problems {
  private readonly found: FieldError[] = [];
  add(row: number, code: string, message?: string): void { if (this.found.length < MAX_PROBLEMS) this.found.push({ path: `row.${row}`, code, ...(message ? { message } : {}) }); }
  throwIfAny(): void { if (this.found.length) throw new AppError('validation', { statement: 'rows' }, this.found); }
}

export function statementError(code: string): AppError { return new AppError('bad_file', { reason: code }, [{ path: 'file', code }]); }

/**
 * Minor units of a decimal text as banks write it ("1,234.50", "¥1 234,5" is refused, "-0.01"); null when it is no amount. Digits only, never
 * through a float. More decimals than the currency has are an amount only when they are zeros.
 */
export function minorUnits(text: string, currency: Currency): number | null {
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,6}))?$/.exec(text.replace(/[\s¥￥]/g, ''));
  if (!match) return null;
  const digits = CURRENCIES[currency];
  const fraction = match[3] ?? '';
  if (fraction.slice(digits).replace(/0/g, '') !== '') return null;
  const minor = BigInt(match[2]!.replace(/,/g, '') + fraction.slice(0, digits).padEnd(digits, '0'));
  return minor > BigInt(MAX_AMOUNT) ? null : Number(minor) * (match[1] === '-' ? -1 : 1);
}

/** A day as banks write it: 2026-03-02, 20260302, 2026/3/2, 2026年3月2日, with or without a time after it; null for anything else. */
export function dayOf(text: string): string | null {
  const match = /^(\d{4})(?:[-/.年])?(\d{1,2})(?:[-/.月])?(\d{1,2})日?(?:[T\s].*|\d{6})?$/.exec(text.trim());
  if (!match || (/^\d+$/.test(text.trim()) && text.trim().length !== 8 && text.trim().length !== 14)) return null;
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}

const NAMES: Record<string, Currency> = { CNY: 'CNY', RMB: 'CNY', 人民币: 'CNY', 人民币元: 'CNY', 元: 'CNY', USD: 'USD', 美元: 'USD', EUR: 'EUR', 欧元: 'EUR' };
/** A currency by code or Chinese name; null for one the platform does not settle in. */
export const currencyOf = (text: string): Currency | null => NAMES[text.trim().toUpperCase()] ?? null;
