import { z } from 'zod';
import { LEGAL_STATUSES, PATENT_KINDS } from '#app/core/vocabulary.ts';

/** Caps on stored texts, in characters. Longer texts are cut by the parsers and marked in `truncated`. */
export const TEXT_CAPS = { title: 1_000, abstract: 20_000, claim: 40_000, claims: 1_000, description: 200_000, name: 400, names: 500, symbols: 300, events: 500, source: 60 } as const;

export const SOURCE_FORMATS = ['xlsx', 'xls', 'csv', 'jsonl', 'uspto-xml', 'cnipa-xml', 'epo-xml', 'epo-json', 'manual'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'bad_date');
const docdb = z.string().regex(/^[A-Z]{2}[0-9A-Z]{3,20}$/, 'bad_number');
const name = z.string().min(1).max(TEXT_CAPS.name);
const names = z.array(name).max(TEXT_CAPS.names);
const symbols = z.array(z.string().max(40)).max(TEXT_CAPS.symbols);
const count = z.number().int().nonnegative();
const bilingual = (max: number) => z.object({ zh: z.string().min(1).max(max).optional(), en: z.string().min(1).max(max).optional() });

const foreign = (max: number) => z.object({ text: z.string().min(1).max(max), lang: z.string().min(2).max(5) }).optional();

/** One claim. `independent` is told from the text or the source's own references. */
export const claimSchema = z.object({ n: z.number().int().positive(), text: z.string().min(1).max(TEXT_CAPS.claim), lang: z.string().min(2).max(5), independent: z.boolean() });
export type Claim = z.infer<typeof claimSchema>;

export const prioritySchema = z.object({ number: z.string().min(1).max(64), country: z.string().max(2).optional(), date: day.optional() });
export type Priority = z.infer<typeof prioritySchema>;

/** How an application is tied to an earlier or later one of the same owner. */
export const RELATIONS = ['continuation', 'continuation_in_part', 'division', 'provisional', 'reissue', 'reexamination', 'substitution', 'national_entry', 'earlier_publication', 'correction', 'other'] as const;
export const relatedSchema = z.object({
  relation: z.enum(RELATIONS), number: z.string().min(1).max(64), country: z.string().max(2).optional(), kind: z.string().max(2).optional(), date: day.optional(),
  /** The number is the child's: this right is the parent. */
  child: z.boolean().optional(),
});
export type Related = z.infer<typeof relatedSchema>;

/** One event of a register or gazette: the office's code, its words, and whether the office says it helps or harms the right. */
export const legalEventSchema = z.object({ date: day.optional(), code: z.string().max(20).optional(), text: z.string().max(400).optional(), effect: z.enum(['+', '-']).optional(), country: z.string().max(2).optional() });
export type LegalEvent = z.infer<typeof legalEventSchema>;

/** Where a fact comes from and the day it was true there. */
export const provenanceSchema = z.object({ source: z.string().min(1).max(200), asOf: day.nullable() });
export type Provenance = z.infer<typeof provenanceSchema>;

/** One patent as every format is normalised to: DOCDB numbers, ISO days, canonical class symbols, names as written. */
export const patentRecordSchema = z.object({
  /** The most specific document number known (grant, else publication, else application): the record's identity in its source. */
  docdb,
  authority: z.string().length(2),
  /** Numbers in DOCDB form. */
  applicationNumber: docdb.optional(),
  publicationNumber: docdb.optional(),
  grantNumber: docdb.optional(),
  /** What the source wrote, per number. */
  writtenNumbers: z.object({ application: z.string().max(64).optional(), publication: z.string().max(64).optional(), grant: z.string().max(64).optional() }),
  kindCode: z.string().max(2).optional(),
  patentKind: z.enum(PATENT_KINDS),
  titles: bilingual(TEXT_CAPS.title),
  abstracts: bilingual(TEXT_CAPS.abstract),
  /** Title and abstract in a language other than the two, when the source gives them so. */
  titleOriginal: foreign(TEXT_CAPS.title),
  abstractOriginal: foreign(TEXT_CAPS.abstract),
  claims: z.array(claimSchema).max(TEXT_CAPS.claims),
  /** Number of claims the source states, when it gives fewer texts than that. */
  claimCount: count.optional(),
  description: z.object({ text: z.string().max(TEXT_CAPS.description), lang: z.string().min(2).max(5) }).optional(),
  ipc: symbols,
  cpc: symbols,
  locarno: symbols,
  applicants: names,
  assignees: names,
  inventors: names,
  /** Agency or attorney. */
  agent: name.optional(),
  /** Address of the first applicant, as written. */
  address: z.string().max(400).optional(),
  priority: z.array(prioritySchema).max(200),
  filingDate: day.optional(),
  /** Earliest priority, where the source gives the day alone. */
  priorityDate: day.optional(),
  /** Earliest non-provisional parent, for the US term. */
  earliestFilingDate: day.optional(),
  publicationDate: day.optional(),
  grantDate: day.optional(),
  ptaDays: count.optional(),
  pteDays: count.optional(),
  /** The term ends with another right's (a terminal disclaimer was filed). */
  terminalDisclaimer: z.boolean().optional(),
  /** Parents, children, provisionals and earlier publications the document names. */
  related: z.array(relatedSchema).max(200).optional(),
  /** International application and publication this right comes from, in DOCDB form, and the day of national entry. */
  internationalApplication: docdb.optional(),
  internationalFilingDate: day.optional(),
  internationalPublication: docdb.optional(),
  nationalEntryDate: day.optional(),
  legalStatus: z.enum(LEGAL_STATUSES).optional(),
  /** The words the status was read from. */
  legalStatusText: z.string().max(400).optional(),
  /** An invalidation or opposition is running; the right lives until it is decided. */
  challenged: z.boolean().optional(),
  legalEvents: z.array(legalEventSchema).max(TEXT_CAPS.events).optional(),
  familyId: z.string().max(40).optional(),
  /** Members of the simple family, in DOCDB form where readable, and their number where the source counts them. */
  familyMembers: z.array(z.string().max(64)).max(TEXT_CAPS.names).optional(),
  familySize: count.optional(),
  /** Patent documents cited, other literature cited, later documents citing this one. */
  backwardCitations: count.optional(),
  literatureCitations: count.optional(),
  forwardCitations: count.optional(),
  /** Of those, within five years of publication, where the source counts them so. */
  forwardCitations5y: count.optional(),
  /** The text names public funding with rights of the government (Bayh-Dole). */
  governmentRights: z.boolean().optional(),
  /** What the source says in columns this record has no place for, and values that could not be read: header → text. */
  sourceData: z.record(z.string().max(120), z.string().max(2_000)).optional(),
  sourceFormat: z.enum(SOURCE_FORMATS),
  /** Fields whose text was cut at {@link TEXT_CAPS}. */
  truncated: z.array(z.string()).max(20),
  /** Provenance of facts by field name; `*` covers every field not named. */
  provenance: z.record(z.string(), provenanceSchema),
});
export type PatentRecord = z.infer<typeof patentRecordSchema>;
