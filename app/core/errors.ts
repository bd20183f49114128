/**
 * The one error type use cases throw on purpose. The HTTP seam turns `code` into a status and a message in the
 * reader's language (`app/i18n/*​/errors.ts`); anything else that is thrown is a bug and becomes a 500.
 */
export const ERROR_STATUS = {
  unauthenticated: 401,
  forbidden: 403,
  second_factor_required: 403,
  proof_required: 403,
  /** The caller took the first of two steps; another person has to take this one (core/two-persons). */
  same_person: 403,
  not_found: 404,
  conflict: 409,
  idempotency_mismatch: 409,
  state_changed: 409,
  transition_refused: 409,
  rights_conflict: 409,
  /** Signed or filed content is not what its recorded hash was taken of; it is not served. */
  content_altered: 409,
  duplicate: 409,
  validation: 422,
  invalid_amount: 422,
  invalid_number: 422,
  approval_limit: 403,
  /** A sealed bid binds to a sum nobody can look at: only a person without a limit, in an organisation that asks for no second one, may send it. */
  sealed_needs_full_authority: 403,
  /** The act needs a second person, who has been asked now or before; nothing else was done. */
  approval_requested: 409,
  /** Nothing waits for this person's yes: never asked, refused, expired, or used already. */
  approval_missing: 409,
  /** What is to be done is not what the first person asked for. */
  ground_changed: 409,
  /** The organisation asks for two persons and has nobody else who may. */
  no_second_person: 403,
  unverified: 403,
  unproven: 409,
  /** One person stands on both sides of an offer or a deal. */
  both_sides: 403,
  rate_limited: 429,
  payload_too_large: 413,
  body_too_large: 413,
  unsupported_body: 415,
  bad_form: 422,
  bad_address: 400,
  method_not_allowed: 405,
  token_on_page: 401,
  unsupported_media: 415,
  bad_file: 422,
  bad_origin: 403,
  unavailable: 503,
  /** Too much of this caller's work waits already; `retry_after` seconds. */
  busy: 503,
  payment_unavailable: 503,
  amount_over_rail_cap: 422,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One problem with one field or row. `path` is dotted (`ask.amount`), `code` names the rule that was broken. */
export interface FieldError { path: string; code: string; message?: string }

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;
  readonly fields: FieldError[];

  constructor(code: ErrorCode, details: Record<string, unknown> = {}, fields: FieldError[] = []) {
    super(`${code}${Object.keys(details).length ? ` ${JSON.stringify(details)}` : ''}`);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
    this.fields = fields;
  }

  get status(): number { return ERROR_STATUS[this.code]; }
}

/** A `validation` error for one field. */
export function fieldError(path: string, code: string, message?: string): AppError {
  return new AppError('validation', { path, code }, [{ path, code, ...(message ? { message } : {}) }]);
}
