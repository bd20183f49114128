import { sql } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { seededRandom, type SeededRandom } from '#db/seed/random.ts';
import { orgs } from '#db/schema/orgs.ts';
import { withTx } from '#db/tx.ts';
import { CONCEPTS, type Concept } from '#search/lexicon/index.ts';

/**
 * A made-up market of any size for benchmarks. Its texts are put together from the lexicon's terms, so that words are as rare
 * or common as a field makes them and both languages agree; no row is a copy of another.
 */
const scope = systemScope('bench');
const BATCH = 2_000;
const REGIONS = ['11', '12', '22', '31', '32', '33', '37', '42', '44', '51'];
const TERRITORIES = [['CN'], ['CN', 'US'], ['CN', 'EP'], ['US']];
const DEALS = [['transfer'], ['transfer', 'exclusive_licence'], ['ordinary_licence'], ['sole_licence', 'ordinary_licence'], ['transfer', 'equity']];

interface Row { text: { zh: string; en: string; benefitZh: string; benefitEn: string; abstractZh: string; abstractEn: string }; ipc: string[]; field: Concept }

const FIELDS = CONCEPTS.filter((c) => c.ipc.length > 0 && c.en.length > 0);
const EFFECTS = CONCEPTS.filter((c) => c.ipc.length === 0 && c.en.length > 0);

/** One invention about two or three neighbouring terms and one effect. Deterministic for a random source. */
export function inventText(random: SeededRandom): Row {
  const field = random.pick(FIELDS);
  const near = FIELDS.slice(Math.max(0, field.id % FIELDS.length - 12), field.id % FIELDS.length + 12);
  const [second, third] = [random.pick(near.length > 2 ? near : FIELDS), random.pick(FIELDS)];
  const effect = random.pick(EFFECTS.length ? EFFECTS : FIELDS);
  const percent = random.int(5, 80);
  const name = (c: Concept, lang: 'zh' | 'en') => random.pick([...c[lang]]);
  return {
    field, ipc: [...new Set([...field.ipc.slice(0, 2), ...second.ipc.slice(0, 1)])].map((s) => `${s} ${random.int(1, 40)}/${String(random.int(0, 99)).padStart(2, '0')}`),
    text: {
      zh: `一种用于${name(field, 'zh')}的${name(second, 'zh')}及其制备方法`, en: `${name(second, 'en')} for ${name(field, 'en')} and method of making it`,
      benefitZh: `${name(effect, 'zh')}提高百分之${percent}`, benefitEn: `improves ${name(effect, 'en')} by ${percent} per cent`,
      abstractZh: `本发明涉及${field.zh[0]}领域，公开了一种${name(second, 'zh')}，与${name(third, 'zh')}配合，在${random.int(20, 900)}摄氏度下使${name(effect, 'zh')}提高百分之${percent}，适用于${name(field, 'zh')}。`,
      abstractEn: `The invention relates to ${field.en[0]} and discloses a ${name(second, 'en')} working with ${name(third, 'en')}, which improves ${name(effect, 'en')} by ${percent} per cent at ${random.int(20, 900)} degrees.`,
    },
  };
}

export interface Market {
  owners: { id: string }[];
  /** Publishes so many more listings; gives the seconds it took. */
  addListings(count: number): Promise<number>;
  /** Opens so many more demands of one company. */
  addDemands(company: { orgId: string; userId: string }, count: number): Promise<void>;
}

