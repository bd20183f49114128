import { addMonths } from '#app/core/clock.ts';
import type { HighValueCase } from '#app/core/vocabulary.ts';
import { lifeOn, type LifeFacts } from './life.ts';
import { dormancyPack } from './rule-packs/dormancy.ts';
import { strategicPack, type StrategicIndustry } from './rule-packs/strategic-industries.ts';

/** A fact as somebody stated it: its words, who said so, and the day it was true there. */
export interface Stated { text: string; source: string; asOf: string | null }

export interface HighValueFacts extends LifeFacts {
  /** IPC symbols, the first one first. */
  ipc: readonly string[];
  /** Numbers of family members, in DOCDB form, as the record names them. */
  familyMembers: readonly string[];
  /** Offices of the organisation's other patents of the family. */
  familyAuthorities: readonly string[];
  pledge: Stated | null;
  award: Stated | null;
  /** Where the record comes from: the source of its classes and its family. */
  record: { source: string; asOf: string | null };
}

/** Why a case holds: in one word what was found (`found`), with its source. `hint`: a pointer, not a finding of the statistic. */
export interface HighValueEvidence { case: HighValueCase; found: string; industry?: StrategicIndustry; hint: boolean; source: string; asOf: string | null }

const foreign = (own: string, office: string) => office !== own && office !== 'WO' && /^[A-Z]{2}$/.test(office);

/**
 * The cases of the national statistic of high-value invention patents that hold, each with its evidence: a valid invention patent in a strategic
 * emerging industry, with a family member abroad, kept in force more than ten years (counted from grant), pledged, or honoured by an award.
 */
export function highValueEvidence(facts: HighValueFacts, day: string): HighValueEvidence[] {
  if (facts.patentKind !== 'invention' || !lifeOn(facts, day).live) return [];
  const found: HighValueEvidence[] = [];
  const classes = strategicPack.values.classes.value;
  const symbol = facts.ipc.find((s) => classes[s.slice(0, 4)] !== undefined);
  if (symbol) found.push({ case: 'strategic_industry', found: symbol, industry: classes[symbol.slice(0, 4)]!, hint: true, source: facts.record.source, asOf: facts.record.asOf });
  const member = facts.familyMembers.find((n) => foreign(facts.authority, n.slice(0, 2))) ?? facts.familyAuthorities.find((a) => foreign(facts.authority, a));
  if (member) found.push({ case: 'foreign_family', found: member, hint: false, source: facts.record.source, asOf: facts.record.asOf });
  const years = dormancyPack.values.highValueYears.value;
  if (facts.grantDate != null && addMonths(facts.grantDate, years * 12) < day) found.push({ case: 'long_maintained', found: facts.grantDate, hint: false, source: facts.record.source, asOf: facts.record.asOf });
  if (facts.pledge) found.push({ case: 'pledged', found: facts.pledge.text, hint: false, source: facts.pledge.source, asOf: facts.pledge.asOf });
  if (facts.award) found.push({ case: 'award', found: facts.award.text, hint: false, source: facts.award.source, asOf: facts.award.asOf });
  return found;
}

const AWARD_COLUMN = /获奖|奖项|专利奖|\baward/i;
const NONE = /^(?:[-–—/0\s]*|无|否|none|no|n\/a)$/i;

/** An award as a column of the source names it; null when there is no such column or it says there is none. */
export function awardIn(sourceData: Readonly<Record<string, unknown>> | null | undefined, record: { source: string; asOf: string | null }): Stated | null {
  for (const [column, value] of Object.entries(sourceData ?? {})) {
    if (AWARD_COLUMN.test(column) && typeof value === 'string' && !NONE.test(value.trim())) return { text: value.trim().slice(0, 200), source: record.source, asOf: record.asOf };
  }
  return null;
}
