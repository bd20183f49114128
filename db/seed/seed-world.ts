import { systemClock } from '#app/core/clock.ts';
import { sweepJudgements } from '#app/modules/patents/judge.server.ts';
import type { FileStore } from '#app/platform/files.ts';
import type { Db } from '#db/client.ts';
import { seedCatalogue, seedDemands } from './seed-catalogue.ts';
import { seedBrokerage } from './seed-brokerage.ts';
import { seedDeals } from './seed-deals.ts';
import { seedEvents } from './seed-events.ts';
import { seedSales } from './seed-sales.ts';
import { seedServices } from './seed-services.ts';
import { seedOwnership } from './seed-ownership.ts';
import { seedSaved } from './seed-saved.ts';
import type { SeededPeople } from './seed-accounts.ts';
import { seedValuations } from './valuations.ts';

/** The demo world beyond its people: patents, listings, demands, offers, deals in every stage. */
export async function seedWorld(db: Db, files: FileStore, people: SeededPeople): Promise<void> {
  await seedCatalogue(db, people);
  await seedOwnership({ db, files, people });
  await seedDemands(db, people);
  await seedSaved(db, people);
  await seedDeals({ db, files, people });
  await seedSales(db, people);
  await seedBrokerage({ db, files, people });
  await seedServices({ db, people });
  await seedEvents({ db, people });
  await seedValuations(db, people);
  await sweepJudgements({ db, clock: systemClock });
}
