import { readdirSync } from 'node:fs';
import { addDays, legalDay } from '#app/core/clock.ts';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import type { DealKind } from '#app/core/vocabulary.ts';
import { columnsOfRecord } from '#app/modules/patents/patent-row.ts';
import { audit } from '#db/audit.ts';
import type { Db, Tx } from '#db/client.ts';
import { emit } from '#db/outbox.ts';
import { demands } from '#db/schema/demands.ts';
import { listings } from '#db/schema/listings.ts';
import { patentFacts, patentRights, patents } from '#db/schema/patents.ts';
import { withTx } from '#db/tx.ts';
import { DEMO_ORGS } from './accounts.ts';
import { seedRecord } from './build-patent.ts';
import { seededRandom, type SeededRandom } from './random.ts';
import type { SeededPeople } from './seed-accounts.ts';
import { DEMANDS } from './world/demands.ts';
import type { SeedPatent } from './world/types.ts';

/** Which fictitious university works in which field: by the first letters of the content files. */
const HOME: Record<string, string> = { a: 'qsa', 'b-processing': 'qsa', 'b-machining': 'hht', 'b-vehicles': 'jlu', c: 'jlu', 'c-chem': 'qsa', d: 'hht', e: 'hht', f: 'hht', 'f-engines': 'jlu', g: 'hht', 'h-batteries': 'jlu', h: 'hht' };

function homeOf(file: string): string {
  const key = Object.keys(HOME).filter((k) => file.startsWith(k)).sort((a, b) => b.length - a.length)[0];
  return HOME[key ?? ''] ?? 'jlu';
}

async function content(): Promise<{ file: string; patents: SeedPatent[] }[]> {
  const dir = new URL('./world/patents/', import.meta.url);
  const files = readdirSync(dir).filter((f) => f.endsWith('.ts')).sort();
  return Promise.all(files.map(async (file) => ({ file, patents: ((await import(new URL(file, dir).href)) as { PATENTS: SeedPatent[] }).PATENTS })));
}

type Listed = 'published' | 'draft' | 'suspended' | 'none';

/** Of a hundred patents: about eighty on the market, six in preparation, two suspended, the rest asleep. */
function fate(random: SeededRandom): Listed {
  const roll = random.next();
  return roll < 0.82 ? 'published' : roll < 0.88 ? 'draft' : roll < 0.9 ? 'suspended' : 'none';
}

const KINDS: readonly DealKind[][] = [['transfer'], ['transfer', 'ordinary_licence'], ['exclusive_licence', 'ordinary_licence'], ['ordinary_licence'], ['transfer', 'exclusive_licence', 'ordinary_licence', 'equity'], ['transfer', 'equity'], ['sole_licence', 'ordinary_licence']];

/** Round asks in fen: from 8 to 480 ten-thousand yuan, higher with maturity. */
function askOf(random: SeededRandom, trl: number): number {
  return Math.round((8 + random.next() ** 2 * 60 * trl) / 2) * 2 * 10_000 * 100;
}

/** Patents with their facts, and listings in every state, of the three universities. */
export async function seedCatalogue(db: Db, people: SeededPeople): Promise<void> {
  const random = seededRandom(20_260_305); // the day of 惊蛰
  const today = legalDay(new Date());
  const scope = systemScope('seed');
  let index = 0;
  const rows: (typeof patents.$inferInsert)[] = [];
  const offers: (typeof listings.$inferInsert)[] = [];
  for (const { file, patents: seeds } of await content()) {
    const org = DEMO_ORGS.find((o) => o.slug === homeOf(file))!;
    const orgId = people.orgIds.get(org.slug)!;
    for (const seed of seeds) {
      index += 1;
      const record = seedRecord(seed, index, org.nameZh, random, today);
      const columns = columnsOfRecord(record, today);
      const expired = columns.expiryDate !== null && columns.expiryDate <= today;
      const dead = index % 41 === 0 || expired;
      const unread = index % 37 === 0;
      const id = newId('patent');
      rows.push({
        ...columns, id, orgId, ownerOrgId: orgId, ownership: 'proven', ownershipAsOf: addDays(today, -10), record: record as unknown as Record<string, unknown>,
        ...(expired ? { legalStatus: 'expired' as const } : dead ? { legalStatus: 'lapsed' as const } : unread ? { legalStatus: 'unknown' as const, statusAsOf: null, statusSource: '' } : {}),
        ...(index % 67 === 0 ? { frozen: true } : {}), ...(index % 71 === 0 ? { pledged: true } : {}),
      });
      const sellable = !dead && !unread && index % 67 !== 0 && index % 71 !== 0 && columns.legalStatus === 'in_force';
      const listed = fate(random);
      if (listed === 'none' || (!sellable && listed !== 'draft')) continue;
      offers.push(listingRow(random, seed, { id, orgId }, listed));
    }
  }
  await withTx(db, scope, async (tx) => {
    for (let i = 0; i < rows.length; i += 100) await tx.insert(patents).values(rows.slice(i, i + 100));
    await insertFacts(tx, rows);
    for (let i = 0; i < offers.length; i += 100) await tx.insert(listings).values(offers.slice(i, i + 100));
    await seedRights(tx, rows, offers, random, today);
    for (const listing of offers) if (listing.status === 'published') await emit(tx, 'listing.changed', { listingId: listing.id, orgId: listing.orgId, status: 'published' }, { key: `${listing.id}:seed` });
    for (const slug of ['jlu', 'hht', 'qsa']) {
      const orgId = people.orgIds.get(slug)!;
      await audit(tx, scope, { chain: `org:${orgId}`, action: 'demo.seed', subject: orgId, data: { patents: rows.filter((r) => r.orgId === orgId).length } });
    }
  });
}

