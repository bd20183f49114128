import { join } from 'node:path';
import { systemClock, type Clock } from '#app/core/clock.ts';
import type { Env } from '#app/platform/env.ts';
import type { FileStore } from '#app/platform/files.ts';
import { createDiskStore } from '#app/platform/files.disk.server.ts';
import { createLogger, type Logger } from '#app/platform/logger.ts';
import type { RegisterAdapter } from '#app/platform/register.ts';
import { createFileDropRegister } from '#app/platform/register.file-drop.server.ts';
import { createMailboxMailer, createSmtpMailer, type Mailer } from '#app/platform/mail/mailer.server.ts';
import { createStripe } from '#app/platform/stripe/client.server.ts';
import type { PaymentProvider } from '#app/platform/stripe/port.ts';
import { createDb, platformReader, type Db } from '#db/client.ts';
import { createSearch, type Search } from '#search/client.ts';
import type { Matcher } from '#search/matcher/matcher.ts';
import { threadMatcher } from '#search/matcher/thread.server.ts';
import { embeddingConfig, type EmbeddingConfig } from '#search/model/embeddings.server.ts';

/** What workers reach: the same adapters as the web process, with a pool of their own. */
export interface WorkerServices { env: Env; db: Db; /** One connection for the looks that repeat all day. */ reader: Db; clock: Clock; files: FileStore; search: Search; matcher: Matcher; embeddings: EmbeddingConfig | null; register: RegisterAdapter | null; stripe: PaymentProvider; mailer: Mailer; log: Logger; publicUrl: string }

export function createWorkerServices(env: Env): WorkerServices {
  const database = { url: env.DATABASE_URL, role: env.DATABASE_ROLE };
  const log = createLogger({ level: env.LOG_LEVEL, name: 'worker' });
  return {
    env,
    db: createDb({ ...database, max: 10, applicationName: 'jingzhe-worker' }),
    reader: platformReader({ ...database, applicationName: 'jingzhe-worker-watch' }),
    clock: systemClock,
    files: createDiskStore(join(env.DATA_DIR, 'files')),
    search: createSearch({ url: env.MEILI_URL, key: env.MEILI_KEY, prefix: env.MEILI_PREFIX }),
    matcher: threadMatcher({ db: { ...database, applicationName: 'jingzhe-worker-matcher' }, onEnd: (err) => log.error({ err }, 'matching thread ended') }),
    embeddings: embeddingConfig(env),
    register: env.REGISTER_DIR ? createFileDropRegister(env.REGISTER_DIR, (problem) => log.warn(problem, 'a line of the register cannot be read')) : null,
    stripe: createStripe({ secretKey: env.STRIPE_SECRET_KEY, ...(env.STRIPE_API_BASE ? { apiBase: env.STRIPE_API_BASE } : {}) }),
    mailer: env.SMTP_URL ? createSmtpMailer({ url: env.SMTP_URL, from: env.MAIL_FROM }) : createMailboxMailer(),
    log,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
  };
}
