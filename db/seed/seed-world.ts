import type { Db } from '#db/client.ts';
import type { SeededPeople } from './seed-accounts.ts';

/** The demo world beyond its people. */
export async function seedWorld(_db: Db, _people: SeededPeople): Promise<void> {}
