import { invalidRequest, required } from './errors.ts';
import type { FormObject, FormValue } from './form.ts';

/** Text of a parameter, `undefined` when absent. The empty string means "unset" and is returned as such. */
export function text(params: FormObject, name: string): string | undefined {
  const value = params[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw invalidRequest(`Invalid string: ${name}`, { param: name });
  if (value.length > 5_000)
    throw invalidRequest(`Invalid string: ${name} must be at most 5000 characters`, { param: name, code: 'parameter_invalid_string' });
  return value;
}

/** Non-empty text or `null`. */
export function textOrNull(params: FormObject, name: string): string | null {
  return text(params, name) || null;
}

/** Non-empty text; 400 `parameter_missing` otherwise. */
export function requiredText(params: FormObject, name: string): string {
  const value = text(params, name);
  if (value === undefined) throw required(name);
  if (value === '') throw invalidRequest(`You passed an empty string for '${name}'.`, { param: name, code: 'parameter_invalid_empty' });
  return value;
}

/** A decimal integer; `undefined` when absent. Signs, exponents, decimals and unsafe integers are refused. */
export function integer(params: FormObject, name: string): number | undefined {
  const value = text(params, name);
  if (value === undefined || value === '') return undefined;
  if (!/^-?\d{1,16}$/.test(value) || !Number.isSafeInteger(Number(value))) {
    throw invalidRequest(`Invalid integer: ${value.slice(0, 40)}`, { param: name, code: 'parameter_invalid_integer' });
  }
  return Number(value);
}

export function requiredInteger(params: FormObject, name: string): number {
  const value = integer(params, name);
  if (value === undefined) throw required(name);
  return value;
}

export function bool(params: FormObject, name: string): boolean | undefined {
  const value = text(params, name);
  if (value === undefined || value === '') return undefined;
  if (value !== 'true' && value !== 'false') throw invalidRequest(`Invalid boolean: ${value.slice(0, 40)}`, { param: name });
  return value === 'true';
}

export function object(params: FormObject, name: string): FormObject | undefined {
  const value = params[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string' || Array.isArray(value)) throw invalidRequest('Invalid object', { param: name });
  return value;
}

export function list(params: FormObject, name: string): FormValue[] | undefined {
  const value = params[name];
  if (value === undefined || value === '') return undefined;
  if (!Array.isArray(value)) throw invalidRequest('Invalid array', { param: name });
  return value;
}

export function textList(params: FormObject, name: string): string[] | undefined {
  return list(params, name)?.map((item) => {
    if (typeof item !== 'string') throw invalidRequest('Invalid array', { param: name });
    return item;
  });
}

/** One of a closed list of words, or the default. */
export function oneOf<T extends string, D extends T | undefined>(
  params: FormObject,
  name: string,
  allowed: readonly T[],
  fallback: D,
): T | D {
  const value = text(params, name);
  if (value === undefined || value === '') return fallback;
  if (!(allowed as readonly string[]).includes(value)) {
    throw invalidRequest(`Invalid ${name}: must be one of ${allowed.join(', ')}`, { param: name, code: 'parameter_unknown' });
  }
  return value as T;
}

/** A three-letter currency in lower case. */
export function currency(params: FormObject, name = 'currency'): string {
  const value = requiredText(params, name).toLowerCase();
  if (!/^[a-z]{3}$/.test(value)) throw invalidRequest(`Invalid currency: ${value.slice(0, 20)}`, { param: name });
  return value;
}

/** Smallest and largest payment in minor units: eight digits at most, and about half a US dollar at least (https://docs.stripe.com/currencies). */
export const MAX_CHARGE = 99_999_999;
const MIN_CHARGE: Record<string, number> = { usd: 50, eur: 50, cny: 400, hkd: 400, gbp: 30 };

/** A payment amount within Stripe's caps; 400 `amount_too_large` / `amount_too_small` outside. */
export function chargeAmount(value: number, code: string, param = 'amount'): number {
  if (value < 1) throw invalidRequest('This value must be greater than or equal to 1.', { param, code: 'parameter_invalid_integer' });
  if (value > MAX_CHARGE) throw invalidRequest(`Amount must be no more than ${code} 999,999.99`, { param, code: 'amount_too_large' });
  if (value < (MIN_CHARGE[code] ?? 50))
    throw invalidRequest('The amount is below the minimum charge amount', { param, code: 'amount_too_small' });
  return value;
}

/** Amount of a refund, transfer, reversal or payout: positive, no cap but the balance's. */
export function positiveAmount(params: FormObject, name = 'amount'): number | undefined {
  const value = integer(params, name);
  if (value !== undefined && value < 1)
    throw invalidRequest('This value must be greater than or equal to 1.', { param: name, code: 'parameter_invalid_integer' });
  return value;
}

/** Metadata: up to 50 pairs, keys up to 40 and values up to 500 characters; an empty value removes its key. */
export function metadata(params: FormObject, before: Record<string, string> = {}): Record<string, string> {
  if (params.metadata === '') return {};
  const given = object(params, 'metadata');
  const merged: Record<string, string> = { ...before };
  for (const [key, value] of Object.entries(given ?? {})) {
    const param = `metadata[${key}]`;
    if (typeof value !== 'string') throw invalidRequest('Metadata values must be strings', { param });
    if (key.length > 40) throw invalidRequest('Metadata keys must be under 40 characters long', { param });
    if (value.length > 500) throw invalidRequest('Metadata values can have up to 500 characters', { param });
    if (value === '') delete merged[key];
    else merged[key] = value;
  }
  if (Object.keys(merged).length > 50) throw invalidRequest('Metadata can have up to 50 keys', { param: 'metadata' });
  return merged;
}
