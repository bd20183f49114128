/** What a trusted register says of one right on one day. */
export interface RegisterFact {
  /** Every owner it names, as written there. */
  owners: string[];
  /** `YYYY-MM-DD`. */
  asOf: string;
  /** Where it stands in the source: a file and line, a record number. */
  reference: string;
}

/**
 * A register the operator of the installation trusts. Its word is taken without a reviewer, so whoever configures one answers
 * for it. It may fail or be away: then nothing is proven, and nothing that was proven ends.
 */
export interface RegisterAdapter {
  /** Short name, kept with everything it proves. */
  name: string;
  /** The newest fact about any of these numbers; null when it knows none of them. */
  find(numbers: readonly string[]): Promise<RegisterFact | null>;
}

/** A number reduced to its letters and digits, as registers and rows are compared. */
export const registerForm = (number: string): string => number.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '');
