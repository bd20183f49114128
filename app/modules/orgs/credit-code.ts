/** Unified social credit codes (GB 32100-2015): 18 characters of 31, the last of which is computed from the others. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of the first 17 characters: 31 − Σ value × 3^(position) mod 31, where 31 is written 0. */
export function creditCodeCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** A code as people write it, reduced to its characters: compatibility forms, spaces and dashes gone, upper case. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s\-–—.]/g, '');
}

/** What is wrong with a normalised code; null for nothing. */
export function creditCodeProblem(code: string): 'credit_code_form' | 'credit_code_check' | null {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return 'credit_code_form';
  return creditCodeCheck(code) === code[17] ? null : 'credit_code_check';
}
