import type { Related } from '../contract.ts';
import { readDay } from '../dates.ts';
import { readNumber } from '../numbers.ts';
import { problem, tidy, type Draft } from '../record.ts';
import { child, children, descendants, textOf, type XmlNode } from './xml-records.ts';

/** Relations of a US document to earlier and later applications, and to the international one it entered from. */

const RELATION_OF: Record<string, Related['relation']> = {
  continuation: 'continuation', 'continuation-in-part': 'continuation_in_part', division: 'division', reissue: 'reissue', reexamination: 'reexamination', 'us-reexamination-reissue-merger': 'reexamination',
  substitution: 'substitution', 'us-provisional-application': 'provisional', 'related-publication': 'earlier_publication', correction: 'correction', addition: 'other', 'utility-model-basis': 'other',
};

/** Relations from which a US term is counted (35 USC 154(a)(2)): a provisional does not start it. */
const STARTS_TERM = new Set<Related['relation']>(['continuation', 'continuation_in_part', 'division', 'reissue', 'substitution', 'national_entry']);

/** Reads all relations; the earliest parent that starts the term becomes the day it is counted from. */
export function readRelated(draft: Draft, group: XmlNode | undefined): void {
  const related: Related[] = [];
  for (const node of children(group)) {
    const relation = RELATION_OF[node.name];
    if (!relation) continue;
    if (children(node, 'document-id').length) { related.push(...children(node, 'document-id').map((id) => relatedOf(id, relation))); continue; }
    for (const tie of descendants(node, 'relation')) {
      const parent = child(tie, 'parent-doc');
      if (child(parent, 'document-id')) related.push(relatedOf(child(parent, 'document-id')!, relation));
      const childId = child(tie, 'child-doc', 'document-id');
      // The last tie names this very application as the child; earlier ones name the steps between.
      if (childId && !parent) related.push({ ...relatedOf(childId, relation), child: true });
    }
  }
  addRelated(draft, related);
}

/** Adds relations and moves the start of the term to the earliest parent's day. */
export function addRelated(draft: Draft, related: readonly Related[]): void {
  const known = related.filter((r) => r.number);
  if (!known.length) return;
  draft.related = [...(draft.related ?? []), ...known].slice(0, 200);
  const starts = known.filter((r) => STARTS_TERM.has(r.relation) && !r.child).map((r) => r.date).filter((d): d is string => d !== undefined).sort();
  startTerm(draft, starts[0]);
}

/** The international application and publication a national phase came from; its filing day is the right's (35 USC 363). */
export function readInternational(draft: Draft, bib: XmlNode | undefined): void {
  const filing = child(bib, 'pct-or-regional-filing-data');
  const id = child(filing, 'document-id');
  if (id) place(draft, 'internationalApplication', text(id, 'doc-number'));
  const filedOn = readDay(text(id, 'date'));
  if (filedOn) {
    draft.internationalFilingDate = filedOn;
    startTerm(draft, filedOn);
  }
  const entered = readDay(text(child(filing, 'us-371c124-date'), 'date') || text(child(filing, 'us-371c12-date'), 'date'));
  if (entered) draft.nationalEntryDate = entered;
  const published = child(bib, 'pct-or-regional-publishing-data', 'document-id');
  if (published) place(draft, 'internationalPublication', text(published, 'doc-number'));
}

/** Reads an international number into its place; what cannot be read is a warning. */
export function place(draft: Draft, field: 'internationalApplication' | 'internationalPublication', written: string): void {
  if (!written) return;
  const spelled = field === 'internationalApplication' && /^[A-Z]{2}\d/.test(written) ? `PCT/${written}` : written;
  const parsed = readNumber(spelled, { authority: 'WO', type: field === 'internationalApplication' ? 'application' : 'publication' });
  if (parsed.ok && parsed.value.authority === 'WO') draft[field] = parsed.value.docdb;
  else draft.warnings.push(problem(field, parsed.ok ? 'number_unrecognised' : parsed.code, written));
}

export function startTerm(draft: Draft, day: string | undefined): void {
  if (day && draft.filingDate && day < draft.filingDate && (!draft.earliestFilingDate || day < draft.earliestFilingDate)) draft.earliestFilingDate = day;
}

function relatedOf(id: XmlNode, relation: Related['relation']): Related {
  const country = /^[A-Z]{2}$/.exec(text(id, 'country'))?.[0];
  const kind = /^[A-Z]\d?$/.exec(text(id, 'kind'))?.[0];
  const day = readDay(text(id, 'date'));
  return { relation, number: text(id, 'doc-number').slice(0, 64), ...(country ? { country } : {}), ...(kind ? { kind } : {}), ...(day ? { date: day } : {}) };
}

function text(node: XmlNode | undefined, name: string): string { return tidy(textOf(child(node, name))); }