function listingRow(random: SeededRandom, seed: SeedPatent, patent: { id: string; orgId: string }, status: Exclude<Listed, 'none'>): typeof listings.$inferInsert {
  const dealKinds = random.pick(KINDS);
  const ask = askOf(random, seed.trl);
  const negotiable = random.chance(0.12);
  const licensed = dealKinds.some((k) => k.endsWith('licence'));
  const published = new Date(Date.now() - random.int(1, 200) * 86_400_000 - random.int(0, 86_399) * 1_000);
  return {
    id: newId('listing'), orgId: patent.orgId, patentId: patent.id, status, dealKinds, territories: ['CN'],
    benefitZh: seed.benefitZh, benefitEn: seed.benefitEn, problemZh: seed.abstractZh.split('。')[0] + '。', problemEn: `${seed.abstractEn.split('. ')[0]!.replace(/\.$/, '')}.`,
    trl: seed.trl, askAmount: dealKinds.includes('transfer') && !negotiable ? ask : null,
    entryFeeAmount: licensed && !negotiable ? Math.max(2_000_000, Math.round(ask / 8 / 1_000_000) * 1_000_000) : null, royaltyBps: licensed ? random.pick([150, 200, 300, 400, 500]) : null,
    equityValuationAmount: dealKinds.includes('equity') ? Math.round(ask * 1.4) : null,
    approvalNumber: `DEMO-${random.int(2024, 2026)}-${random.int(100, 999)}`, noticeStartsOn: addDays(legalDay(published), -20),
    verifiedLiveAt: status === 'published' ? new Date(Date.now() - random.int(1, 10) * 86_400_000) : null, publishedAt: status === 'draft' ? null : published,
    suspendedReason: status === 'suspended' ? 'by_owner' : null,
  };
}

async function insertFacts(tx: Tx, rows: (typeof patents.$inferInsert)[]): Promise<void> {
  const facts = rows.flatMap((r) => [['legalStatus', r.legalStatus], ['assignees', r.assignees], ['filingDate', r.filingDate]].map(([fact, value]) => ({
    id: crypto.randomUUID(), orgId: r.orgId, patentId: r.id, fact: fact as string, value, source: '演示数据 / demo data', asOf: r.statusAsOf ?? legalDay(new Date()),
  })));
  for (let i = 0; i < facts.length; i += 500) await tx.insert(patentFacts).values(facts.slice(i, i + 500));
}

/** A few patents already carry non-exclusive licences, so that rights maps are not all empty. */
async function seedRights(tx: Tx, rows: (typeof patents.$inferInsert)[], offers: (typeof listings.$inferInsert)[], random: SeededRandom, today: string): Promise<void> {
  const open = offers.filter((o) => o.status === 'published' && o.dealKinds?.includes('ordinary_licence'));
  for (const listing of random.some(open, 14)) {
    const patent = rows.find((r) => r.id === listing.patentId)!;
    await tx.insert(patentRights).values({
      id: newId('right'), orgId: patent.orgId, patentId: patent.id, patentNumber: patent.number, kind: 'ordinary', fieldOfUse: '*', territory: 'CN',
      startsOn: addDays(today, -random.int(100, 700)), endsOn: addDays(today, random.int(200, 1_500)), holderName: '某虚构被许可人 / a fictitious licensee', source: '演示数据 / demo data', asOf: addDays(today, -random.int(1, 20)),
    });
  }
}

/** The companies' needs: open, bilingual content in the language their author would use. */
export async function seedDemands(db: Db, people: SeededPeople): Promise<void> {
  await withTx(db, systemScope('seed'), async (tx) => {
    for (const [i, seed] of DEMANDS.entries()) {
      const who = people.scopes.get(seed.companySlug)!;
      const lang = i % 4 === 3 ? 'en' : 'zh';
      const element = (name: keyof typeof seed.elements) => seed.elements[name]?.[lang] ?? '';
      const id = newId('demand');
      await tx.insert(demands).values({
        id, orgId: who.orgId, createdBy: who.userId, status: 'open', lang, title: lang === 'zh' ? seed.titleZh : seed.titleEn, problem: lang === 'zh' ? seed.problemZh : seed.problemEn,
        material: element('material'), method: element('method'), efficacy: element('efficacy'), product: element('product'), application: element('application'),
        ipc: seed.ipc, budgetMin: seed.budgetMinYuan * 100, budgetMax: seed.budgetMaxYuan * 100, dealKinds: seed.dealKinds, territories: seed.territory, trlMin: seed.trlMin,
        deadline: addDays(legalDay(new Date()), 60 + i * 7), visibility: seed.anonymous ? 'anonymous' : 'named', tier: seed.tier,
      });
      await emit(tx, 'demand.changed', { demandId: id, orgId: who.orgId }, { key: `${id}:seed` });
    }
  });
}
