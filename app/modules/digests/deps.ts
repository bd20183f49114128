import type { Clock } from '#app/core/clock.ts';
import type { Env } from '#app/platform/env.ts';
import type { Db } from '#db/client.ts';
import type { Search } from '#search/client.ts';

/** What digests need: the engine that searches, the clock that decides when, the product's address and the secret its links are signed with. */
export interface DigestDeps { db: Db; search: Search; clock: Clock; publicUrl: string; env: Pick<Env, 'AUTH_SECRET'>; onReduced?: (error: unknown) => void }
