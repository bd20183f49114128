import type { NumberErrorCode, ParsedNumber, PatentNumber } from './numbers.ts';

/** A number that was read; `docdb` is country + number + kind unless given. */
export function okNumber(value: Omit<PatentNumber, 'docdb' | 'kind' | 'patentKind'> & { docdb?: string; kind?: string | undefined; patentKind?: PatentNumber['patentKind'] }): Extract<ParsedNumber, { ok: true }> {
  const { kind, patentKind, docdb, ...rest } = value;
  return {
    ok: true,
    value: { ...rest, ...(kind ? { kind } : {}), docdb: docdb || `${value.authority}${value.number}${kind ?? ''}`, ...(patentKind ? { patentKind } : {}) },
  };
}

/** Why a text is no number. */
export function badNumber(code: NumberErrorCode, number: string, details: Record<string, string> = {}): Extract<ParsedNumber, { ok: false }> {
  return { ok: false, code, details: { number, ...details } };
}
