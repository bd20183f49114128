import { resolve } from 'node:path';
import { StartError } from './start-error.ts';

/** What the person starting the platform asked for, by environment and flags. */
export interface StartConfig {
  dev: boolean;
  dataDir: string;
  port: number;
  host: string;
  publicUrl: string;
  /** A database of one's own. `url` null: one login was given, the owner's, and the application gets one beside it. */
  externalDatabase: { url: string | null; ownerUrl: string } | null;
  externalSearch: { url: string; key: string } | null;
  stripe: { secretKey: string; webhookSecret: string } | null;
  sandboxPort: number;
  seed: 'demo' | 'none';
}

/** Reads flags and environment; throws StartError for combinations that would be dangerous or cannot work. */
export function readStartConfig(env: Record<string, string | undefined>, argv: readonly string[]): StartConfig {
  const dev = argv.includes('--dev');
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartError('bad_port', `PORT=${env.PORT} is not a port.`, 'Use a number from 1 to 65535.');
  const host = env.HOST ?? '127.0.0.1';
  const production = env.NODE_ENV === 'production';
  const seed = env.SEED === 'none' || env.SEED === 'demo' ? env.SEED : production ? 'none' : 'demo';
  if (env.SEED && env.SEED !== seed) throw new StartError('bad_seed', `SEED=${env.SEED} is not known.`, 'Use SEED=demo or SEED=none.');
  const key = env.STRIPE_SECRET_KEY;
  if (key && !/^(sk|rk)_(test|live)_/.test(key)) throw new StartError('bad_stripe_key', 'STRIPE_SECRET_KEY is not a Stripe key.', 'It starts with sk_test_, sk_live_, rk_test_ or rk_live_.');
  if (key?.includes('_live_') && (env.PAYMENTS === 'sandbox' || env.STRIPE_API_BASE)) throw new StartError('live_key_in_sandbox', 'A live Stripe key must never meet the sandbox.', 'Remove PAYMENTS=sandbox and STRIPE_API_BASE, or use no key at all.');
  if (production && !key && env.PAYMENTS !== 'sandbox') throw new StartError('no_payments', 'NODE_ENV=production has no STRIPE_SECRET_KEY.', 'Set it, or say PAYMENTS=sandbox if pretended payments are what you want.');
  const stripe = key && env.PAYMENTS !== 'sandbox' ? { secretKey: key, webhookSecret: env.STRIPE_WEBHOOK_SECRET ?? '' } : null;
  if (stripe && !stripe.webhookSecret) throw new StartError('no_webhook_secret', 'STRIPE_WEBHOOK_SECRET is missing.', 'Stripe shows it for the endpoint /webhooks/stripe (whsec_…).');
  return {
    dev, port, host, seed, stripe,
    dataDir: resolve(env.DATA_DIR ?? '.data'),
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, ''),
    externalDatabase: env.DATABASE_URL
      ? { url: env.DATABASE_OWNER_URL ? env.DATABASE_URL : null, ownerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL }
      : null,
    externalSearch: env.MEILI_URL ? { url: env.MEILI_URL.replace(/\/$/, ''), key: env.MEILI_KEY ?? '' } : null,
    sandboxPort: Number(env.STRIPE_SANDBOX_PORT ?? port + 1),
  };
}
