import { randomText } from './ids.ts';

/** Faults of the API itself. */
export const HTTP_FAULTS = ['status', 'delay', 'reset', 'answer_lost'] as const;
/** Faults of webhook deliveries. */
export const WEBHOOK_FAULTS = [
  'webhook_drop',
  'webhook_duplicate',
  'webhook_reorder',
  'webhook_delay',
  'webhook_stale',
  'webhook_bad_signature',
] as const;
export type FaultKind = (typeof HTTP_FAULTS)[number] | (typeof WEBHOOK_FAULTS)[number];

/**
 * One planned misfortune.
 * - `status`: answers `status` before any work (`bare`: with a body that has no `error`).
 * - `delay`: waits `delayMs` before the work, holding the idempotency key.
 * - `reset`: closes the connection before any work.
 * - `answer_lost`: does the work, then closes the connection (`how: reset`), half-way through the body (`cut`), or never answers (`hang`).
 * - `webhook_*`: see `webhooks.ts`. `stale` and `bad_signature` spoil the signature only.
 */
export interface Fault {
  id: string;
  kind: FaultKind;
  /** Path of the request; a trailing `*` matches any rest. Default: every path. */
  path: string;
  method: string | null;
  idempotencyKey: string | null;
  /** Event types (`charge.*` allowed) for webhook faults. Default: every type. */
  types: string[] | null;
  /** Matches to let pass first. */
  skip: number;
  /** How often it strikes; `null`: until removed. */
  times: number | null;
  status: number;
  code: string | null;
  bare: boolean;
  shouldRetry: boolean | null;
  how: 'reset' | 'cut' | 'hang';
  delayMs: number;
  /** Deliveries per event (duplicate) or events held back (reorder). */
  count: number;
  /** Age of the signature's timestamp (stale); negative lies in the future. */
  ageSeconds: number;
}

const DEFAULTS: Omit<Fault, 'id' | 'kind'> = {
  path: '*',
  method: null,
  idempotencyKey: null,
  types: null,
  skip: 0,
  times: 1,
  status: 500,
  code: null,
  bare: false,
  shouldRetry: null,
  how: 'reset',
  delayMs: 1_000,
  count: 2,
  ageSeconds: 301,
};

function check(name: keyof typeof DEFAULTS, value: unknown): boolean {
  switch (name) {
    case 'path':
      return typeof value === 'string';
    case 'method':
    case 'idempotencyKey':
    case 'code':
      return value === null || typeof value === 'string';
    case 'types':
      return value === null || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
    case 'times':
      return value === null || (Number.isSafeInteger(value) && (value as number) > 0);
    case 'skip':
    case 'delayMs':
      return Number.isSafeInteger(value) && (value as number) >= 0;
    case 'count':
      return Number.isSafeInteger(value) && (value as number) >= 2 && (value as number) <= 20;
    case 'status':
      return Number.isSafeInteger(value) && (value as number) >= 300 && (value as number) <= 599;
    case 'ageSeconds':
      return Number.isSafeInteger(value);
    case 'bare':
      return typeof value === 'boolean';
    case 'shouldRetry':
      return value === null || typeof value === 'boolean';
    case 'how':
      return value === 'reset' || value === 'cut' || value === 'hang';
  }
}

/** Reads a fault from control input. Throws a `TypeError` naming the field that is wrong. */
export function parseFault(input: Record<string, unknown>): Omit<Fault, 'id'> {
  const kind = input.kind as FaultKind;
  if (![...HTTP_FAULTS, ...WEBHOOK_FAULTS].includes(kind)) throw new TypeError(`unknown fault kind: ${String(input.kind)}`);
  for (const [name, value] of Object.entries(input)) {
    if (name === 'kind') continue;
    if (!(name in DEFAULTS)) throw new TypeError(`unknown fault field: ${name}`);
    if (!check(name as keyof typeof DEFAULTS, value)) throw new TypeError(`invalid fault field: ${name}`);
  }
  const fault = { ...DEFAULTS, ...(input as Partial<Fault>), kind };
  if (kind === 'webhook_reorder' && input.times === undefined) fault.times = fault.count; // one window, unless told
  return fault;
}

function globMatches(pattern: string, value: string): boolean {
  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : pattern === value;
}

/** The faults in force. They live in memory only: a restart is a clean bill of health. */
export class Faults {
  private readonly planned: Fault[] = [];

  add(fault: Omit<Fault, 'id'>): Fault {
    const planned = { ...fault, id: `flt_${randomText(12)}` };
    this.planned.push(planned);
    return planned;
  }

  list(): Fault[] {
    return this.planned.map((fault) => ({ ...fault }));
  }

  remove(id?: string): void {
    for (let i = this.planned.length - 1; i >= 0; i--) if (id === undefined || this.planned[i]!.id === id) this.planned.splice(i, 1);
  }

  /** The fault of one of these kinds that strikes this request, if any; it is used up by one. */
  forRequest(kinds: readonly FaultKind[], method: string, path: string, key: string | null): Fault | null {
    return this.take(
      (fault) =>
        kinds.includes(fault.kind) &&
        globMatches(fault.path, path) &&
        (fault.method === null || fault.method === method) &&
        (fault.idempotencyKey === null || fault.idempotencyKey === key),
    );
  }

  /** The fault of one of these kinds that strikes a delivery of this event type, if any. */
  forDelivery(kinds: readonly FaultKind[], type: string): Fault | null {
    return this.take(
      (fault) => kinds.includes(fault.kind) && (fault.types === null || fault.types.some((pattern) => globMatches(pattern, type))),
    );
  }

  private take(matches: (fault: Fault) => boolean): Fault | null {
    for (const fault of this.planned) {
      if (!matches(fault)) continue;
      if (fault.skip > 0) {
        fault.skip -= 1;
        continue;
      }
      if (fault.times !== null && --fault.times === 0) this.planned.splice(this.planned.indexOf(fault), 1);
      return fault;
    }
    return null;
  }
}