/** An empty market of ten universities in a migrated database; grows in batches of one transaction each, always the same way. */
export async function openMarket(db: Db): Promise<Market> {
  const random = seededRandom(7);
  const wishes = seededRandom(11);
  const owners = REGIONS.map((region, i) => ({ id: newId('org'), slug: `bench-university-${i}`, kind: 'university' as const, nameZh: `基准大学${i}`, nameEn: `Bench University ${i}`, region, stateOwned: true, demo: true, verifiedAt: new Date() }));
  await withTx(db, scope, (tx) => tx.insert(orgs).values(owners));
  let listed = 0;
  return {
    owners,
    async addListings(count) {
      const began = performance.now();
      for (const end = listed + count; listed < end;) {
        const rows = Array.from({ length: Math.min(BATCH, end - listed) }, (_, k) => listingRow(random, listed + k, owners[(listed + k) % owners.length]!.id));
        await withTx(db, scope, (tx) => insertRows(tx, JSON.stringify(rows)));
        listed += rows.length;
      }
      return (performance.now() - began) / 1_000;
    },
    async addDemands({ orgId, userId }, count) {
      for (let from = 0; from < count; from += BATCH) {
        const rows = Array.from({ length: Math.min(BATCH, count - from) }, () => demandRow(wishes, orgId, userId));
        await withTx(db, scope, (tx) => insertDemands(tx, JSON.stringify(rows)));
      }
    },
  };
}

function listingRow(random: SeededRandom, n: number, org: string) {
  const { text, ipc } = inventText(random);
  return {
    patent: newId('patent'), listing: newId('listing'), org, number: `CN199${String(n).padStart(7, '0')}B`, ...text, ipc,
    expiry: `${2027 + random.int(0, 19)}-0${random.int(1, 9)}-15`, trl: random.int(1, 9), deals: random.pick(DEALS), territories: random.pick(TERRITORIES), ask: random.int(5, 900) * 1_000_000,
  };
}

function demandRow(random: SeededRandom, org: string, by: string) {
  const { text, field } = inventText(random);
  return {
    id: newId('demand'), org, by, title: `寻求${field.zh[0]}相关技术：${text.zh.slice(4)}`, problem: `公司成立多年，现需解决${field.zh[0]}的难题。${text.abstractZh.replace('本发明涉及', '要求')}希望${text.benefitZh}。`,
    efficacy: text.benefitZh, application: field.zh[0]!,
  };
}

async function insertRows(tx: Parameters<Parameters<typeof withTx>[2]>[0], json: string): Promise<void> {
  const source = sql`jsonb_to_recordset(${json}::jsonb) as r(patent text, listing text, org text, number text, zh text, en text, "benefitZh" text, "benefitEn" text, "abstractZh" text, "abstractEn" text,
    ipc jsonb, expiry date, trl int, deals jsonb, territories jsonb, ask bigint)`;
  const array = (column: string) => sql.raw(`array(select jsonb_array_elements_text(r.${column}))`);
  await tx.execute(sql`insert into patents (id, org_id, owner_org_id, number, number_keys, authority, kind, title_zh, title_en, abstract_zh, abstract_en, ipc, filing_date, grant_date, expiry_date, legal_status, ownership, updated_at)
    select r.patent, r.org, r.org, r.number, array[r.number], 'CN', 'invention', r.zh, r.en, r."abstractZh", r."abstractEn", ${array('ipc')}, date '2019-03-12', date '2021-05-18', r.expiry, 'in_force', 'proven', now() - interval '1 day' from ${source}`);
  await tx.execute(sql`insert into listings (id, org_id, patent_id, status, benefit_zh, benefit_en, deal_kinds, territories, trl, ask_amount, published_at, updated_at)
    select r.listing, r.org, r.patent, 'published', r."benefitZh", r."benefitEn", ${array('deals')}, ${array('territories')}, r.trl, r.ask, now() - (r.trl || ' days')::interval, now() - interval '1 day' from ${source}`);
}

async function insertDemands(tx: Parameters<Parameters<typeof withTx>[2]>[0], json: string): Promise<void> {
  await tx.execute(sql`insert into demands (id, org_id, created_by, status, lang, title, problem, efficacy, application, updated_at)
    select r.id, r.org, r.by, 'open', 'zh', r.title, r.problem, r.efficacy, r.application, now() - interval '1 day' from jsonb_to_recordset(${json}::jsonb) as r(id text, org text, by text, title text, problem text, efficacy text, application text)`);
}
