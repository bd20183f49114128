import { addDays, addMonths } from '#app/core/clock.ts';
import { cnCheckDigit } from '#app/modules/patents/numbers-cn.ts';
import type { PatentRecord } from '#app/modules/patents/contract.ts';
import type { SeededRandom } from './random.ts';
import type { SeedPatent } from './world/types.ts';

const FAMILY = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜'];
const GIVEN = ['知远', '明澈', '若溪', '景行', '书禾', '一舟', '清越', '望舒', '怀瑾', '听澜', '南乔', '思齐', '砚秋', '云起', '星野', '与时', '可风', '长安', '观澜', '青禾'];

/** An invented inventor; the demo says that its people are fictitious. */
export function inventorName(random: SeededRandom): string {
  return random.pick(FAMILY) + random.pick(GIVEN);
}

const DIGIT = { invention: '1', utility_model: '2', design: '3', plant: '1', reissue: '1' } as const;
const KIND_CODE = { invention: 'B', utility_model: 'U', design: 'S', plant: 'B', reissue: 'B' } as const;

/**
 * A normalised record around an invented patent. Its numbers have right check digits but lie in ranges the office has never
 * reached (application serials 98xxxxx, publications x99xxxxxx), so that none names a real patent.
 */
export function seedRecord(seed: SeedPatent, index: number, assignee: string, random: SeededRandom, today: string): PatentRecord {
  const filing = `${seed.filedYear}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  const invention = seed.kind === 'invention';
  const publication = addMonths(filing, invention ? 6 : 8);
  const grant = addDays(addMonths(filing, invention ? random.int(22, 38) : random.int(6, 10)), random.int(0, 20));
  const digits = `${seed.filedYear}${DIGIT[seed.kind]}98${String(index).padStart(5, '0')}`;
  const application = `${digits}.${cnCheckDigit(digits)}`;
  const serial = `${DIGIT[seed.kind]}99${String(index).padStart(6, '0')}`;
  const granted = grant < today;
  const number = `CN${serial}${granted ? KIND_CODE[seed.kind] : 'A'}`;
  const source = { source: '演示数据 / demo data', asOf: addDays(today, -random.int(1, 20)) };
  return {
    docdb: number, authority: 'CN', applicationNumber: `CN${digits}${cnCheckDigit(digits)}`,
    ...(granted ? { grantNumber: number } : { publicationNumber: number }),
    writtenNumbers: { application, ...(granted ? { grant: number } : { publication: number }) },
    kindCode: granted ? KIND_CODE[seed.kind] : 'A', patentKind: seed.kind,
    titles: { zh: seed.titleZh, en: seed.titleEn }, abstracts: { zh: seed.abstractZh, en: seed.abstractEn },
    claims: [{ n: 1, text: seed.claimZh, lang: 'zh', independent: true }, { n: 1, text: seed.claimEn, lang: 'en', independent: true }],
    claimCount: random.int(5, 14),
    ipc: seed.ipc, cpc: [], locarno: [], applicants: [assignee], assignees: [assignee],
    inventors: Array.from(new Set(Array.from({ length: random.int(2, 5) }, () => inventorName(random)))),
    priority: [], filingDate: filing, publicationDate: publication, ...(granted ? { grantDate: grant } : {}),
    legalStatus: granted ? 'in_force' : 'pending',
    familyId: `demo-${index}`, forwardCitations: Math.max(0, random.int(-4, 14)), backwardCitations: random.int(2, 12),
    sourceFormat: 'manual', truncated: [], provenance: { '*': source },
  };
}
