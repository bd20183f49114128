import { createHash } from 'node:crypto';
import type { BetterAuthOptions } from 'better-auth';
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth/adapters';

type Adapter = DBAdapter<BetterAuthOptions>;
type Row = Record<string, unknown>;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** How a session's token stands in the database: whoever reads the table cannot be anybody by it. */
export const storedSessionToken = (token: string): string => sha256(token);

/**
 * How the name of a link or challenge stands in the database: hashed, with its kind behind it, so that the links of one kind can be
 * found and ended. The kind is at the end on purpose: the library also looks a name up as it was given, and `reset-password:<hash>`
 * must not be a name somebody could give.
 */
export function storedIdentifier(identifier: string): string {
  return `${sha256(identifier)}.${/^([a-z-]+):/.exec(identifier)?.[1] ?? 'challenge'}`;
}

const hashed = (value: Where['value']) => (Array.isArray(value) ? (value as string[]).map(sha256) : typeof value === 'string' ? sha256(value) : value);
const tokenWhere = (where: Where[] | undefined): Where[] | undefined => where?.map((w) => (w.field === 'token' ? { ...w, value: hashed(w.value) } : w));

/** The rows carry the token the caller asked by, as the library expects; rows found otherwise keep the hash, which opens nothing. */
function withAsked<T>(row: T, where: Where[] | undefined): T {
  if (!row || typeof row !== 'object' || !('token' in row)) return row;
  const asked = where?.filter((w) => w.field === 'token').flatMap((w) => (Array.isArray(w.value) ? w.value as string[] : [w.value as string])) ?? [];
  const mine = asked.find((token) => sha256(token) === (row as Row).token);
  return mine === undefined ? row : { ...row, token: mine };
}

/** What one call of the adapter takes, as far as it concerns us. */
interface Call { model: string; where?: Where[]; data?: Row; update?: Row }

function wrap<A extends DBTransactionAdapter<BetterAuthOptions>>(inner: A): A {
  const outer: Record<string, unknown> = { ...inner };
  for (const name of ['findOne', 'findMany', 'update', 'updateMany', 'delete', 'deleteMany', 'consumeOne', 'incrementOne', 'count'] as const) {
    const run = inner[name] as (call: Call) => Promise<unknown>;
    outer[name] = async (call: Call) => {
      if (call.model !== 'session') return run(call);
      const found = await run({ ...call, ...(call.where ? { where: tokenWhere(call.where) } : {}) });
      return Array.isArray(found) ? found.map((row) => withAsked(row as unknown, call.where)) : withAsked(found, call.where);
    };
  }
  const create = inner.create as (call: Call) => Promise<unknown>;
  outer.create = async (call: Call) => {
    const token = call.data?.token;
    if (call.model !== 'session' || typeof token !== 'string') return create(call);
    return { ...(await create({ ...call, data: { ...call.data, token: sha256(token) } }) as Row), token };
  };
  return outer as A;
}

/** The library's adapter with every session token hashed on its way in. The token itself is only in the cookie. */
export function hashSessionTokens(make: (options: BetterAuthOptions) => Adapter): (options: BetterAuthOptions) => Adapter {
  return (options) => {
    const inner = make(options);
    return { ...wrap(inner), transaction: (fn) => inner.transaction((trx) => fn(wrap(trx))) };
  };
}
