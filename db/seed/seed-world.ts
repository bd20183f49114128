import type { Db } from '#db/client.ts';
import type { SeededPeople } from './seed-accounts.ts';
import { seedCatalogue, seedDemands } from './seed-catalogue.ts';

/** The demo world beyond its people: patents, listings, demands. */
export async function seedWorld(db: Db, people: SeededPeople): Promise<void> {
  await seedCatalogue(db, people);
  await seedDemands(db, people);
}
