import { startStripeSandbox, type SandboxLogger } from './server.ts';

/**
 * Runs the payment sandbox as a process of its own.
 * STRIPE_SANDBOX_PORT (12111), STRIPE_SANDBOX_STATE (file; none: in memory), STRIPE_WEBHOOK_URL with
 * STRIPE_WEBHOOK_SECRET, STRIPE_SANDBOX_PUBLIC_URL. Stops on SIGTERM and SIGINT.
 */
function fromEnv(env: NodeJS.ProcessEnv) {
  const port = Number(env.STRIPE_SANDBOX_PORT ?? '12111');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('STRIPE_SANDBOX_PORT: a port number');
  if (env.STRIPE_WEBHOOK_URL && !env.STRIPE_WEBHOOK_SECRET) throw new Error('STRIPE_WEBHOOK_URL needs STRIPE_WEBHOOK_SECRET');
  return {
    port,
    ...(env.STRIPE_SANDBOX_STATE ? { stateFile: env.STRIPE_SANDBOX_STATE } : {}),
    ...(env.STRIPE_WEBHOOK_URL && env.STRIPE_WEBHOOK_SECRET
      ? { webhook: { url: env.STRIPE_WEBHOOK_URL, secret: env.STRIPE_WEBHOOK_SECRET } }
      : {}),
    accountsReady: env.STRIPE_SANDBOX_ACCOUNTS_READY === '1',
    ...(env.STRIPE_SANDBOX_PUBLIC_URL ? { publicUrl: env.STRIPE_SANDBOX_PUBLIC_URL } : {}),
  };
}

const write = (level: string) => (data: object, message: string) => {
  process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), name: 'stripe-sandbox', msg: message, ...data })}\n`);
};
const logger: SandboxLogger = { info: write('info'), warn: write('warn') };

const running = await startStripeSandbox({ ...fromEnv(process.env), logger });
let stopping = false;
// 'disconnect': the supervisor that forked this process is gone, so nobody is left to stop it.
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.on(signal as 'SIGTERM', () => {
    if (stopping) return;
    stopping = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.warn({ error: String(error) }, 'payment sandbox did not stop cleanly');
        process.exit(1);
      },
    );
  });
}
// The supervisor may have gone while this process was still loading.
if (process.connected === false) process.emit('SIGTERM');
