import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { MultiSearchQuery, MultiSearchResponse } from 'meilisearch';

export interface QueryConfig { url: string; key: string; timeoutMs: number }

/** One answer a query, shared between those who asked: to be read, not changed. */
export type Answers = readonly MultiSearchResponse<Record<string, unknown>>['results'][number][];

/** The engine as readers use it. Every call fails with {@link QueryFailed}: nobody there, no answer in time, a refusal, or an answer that is none. */
export interface Queries {
  /** Whoever asks the very same while an answer is on its way shares it: what many ask at once (the first page of the market) is asked once. */
  multiSearch(queries: readonly MultiSearchQuery[]): Promise<Answers>;
  /** Is the engine up and willing? */
  available(): Promise<boolean>;
}

export class QueryFailed extends Error {
  constructor(message: string, options?: ErrorOptions) { super(`search engine: ${message}`, options); this.name = 'QueryFailed'; }
}

/** Idle connections are let go before the server lets them go (it does after five seconds): who closes first decides who meets a dead line. */
const AGENT = { keepAlive: true, maxFreeSockets: 32, timeout: 4_000 };

/**
 * How queries travel to the engine: over connections kept open, by Node's own client and past the SDK, whose request objects, header
 * wrappers and abort signals cost this process about as much as the call itself. A line that died unused is tried once more, which
 * is right for queries and would not be for writes. `accept-encoding: identity`: see {@link createSearch}.
 */
export function createQueries({ url, key, timeoutMs }: QueryConfig): Queries {
  const base = new URL(url);
  const secure = base.protocol === 'https:';
  const { hostname, port } = urlToHttpOptions(base);
  const to = { hostname, port, agent: secure ? new SecureAgent(AGENT) : new Agent(AGENT) };
  const path = base.pathname.replace(/\/$/, '');
  const common = { authorization: `Bearer ${key}`, 'accept-encoding': 'identity' };
  const open = secure ? secureRequest : request;
  const call = (method: 'GET' | 'POST', at: string, body?: string, again = true): Promise<unknown> => new Promise((resolve, reject) => {
    const headers = body === undefined ? common : { ...common, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = open({ ...to, method, path: path + at, headers });
    let final = false; // it has begun to answer, or its time is over: not to be tried again
    const late = setTimeout(() => { final = true; reject(new QueryFailed(`no answer in ${timeoutMs} ms`)); sent.destroy(); }, timeoutMs);
    const failed = (error: NodeJS.ErrnoException) => {
      clearTimeout(late);
      if (again && !final && sent.reusedSocket && error.code === 'ECONNRESET') resolve(call(method, at, body, false));
      else reject(new QueryFailed(error.message, { cause: error }));
    };
    sent.on('error', failed);
    sent.on('response', (answer) => {
      final = true;
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', failed);
      answer.on('end', () => {
        clearTimeout(late);
        try { resolve(readAnswer(answer.statusCode ?? 0, Buffer.concat(parts).toString('utf8'))); } catch (error) { reject(error as Error); }
      });
    });
    sent.end(body);
  });
  const ask = async (body: string, expected: number): Promise<Answers> => {
    const { results } = await call('POST', '/multi-search', body) as { results?: Answers };
    if (results?.length !== expected) throw new QueryFailed(`${results?.length ?? 'no'} results for ${expected} queries`);
    return results;
  };
  const onTheirWay = new Map<string, Promise<Answers>>();
  return {
    multiSearch: (queries) => {
      const body = JSON.stringify({ queries });
      const shared = onTheirWay.get(body);
      if (shared) return shared;
      const asked = ask(body, queries.length).finally(() => onTheirWay.delete(body));
      onTheirWay.set(body, asked);
      return asked;
    },
    available: async () => (await call('GET', '/health') as { status?: unknown }).status === 'available',
  };
}

function readAnswer(status: number, text: string): object {
  let read: unknown;
  try { read = JSON.parse(text); } catch { throw new QueryFailed(`answered ${status} with something that is not JSON`); }
  if (status < 200 || status >= 300) throw new QueryFailed(`answered ${status}${(read as { message?: unknown } | null)?.message ? `: ${String((read as { message: unknown }).message)}` : ''}`);
  if (typeof read !== 'object' || read === null) throw new QueryFailed('answered with something that is not an answer');
  return read;
}
