import { destination, pino, type Logger } from 'pino';
import { requestStore } from './request-store.server.ts';

export type { Logger };

/** Structured logs, one JSON object a line. Every line written while a request is served carries its id; secrets are cut by name. */
export function createLogger(options: { level: string; name: string }): Logger {
  return pino({
    level: options.level,
    base: { name: options.name },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const request = requestStore.getStore();
      return request ? { requestId: request.requestId, ...(request.userId ? { userId: request.userId } : {}) } : {};
    },
    redact: { paths: ['password', '*.password', 'token', '*.token', 'authorization', '*.authorization', 'cookie', '*.cookie', 'headers.cookie', 'headers.authorization'], censor: '[cut]' },
  // A request must not wait for its own log line; what is still in memory is written when the process ends.
  }, destination({ fd: 1, sync: false }));
}
