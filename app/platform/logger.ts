import { destination, pino, stdSerializers, type Logger } from 'pino';
import { requestStore } from './request-store.server.ts';

export type { Logger };

/** Lines gathered before they are written, bytes, and the longest they wait, ms: one write a request cost more than a tenth of its work. */
const GATHERED = 8_192;
const FLUSH_MS = 250;

/**
 * An error as logs keep it: without the values of the statement that failed (`params:` in the query builder's message, the row a
 * constraint names), which are people's addresses and hashes of their secrets.
 */
export function loggedError(error: Error): unknown {
  const { detail: _detail, params: _params, ...said } = stdSerializers.err(error) as unknown as Record<string, unknown>;
  const cut = (text: unknown) => (typeof text === 'string' ? text.replace(/\n?params: [\s\S]*?(?=\n\s+at |\ncaused by|$)/g, '') : text);
  return { ...said, message: cut(said.message), stack: cut(said.stack) };
}

/** Structured logs, one JSON object a line. Every line written while a request is served carries its id; secrets are cut by name. `to`: where lines go, standard output if not named. */
export function createLogger(options: { level: string; name: string }, to: { write(line: string): unknown } = output()): Logger {
  return pino({
    level: options.level,
    base: { name: options.name },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => (error instanceof Error ? loggedError(error) : error) },
    mixin: () => {
      const request = requestStore.getStore();
      return request ? { requestId: request.requestId, ...(request.userId ? { userId: request.userId } : {}) } : {};
    },
    redact: { paths: ['password', '*.password', 'token', '*.token', 'authorization', '*.authorization', 'cookie', '*.cookie', 'headers.cookie', 'headers.authorization'], censor: '[cut]' },
  }, to);
}

/** Standard output, written behind the requests' back; what is still in memory is written when the process ends. On a full disk lines are lost, not the service. */
function output() {
  const out = destination({ fd: 1, sync: false, minLength: GATHERED });
  out.on('error', () => {});
  // Flushed a moment after a line came, not all day: the library's own clock writes nothing four times a second in a process at rest.
  const write = out.write.bind(out);
  let waiting = false;
  out.write = (line: string) => {
    if (!waiting) {
      waiting = true;
      setTimeout(() => { waiting = false; out.flush(); }, FLUSH_MS).unref();
    }
    return write(line);
  };
  return out;
}
