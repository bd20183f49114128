import { describe, expect, it } from 'vitest';
import { childEnv, plainEnv, takeEnvironment } from './child-env.ts';

const machine = {
  PATH: '/bin', HOME: '/home/x', LANG: 'C.UTF-8', LC_ALL: 'C', TZ: 'Asia/Shanghai', HTTPS_PROXY: 'http://proxy:3128',
  DATABASE_URL: 'postgres://owner:secret@db/jingzhe', DATABASE_OWNER_URL: 'postgres://owner:secret@db/jingzhe', STRIPE_SECRET_KEY: 'sk_test_x', SMTP_URL: 'smtp://u:p@mail', AUTH_SECRET: 'a'.repeat(40),
  METRICS_TOKEN: 'm'.repeat(20), STRIPE_WEBHOOK_SECRET: 'whsec_12345678', AWS_SECRET_ACCESS_KEY: 'theirs', OPERATOR_EMAIL: 'op@example.org', EMBEDDINGS_KEY: 'e',
};
const app = { DATABASE_URL: 'postgres://jingzhe_app:own@db/jingzhe', DATABASE_ROLE: '', PORT: '3000' };

describe('the environment of a child process', () => {
  it('holds the owner’s login nowhere but with the supervisor, and nothing the product does not know', () => {
    for (const part of ['web', 'worker', 'sandbox', 'prepare', 'build', 'train'] as const) {
      const env = childEnv(part, machine, app);
      expect(Object.values(env).join(' '), part).not.toMatch(/owner:secret|theirs/);
      expect(env, part).toMatchObject({ PATH: '/bin', TZ: 'Asia/Shanghai', LC_ALL: 'C', HTTPS_PROXY: 'http://proxy:3128' });
    }
  });

  it('gives each part what it uses: mail to the worker, webhooks and metrics to the web process, a compiler nothing', () => {
    const [web, worker] = [childEnv('web', machine, app), childEnv('worker', machine, app)];
    expect(web).toMatchObject({ DATABASE_URL: app.DATABASE_URL, STRIPE_WEBHOOK_SECRET: 'whsec_12345678', METRICS_TOKEN: machine.METRICS_TOKEN });
    expect(web).not.toHaveProperty('SMTP_URL');
    expect(worker).toMatchObject({ SMTP_URL: machine.SMTP_URL, AUTH_SECRET: machine.AUTH_SECRET });
    for (const name of ['METRICS_TOKEN', 'STRIPE_WEBHOOK_SECRET', 'DATABASE_ROLE']) expect(worker).not.toHaveProperty(name);
    expect(childEnv('prepare', machine, app)).toEqual({ ...plainEnv(machine), OPERATOR_EMAIL: 'op@example.org' });
    expect(childEnv('train', { ...machine, ...app })).toEqual({ ...plainEnv(machine), DATABASE_URL: app.DATABASE_URL });
    expect(childEnv('build', machine)).toEqual({ ...plainEnv(machine), NODE_ENV: 'production' });
  });

  it('is taken out of the supervisor itself: what a library starts by itself inherits the plain names', () => {
    const environment: NodeJS.ProcessEnv = { ...machine };
    expect(takeEnvironment(environment)).toEqual(machine);
    expect(environment).toEqual(plainEnv(machine));
  });
});
