import type Stripe from 'stripe';
import { invalidRequest, missing } from './errors.ts';
import { showEvent } from './events.ts';
import { integer, object, text, textList } from './params.ts';
import type { Call, Kind, Kinds } from './types.ts';

/** Parameters every list takes. */
export const LIST_PARAMS = ['limit', 'starting_after', 'ending_before', 'created'] as const;

type Plain = Record<string, unknown>;

/** The kind an id belongs to, by its prefix; what `expand` follows. */
const KIND_OF_PREFIX: Record<string, Kind> = {
  acct: 'account',
  ch: 'charge',
  py: 'charge',
  cs: 'session',
  cus: 'customer',
  du: 'dispute',
  pi: 'payment_intent',
  pm: 'payment_method',
  po: 'payout',
  re: 'refund',
  seti: 'setup_intent',
  tr: 'transfer',
  trr: 'reversal',
  txn: 'balance_transaction',
};

/** A stored object as the API shows it: a copy, without what the sandbox keeps beside it, and with what depends on the time. */
function show(call: Call, value: unknown): Plain {
  const copy = structuredClone(value) as Plain;
  if (copy.object === 'event') return showEvent(call.store, copy as unknown as Stripe.Event) as unknown as Plain;
  if (copy.object === 'balance_transaction') copy.status = (copy.available_on as number) <= call.now ? 'available' : 'pending';
  if (copy.object === 'checkout.session') delete copy.line_items;
  return copy;
}

/** Fields that are only there when asked for. */
function included(call: Call, owner: Plain, field: string): unknown {
  if (owner.object === 'checkout.session' && field === 'line_items') return call.store.find('session', owner.id as string)?.line_items;
  if (owner.object === 'charge' && field === 'refunds') {
    const data = call.store
      .all('refund')
      .filter((refund) => refund.charge === owner.id)
      .reverse();
    return { object: 'list', data, has_more: false, url: `/v1/charges/${owner.id as string}/refunds` };
  }
  return undefined;
}

function expandPath(call: Call, owner: Plain, path: string[], asked: string): void {
  const [field, ...rest] = path;
  if (field === undefined) return;
  if (field === 'data' && Array.isArray(owner.data)) {
    for (const item of owner.data as Plain[]) expandPath(call, item, rest, asked);
    return;
  }
  const value = owner[field] ?? included(call, owner, field);
  if (value === undefined && !(field in owner)) throw invalidRequest(`This property cannot be expanded (${asked}).`, { param: 'expand' });
  if (value === null || value === undefined) return;
  if (typeof value === 'string') {
    const kind = KIND_OF_PREFIX[value.split('_')[0]!];
    const found = kind && call.store.find(kind, value);
    if (!found) throw invalidRequest(`This property cannot be expanded (${asked}).`, { param: 'expand' });
    owner[field] = show(call, found);
  } else {
    owner[field] = value;
  }
  if (rest.length > 0) expandPath(call, owner[field] as Plain, rest, asked);
}

/** The JSON value of an answer: shown, with everything named in `expand` put in place of its id (four levels at most). */
export function present(call: Call, value: unknown): unknown {
  const isList = typeof value === 'object' && value !== null && (value as Plain).object === 'list' && Array.isArray((value as Plain).data);
  const answer = isList
    ? { ...(value as Plain), data: ((value as Plain).data as unknown[]).map((item) => show(call, item)) }
    : show(call, value);
  for (const asked of textList(call.params, 'expand') ?? []) {
    const path = asked.split('.');
    if (path.length > 4 + (isList ? 1 : 0))
      throw invalidRequest('You cannot expand more than 4 levels of a property.', { param: 'expand' });
    expandPath(call, answer as Plain, path, asked);
  }
  return answer;
}

/** The stored object, or 404 `resource_missing`. */
export function lookup<K extends Kind>(call: Call, kind: K, id: string, word: string, param = 'id'): Kinds[K] {
  const found = call.store.find(kind, id, call.scope);
  if (!found) throw missing(word, id, param);
  return found;
}

function createdFilter(call: Call): (at: number) => boolean {
  if (typeof call.params.created === 'string' && call.params.created !== '') {
    const exact = integer(call.params, 'created');
    return (at) => at === exact;
  }
  const range = object(call.params, 'created');
  if (!range) return () => true;
  const [gt, gte, lt, lte] = (['gt', 'gte', 'lt', 'lte'] as const).map((bound) => integer(range, bound));
  return (at) =>
    (gt === undefined || at > gt) && (gte === undefined || at >= gte) && (lt === undefined || at < lt) && (lte === undefined || at <= lte);
}

/**
 * One page of a kind, newest first, with Stripe's cursors: `starting_after` continues towards older objects,
 * `ending_before` takes the nearest newer ones. `limit` is 1-100, 10 unless told.
 */
export function page<K extends Kind>(
  call: Call,
  kind: K,
  url: string,
  keep: (value: Kinds[K]) => boolean = () => true,
): { object: 'list'; data: Kinds[K][]; has_more: boolean; url: string } {
  const limit = integer(call.params, 'limit') ?? 10;
  if (limit < 1 || limit > 100)
    throw invalidRequest('Invalid limit: must be between 1 and 100', { param: 'limit', code: 'parameter_invalid_integer' });
  const within = createdFilter(call);
  const rows = call.store.all(kind, call.scope).reverse();
  const matching = rows.filter((row) => within((row as { created?: number }).created ?? 0) && keep(row));
  const after = text(call.params, 'starting_after');
  const before = text(call.params, 'ending_before');
  if (after && before) throw invalidRequest('Pass only one of starting_after and ending_before.', { param: 'ending_before' });
  const cursor = after ?? before;
  if (!cursor) return { object: 'list', data: matching.slice(0, limit), has_more: matching.length > limit, url };
  const position = new Map(rows.map((row, index) => [(row as { id: string }).id, index]));
  const at = position.get(cursor);
  if (at === undefined) throw missing(kind.replaceAll('_', ' '), cursor, after ? 'starting_after' : 'ending_before');
  const indexOf = (row: Kinds[K]) => position.get((row as { id: string }).id)!;
  if (after) {
    const older = matching.filter((row) => indexOf(row) > at);
    return { object: 'list', data: older.slice(0, limit), has_more: older.length > limit, url };
  }
  const newer = matching.filter((row) => indexOf(row) < at);
  return { object: 'list', data: newer.slice(-limit), has_more: newer.length > limit, url };
}
