import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['0', '1', 'true', 'false']).transform((v) => v === '1' || v === 'true');

/**
 * The environment of the web and worker processes. The supervisor fills in what the embedded engines provide;
 * in production every group points at a real service. Groups that belong together are checked together.
 */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Public address, used in links of mails and as the allowed origin of writes. */
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.string().min(1),
  /** `jingzhe_app` when DATABASE_URL is the owner's login and the role is entered at connect. */
  DATABASE_ROLE: z.string().optional(),
  MEILI_URL: z.url(),
  MEILI_KEY: z.string().default(''),
  /** Prefix of index names: several installations or test workers may share one server. */
  MEILI_PREFIX: z.string().regex(/^[a-z0-9_]*$/).default(''),
  AUTH_SECRET: z.string().min(32),
  DATA_DIR: z.string().default('.data'),
  PAYMENTS: z.enum(['stripe', 'sandbox']).default('sandbox'),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_/),
  STRIPE_API_BASE: z.url().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(8),
  /** The supervised account buyers transfer to: whose it is, its number, and the bank. Without them the page says how to ask. */
  SUPERVISED_ACCOUNT_NAME: z.string().max(120).optional(),
  SUPERVISED_ACCOUNT_NO: z.string().max(60).optional(),
  SUPERVISED_ACCOUNT_BANK: z.string().max(120).optional(),
  SMTP_URL: z.string().optional(),
  /** False when mail leaves through SMTP: the demo's mailbox then stays shut. The web process is told this and not the login. */
  MAILBOX: flag.default(true),
  MAIL_FROM: z.string().default('Jingzhe 惊蛰 <no-reply@jingzhe.example>'),
  /** An embedding service (OpenAI's shape, or Ollama's `/api/embed`) in the place of the built-in vectors of matching. */
  EMBEDDINGS_URL: z.url().optional(),
  EMBEDDINGS_MODEL: z.string().optional(),
  EMBEDDINGS_KEY: z.string().default(''),
  /** Folder of register facts the operator trusts (`*.jsonl`); what it says of an owner is taken as proof. */
  REGISTER_DIR: z.string().min(1).optional(),
  /** A list of passwords known from breaches (`…/range/`), asked by the beginning of a hash; none: only guessing is judged. */
  BREACHED_PASSWORDS_URL: z.url().optional(),
  DEMO: flag.default(false),
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Widens every rate limit; only for tests and load measurements. */
  RATE_LIMIT_SCALE: z.coerce.number().min(1).max(1_000_000).default(1),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
}).superRefine((env, ctx) => {
  const live = env.STRIPE_SECRET_KEY.includes('_live_');
  if (live && (env.PAYMENTS === 'sandbox' || env.STRIPE_API_BASE)) ctx.addIssue({ code: 'custom', path: ['STRIPE_SECRET_KEY'], message: 'a live key must never meet the sandbox' });
  if (env.PAYMENTS === 'sandbox' && !env.STRIPE_API_BASE) ctx.addIssue({ code: 'custom', path: ['STRIPE_API_BASE'], message: 'PAYMENTS=sandbox needs the address of the sandbox' });
});

export type Env = z.infer<typeof schema>;

/** Every name of it: what the supervisor may hand on to a process, and no more. */
export const ENV_NAMES: readonly string[] = Object.keys(schema.shape);

/** Reads and checks the environment; throws one Error that names every variable that is wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, v]) => v !== undefined && v !== ''));
  const result = schema.safeParse(filled);
  if (result.success) return result.data;
  throw new Error(`The environment is not complete: ${result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
}
