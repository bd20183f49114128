import { sql } from 'drizzle-orm';
import type { Services } from '../services.server.ts';

type State = 'up' | 'down';
export interface Readiness { status: 'ready' | 'degraded' | 'down'; dependencies: Record<string, { state: State; required: boolean; detail?: string }> }

async function probe(required: boolean, check: () => Promise<unknown>): Promise<{ state: State; required: boolean; detail?: string }> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([check(), new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('no answer within 2 s')), 2_000); })]);
    return { state: 'up', required };
  } catch (error) {
    return { state: 'down', required, detail: error instanceof Error ? error.message.slice(0, 120) : 'unknown' };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Each dependency's state. Without Postgres or files the product cannot keep a promise: down. Without search or the payment
 * provider it goes on reduced (Postgres answers searches, payments wait): degraded, and still ready.
 */
export async function readiness({ db, files, env }: Services): Promise<Readiness> {
  const http = async (url: string) => { const res = await fetch(url, { signal: AbortSignal.timeout(2_000) }); if (res.status >= 500) throw new Error(`status ${res.status}`); };
  const [postgres, storage, search, payments] = await Promise.all([
    probe(true, () => db.execute(sql`select 1`)),
    probe(true, () => files.check()),
    probe(false, () => http(`${env.MEILI_URL}/health`)),
    env.STRIPE_API_BASE ? probe(false, () => http(`${env.STRIPE_API_BASE}/_sandbox/health`)) : Promise.resolve({ state: 'up' as const, required: false }),
  ]);
  const dependencies = { postgres, storage, search, payments };
  const down = Object.values(dependencies).filter((d) => d.state === 'down');
  return { status: down.some((d) => d.required) ? 'down' : down.length ? 'degraded' : 'ready', dependencies };
}
