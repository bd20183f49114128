import { join } from 'node:path';
import { systemClock, type Clock } from '#app/core/clock.ts';
import { createAuth, type Auth } from '#app/modules/identity/auth.server.ts';
import { breachedPasswordsAt, type BreachedPasswords } from '#app/platform/breached-passwords.ts';
import type { Env } from '#app/platform/env.ts';
import { env } from '#app/platform/env.instance.server.ts';
import type { FileStore } from '#app/platform/files.ts';
import { createDiskStore } from '#app/platform/files.disk.server.ts';
import { threadPool, type HeavyPool } from '#app/platform/heavy/pool.server.ts';
import { createLogger, type Logger } from '#app/platform/logger.ts';
import type { RegisterAdapter } from '#app/platform/register.ts';
import { createFileDropRegister } from '#app/platform/register.file-drop.server.ts';
import { inspectIn } from '#app/platform/uploads/inspect-apart.server.ts';
import { createStripe } from '#app/platform/stripe/client.server.ts';
import type { PaymentProvider } from '#app/platform/stripe/port.ts';
import { createDb, type Db } from '#db/client.ts';
import { onFactsCommitted } from '#db/outbox.ts';
import { createSearch, type Search } from '#search/client.ts';
import { localMatcher } from '#search/matcher/local.server.ts';
import type { Matcher } from '#search/matcher/matcher.ts';
import { threadMatcher } from '#search/matcher/thread.server.ts';
import { embeddingConfig, type EmbeddingConfig } from '#search/model/embeddings.server.ts';
import { createLimits, type Limits } from './shell/limits.ts';

/** Everything outside that a request may need. Use cases take the part they name; nothing else reads the environment. */
export interface Services { env: Env; db: Db; clock: Clock; auth: Auth; files: FileStore; search: Search; matcher: Matcher; embeddings: EmbeddingConfig | null; heavy: HeavyPool; register: RegisterAdapter | null; breached: BreachedPasswords | null; stripe: PaymentProvider; log: Logger; publicUrl: string; limits: Limits }

export function createServices(config: Env): Services {
  const publicUrl = (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, '');
  const database = { url: config.DATABASE_URL, role: config.DATABASE_ROLE };
  const db = createDb({ ...database, max: 12, applicationName: 'jingzhe-web' });
  const log = createLogger({ level: config.LOG_LEVEL, name: 'web' });
  return {
    env: config,
    db,
    clock: systemClock,
    auth: createAuth({ db, secret: config.AUTH_SECRET, baseUrl: publicUrl, trustedProxies: config.TRUST_PROXY }),
    files: createDiskStore(join(config.DATA_DIR, 'files')),
    search: createSearch({ url: config.MEILI_URL, key: config.MEILI_KEY, prefix: config.MEILI_PREFIX }),
    matcher: config.NODE_ENV === 'test' ? localMatcher(db)
      : threadMatcher({ db: { ...database, applicationName: 'jingzhe-web-matcher' }, onEnd: (err) => log.error({ err }, 'matching thread ended') }),
    embeddings: embeddingConfig(config),
    heavy: threadPool({ onEnd: (err) => log.error({ err }, 'a thread of heavy work ended') }),
    register: config.REGISTER_DIR ? createFileDropRegister(config.REGISTER_DIR, (problem) => log.warn(problem, 'a line of the register cannot be read')) : null,
    breached: config.BREACHED_PASSWORDS_URL ? breachedPasswordsAt(config.BREACHED_PASSWORDS_URL, (err) => log.warn({ err }, 'the list of breached passwords is away')) : null,
    stripe: createStripe({ secretKey: config.STRIPE_SECRET_KEY, ...(config.STRIPE_API_BASE ? { apiBase: config.STRIPE_API_BASE } : {}) }),
    log,
    publicUrl,
    limits: createLimits(db, { scale: config.RATE_LIMIT_SCALE }),
  };
}

let instance: Services | undefined;
/** The web process's services, made at the first call. From then on the worker is called whenever something was told, and uploads are looked into in threads. */
export function services(): Services {
  if (!instance) {
    instance = createServices(env());
    onFactsCommitted(callWorker);
    inspectIn(instance.heavy);
  }
  return instance;
}

let calling = false;
/** Tells the supervisor, which passes it on to the worker; many commits of one turn are one call. Without a supervisor the worker looks by itself. */
function callWorker(): void {
  if (calling || !process.send) return;
  calling = true;
  setImmediate(() => {
    calling = false;
    if (process.connected) process.send!({ wake: true }, undefined, undefined, () => { /* the supervisor is going */ });
  });
}
