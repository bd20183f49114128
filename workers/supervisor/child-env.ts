import { ENV_NAMES } from '#app/platform/env.ts';

export type Environment = Record<string, string | undefined>;
/** A process the supervisor starts. `prepare` migrates, seeds and indexes, then ends; it alone is given the owner's login. */
export type Part = 'web' | 'worker' | 'sandbox' | 'prepare' | 'build' | 'train';

/** What any program may need to run at all: where programs and temporary files are, language, time zone, certificates, proxies, Node's own switches. */
const PLAIN = [
  'PATH', 'HOME', 'USER', 'SHELL', 'TMPDIR', 'TZ', 'LANG', 'LANGUAGE', 'LD_LIBRARY_PATH', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'NODE_USE_ENV_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR',
  'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy',
] as const;

/** Names of the application's environment that a part is not given: what it has no use for it cannot give away. */
const WITHHELD: Record<'web' | 'worker', readonly string[]> = {
  web: ['SMTP_URL', 'MAIL_FROM'], // mail leaves through the worker
  worker: ['METRICS_TOKEN', 'STRIPE_WEBHOOK_SECRET', 'HOST', 'RATE_LIMIT_SCALE', 'TRUST_PROXY'], // it listens to nobody
};
const OWN: Record<Exclude<Part, 'web' | 'worker'>, readonly string[]> = {
  sandbox: ['STRIPE_SANDBOX_PORT', 'STRIPE_SANDBOX_STATE', 'STRIPE_SANDBOX_PUBLIC_URL', 'STRIPE_SANDBOX_ACCOUNTS_READY', 'STRIPE_WEBHOOK_URL', 'STRIPE_WEBHOOK_SECRET'],
  prepare: ['OPERATOR_EMAIL'],
  train: ['DATABASE_URL', 'DATABASE_ROLE'],
  build: [],
};

const only = (source: Environment, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (source[name] ? [[name, source[name]]] : [])));

/** The plain part of an environment: nothing in it is a secret of this product. */
export function plainEnv(source: Environment): Record<string, string> {
  return { ...only(source, PLAIN), ...only(source, Object.keys(source).filter((name) => name.startsWith('LC_'))) };
}

/**
 * The environment of a child process: the plain names, and of what the person starting the platform and the supervisor set
 * (`given` wins) those this part reads. Everything else stays with the supervisor; the database owner's login first of all.
 */
export function childEnv(part: Part, source: Environment, given: Environment = {}): Record<string, string> {
  const names = part === 'web' || part === 'worker' ? ENV_NAMES.filter((name) => !WITHHELD[part].includes(name)) : OWN[part];
  const plain = plainEnv(source);
  if (part === 'build') return { ...plain, NODE_ENV: 'production' };
  return { ...plain, ...only({ ...source, ...given }, names) };
}

/**
 * Takes everything but the plain names out of this process's environment and returns what it was. Whatever a library starts
 * with "the environment of this process" (the database server among them) then gets no secret by accident.
 */
export function takeEnvironment(environment: NodeJS.ProcessEnv): Environment {
  const taken = { ...environment };
  const kept = plainEnv(taken);
  for (const name of Object.keys(environment)) if (!(name in kept)) delete environment[name];
  return taken;
}
