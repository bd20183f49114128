import { createHash } from 'node:crypto';
import { AppError } from '#app/core/errors.ts';
import { parseInput } from '#app/core/input.ts';
import { tenantOf } from '#app/core/scope.ts';
import { translator, type Translate } from '#app/i18n/server.ts';
import { addressKey } from '#app/platform/address-key.ts';
import { requestStore } from '#app/platform/request-store.server.ts';
import { runIdempotent } from '#db/idempotency.ts';
import { withTx } from '#db/tx.ts';
import { readJson } from '../body.server.ts';
import type { RequestContext } from '../context.server.ts';
import { openScope, requireAccess } from '../guard.server.ts';
import { refuseWithoutSecondFactor } from '../second-factor.server.ts';
import { problem, waitOf } from '../problem.ts';
import { tooMany } from '../shell/limits.ts';
import type { Viewer } from '../viewer.ts';
import { callerOf } from '../viewer.server.ts';
import { takesKey, type ApiEndpoint } from './define-api.server.ts';

function compile(path: string): { pattern: RegExp; names: string[] } {
  const names: string[] = [];
  const source = path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, (_, name: string) => { names.push(name); return '([^/]+)'; });
  return { pattern: new RegExp(`^${source}$`), names };
}

/** An answer of data, as text: most are, and a `Response` around it would be built only to be taken apart. Null: no body. */
export interface DataAnswer { status: number; headers: Record<string, string>; json: string | null }

/** Serves the endpoints of a registry under one prefix: find, authenticate, validate, run once per idempotency key, answer. */
export function createApiHandler(endpoints: readonly ApiEndpoint[], prefix: string) {
  const compiled = endpoints.map((endpoint) => ({ endpoint, ...compile(endpoint.definition.path) }));
  return async (request: Request, context: RequestContext): Promise<Response | DataAnswer> => {
    const t = translator(context.locale);
    const url = new URL(request.url);
    const path = url.pathname.slice(prefix.length).replace(/\/+$/, '') || '/';
    const info = requestStore.getStore();
    try {
      const onPath = compiled.filter((c) => c.pattern.test(path));
      const method = request.method.toLowerCase();
      const found = onPath.find((c) => c.endpoint.definition.method === method);
      if (!found && onPath.length) {
        return json(405, problem(405, 'method_not_allowed', t), { allow: onPath.map((c) => c.endpoint.definition.method.toUpperCase()).join(', ') });
      }
      if (!found) throw new AppError('not_found');
      if (info) info.route = prefix + found.endpoint.definition.path;
      const values = found.pattern.exec(path)!.slice(1).map((v) => decodeURIComponent(v));
      return await run(found.endpoint, Object.fromEntries(found.names.map((n, i) => [n, values[i]])), { request, url, context, t });
    } catch (error) {
      if (error instanceof Response) return error;
      if (!(error instanceof AppError) && !(error instanceof URIError)) context.services.log.error({ err: error, route: info?.route }, 'api call failed');
      const { status, body } = answerTo(error, t);
      const wait = error instanceof AppError ? waitOf(error) : null;
      return json(status, body, wait === null ? {} : { 'retry-after': String(wait) });
    }
  };
}

interface Call { request: Request; url: URL; context: RequestContext; t: Translate }

async function run(endpoint: ApiEndpoint, rawParams: Record<string, unknown>, { request, url, context, t }: Call): Promise<Response | DataAnswer> {
  const { definition } = endpoint;
  const viewer = await callerOf(request, context);
  const info = requestStore.getStore();
  if (info && viewer.user) info.userId = viewer.user.id;
  refuseWithoutSecondFactor(viewer, context.services.env);
  const allowed = requireAccess(viewer, definition.access);
  const scope = definition.access === 'public' ? openScope(allowed, definition.own) : allowed;
  if (info) info.tenant = tenantOf(scope);
  await holdLimits(definition, viewer, context, request);
  const params = definition.params ? definition.params.safeParse(rawParams) : undefined;
  if (params && !params.success) throw new AppError('not_found');
  const query = definition.query ? parseInput(definition.query, Object.fromEntries(url.searchParams)) : undefined;
  const { text, value } = definition.body ? await readJson(request) : { text: '', value: undefined };
  const body = definition.body ? parseInput(definition.body, value) : undefined;
  const key = takesKey(definition) && scope.kind !== 'public' ? request.headers.get('idempotency-key') ?? undefined : undefined;
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw new AppError('validation', {}, [{ path: 'Idempotency-Key', code: 'invalid' }]);
  const ask = {
    request, params: params?.data, query, body, scope, viewer, services: context.services, locale: context.locale, t, clientAddress: context.clientAddress,
    ...(key !== undefined ? { idempotencyKey: key } : {}),
  };
  const respond = async () => {
    const result = await endpoint.handle(ask as never);
    return result instanceof Response ? result : { status: definition.status ?? (result === undefined ? 204 : 200), body: result };
  };
  if (key !== undefined && definition.idempotent !== 'in_use_case') {
    const inputHash = createHash('sha256').update(text).digest('hex');
    const answer = await runIdempotent(scope, { key, endpoint: `${definition.method} ${url.pathname.replace(/\/+$/, '')}`, inputHash }, {
      withScope: (fn) => withTx(context.services.db, scope, fn),
      fn: async () => {
        const done = await respond();
        return done instanceof Response ? { status: done.status, body: null } : done;
      },
      answerTo: (error) => answerTo(error, t),
    });
    return json(answer.status, answer.body, answer.replayed ? { 'idempotent-replayed': 'true' } : {});
  }
  const done = await respond();
  return done instanceof Response ? done : json(done.status, done.body);
}

/** Throws `rate_limited`: the address (counted by the shell), the token or person that writes, and what guesses at a secret. */
async function holdLimits(definition: ApiEndpoint['definition'], viewer: Viewer, context: RequestContext, request: Request): Promise<void> {
  const { limits } = context.services;
  const writer = request.method === 'GET' || request.method === 'HEAD' ? null : viewer.tokenId ?? viewer.user?.id ?? null;
  const waits = [context.wait ?? null, writer ? await limits.take('account', writer) : null, definition.limit ? await limits.take(definition.limit, addressKey(context.clientAddress)) : null];
  const longest = Math.max(0, ...waits.map((wait) => wait ?? 0));
  if (longest > 0) throw tooMany(longest);
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): DataAnswer {
  if (status === 204) return { status, headers, json: null };
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return { status, headers: { 'content-type': `${type}; charset=utf-8`, ...headers }, json: JSON.stringify(body) };
}

/** What a caller is told about an error: an `AppError` in full, a broken address as not found, anything else only as ours. */
function answerTo(error: unknown, t: Translate): { status: number; body: unknown } {
  if (error instanceof AppError) return { status: error.status, body: problem(error.status, error.code, t, error.fields, error.details) };
  const [status, code] = error instanceof URIError ? [404, 'not_found'] as const : [500, 'internal'] as const;
  return { status, body: problem(status, code, t) };
}
