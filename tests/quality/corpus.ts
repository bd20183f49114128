import { readdirSync } from 'node:fs';
import { parseNumber, searchKeys } from '#app/modules/patents/numbers.ts';
import type { Db } from '#db/client.ts';
import type { SeedPatent } from '#db/seed/world/types.ts';
import { makeListing, makeOrg, makePatent } from '#tests/fixtures/builders.ts';
import { GRADED } from './corpus-grades.ts';

export interface QualityItem extends SeedPatent { id: string; number: string }

const WORLD = new URL('../../db/seed/world/patents/', import.meta.url);

/** The quality corpus: the demo world's patents and those written for grades and sizes, in a fixed order, with ids of its own. All fictitious. */
export async function qualityCorpus(): Promise<QualityItem[]> {
  const files = readdirSync(WORLD).filter((f) => f.endsWith('.ts')).sort();
  const worlds = await Promise.all(files.map(async (f) => (await import(new URL(f, WORLD).href) as { PATENTS: SeedPatent[] }).PATENTS));
  return [...worlds.flat(), ...GRADED].map((p, n) => ({ ...p, id: `quality-${n}`, number: `CN1${String(10_000_000 + n * 7_919)}B` }));
}

/** Writes items as published listings of one university; returns item ids by listing id. */
export async function listCorpus(db: Db, items: readonly QualityItem[]): Promise<Map<string, string>> {
  const org = await makeOrg(db, 'university', { slug: 'quality-university', nameZh: '静澜示例大学', nameEn: 'Jinglan Example University' });
  const itemOf = new Map<string, string>();
  for (const p of items) {
    const number = parseNumber(p.number);
    const patent = await makePatent(db, org, {
      number: number.docdb, numberKeys: searchKeys(number), kind: p.kind, titleZh: p.titleZh, titleEn: p.titleEn, abstractZh: p.abstractZh, abstractEn: p.abstractEn, ipc: p.ipc,
      claims: p.claimZh ? [{ n: 1, text: p.claimZh, lang: 'zh', independent: true }] : [],
    });
    const listing = await makeListing(db, patent, { benefitZh: p.benefitZh, benefitEn: p.benefitEn, problemZh: '', problemEn: '' });
    itemOf.set(listing.id, p.id);
  }
  return itemOf;
}
