import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { MeiliSearchApiError } from 'meilisearch';

/** Idle connections are let go before the server lets them go (it does after five seconds): who closes first decides who meets a dead line. */
const AGENT = { keepAlive: true, maxFreeSockets: 32, timeout: 4_000 };

interface Call { url: URL; method: string; headers: Record<string, string>; body: string | undefined; signal: AbortSignal | null | undefined }

/**
 * How queries travel to the engine: over connections kept open, by Node's own client. `fetch` spends about a millisecond of this
 * process on every call (streams, copies, a wrapper for each header), which beside a query of a few milliseconds is a good part of it.
 * Same promise as the SDK's own: the parsed answer, `MeiliSearchApiError` for a refusal, the abort's reason when time is over.
 * For queries only: a line that died unused is tried once more, which a write must not be.
 */
export function keptOpen(): (...args: Parameters<typeof fetch>) => Promise<unknown> {
  const agents = { plain: new Agent(AGENT), secure: new SecureAgent(AGENT) };
  const open = ({ url, method, headers, signal }: Call) => (url.protocol === 'https:' ? secureRequest : request)(url, {
    method, headers, agent: url.protocol === 'https:' ? agents.secure : agents.plain, ...(signal ? { signal } : {}),
  });
  const run = (call: Call, again: boolean) => new Promise<unknown>((resolve, reject) => {
    const sent = open(call);
    const failed = (error: NodeJS.ErrnoException) => {
      if (again && sent.reusedSocket && error.code === 'ECONNRESET' && !call.signal?.aborted) resolve(run(call, false));
      else reject(call.signal?.aborted ? call.signal.reason as Error : error);
    };
    sent.on('error', failed);
    sent.on('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', failed);
      answer.on('end', () => {
        try {
          const text = Buffer.concat(parts).toString('utf8');
          const parsed: unknown = text === '' ? undefined : JSON.parse(text);
          const status = answer.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve(parsed);
          else reject(refusal(status, answer.statusMessage ?? '', parsed));
        } catch (error) { reject(error as Error); }
      });
    });
    sent.end(call.body);
  });
  return (to, init = {}) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = typeof init.body === 'string' ? init.body : undefined;
    if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body));
    return run({ url: to instanceof URL ? to : new URL(to instanceof Request ? to.url : to), method: init.method ?? 'GET', headers, body, signal: init.signal }, true);
  };
}

function refusal(status: number, statusText: string, body: unknown): MeiliSearchApiError {
  return new MeiliSearchApiError(new Response(null, { status, statusText }), body as ConstructorParameters<typeof MeiliSearchApiError>[1]);
}
