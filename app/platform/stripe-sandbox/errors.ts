/** The `error` object of an answer, in the shape of Stripe's API. */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  doc_url?: string;
  payment_intent?: unknown;
  payment_method?: unknown;
  setup_intent?: unknown;
}

/**
 * An error a handler answers with. `executed` tells whether the endpoint had begun its work: only then is the
 * answer kept under the idempotency key (validation errors are not, https://docs.stripe.com/api/idempotent_requests).
 */
export class SandboxError extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  readonly executed: boolean;
  readonly headers: Record<string, string>;

  constructor(status: number, body: ErrorBody, options: { executed?: boolean; headers?: Record<string, string> } = {}) {
    super(body.message);
    this.name = 'SandboxError';
    this.status = status;
    this.body = body;
    this.executed = options.executed ?? false;
    this.headers = options.headers ?? {};
  }
}

/** 400 before any work: the request itself is wrong. */
export function invalidRequest(message: string, extra: { param?: string; code?: string } = {}): SandboxError {
  return new SandboxError(400, { type: 'invalid_request_error', message, ...extra });
}

/** 400 from the work itself (state, balance): kept under the idempotency key. */
export function refusedByState(code: string, message: string, param?: string): SandboxError {
  return new SandboxError(400, { type: 'invalid_request_error', code, message, ...(param ? { param } : {}) }, { executed: true });
}

/** 404 with Stripe's `resource_missing`. */
export function missing(kind: string, id: string, param = 'id'): SandboxError {
  return new SandboxError(404, { type: 'invalid_request_error', code: 'resource_missing', param, message: `No such ${kind}: '${id}'` });
}

/** 400 for a required parameter that was not sent. */
export function required(param: string): SandboxError {
  return invalidRequest(`Missing required param: ${param}.`, { param, code: 'parameter_missing' });
}

/** 402: the card said no. */
export function cardError(body: Omit<ErrorBody, 'type'>): SandboxError {
  return new SandboxError(402, { type: 'card_error', ...body }, { executed: true });
}
