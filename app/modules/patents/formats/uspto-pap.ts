import { TEXT_CAPS, type Related } from '../contract.ts';
import { addNumber, capped, claimText, finishRecord, isIndependent, newDraft, readDay, setText, settleDates, tidy, type Draft } from '../record.ts';
import { normaliseSymbols } from '../ipc.ts';
import type { ParsedRow } from './result.ts';
import { addRelated, place, startTerm } from './uspto-related.ts';
import { child, children, descendants, textOf, type XmlNode } from './xml-records.ts';

/** USPTO published applications of 2001 to 2004 (`patent-application-publication`, PAP 1.x). */
export function oldApplicationRow(row: number, node: XmlNode): ParsedRow {
  const draft = newDraft();
  const bib = child(node, 'subdoc-bibliographic-information');
  const id = child(bib, 'document-id');
  const published = readDay(at(id, 'document-date'));
  if (at(id, 'doc-number')) addNumber(draft, at(id, 'doc-number'), { authority: 'US', type: 'publication', kind: at(id, 'kind-code') || 'A1' }, 'publicationNumber');
  if (published) draft.publicationDate = published;
  filing(draft, bib);
  const technical = child(bib, 'technical-information');
  setText(draft, 'titles', at(technical, 'title-of-invention'), 'en');
  setText(draft, 'abstracts', paragraphs(child(node, 'subdoc-abstract')).join('\n'), 'en');
  draft.ipc = normaliseSymbols(descendants(child(technical, 'classification-ipc'), 'ipc').map((n) => tidy(textOf(n))).filter(Boolean)).symbols;
  const inventors = child(bib, 'inventors');
  draft.inventors = descendants(inventors, 'first-named-inventor', 'inventor').map(person).filter(Boolean);
  draft.assignees = children(bib, 'assignee').map((a) => at(a, 'organization-name') || person(a)).filter(Boolean);
  texts(draft, node);
  settleDates(draft);
  return { row, ...finishRecord(draft, 'uspto-xml', { source: `USPTO ${at(id, 'doc-number') || 'application'}`, asOf: published }) };
}

function filing(draft: Draft, bib: XmlNode | undefined): void {
  const domestic = child(bib, 'domestic-filing-data');
  const day = readDay(at(domestic, 'filing-date'));
  if (day) draft.filingDate = day;
  const filed = at(domestic, 'application-number', 'doc-number');
  const series = at(domestic, 'application-number-series-code');
  const spelled = /^\d{1,6}$/.test(filed) && /^\d{1,2}$/.test(series) ? series.padStart(2, '0') + filed.padStart(6, '0') : filed;
  if (filed) addNumber(draft, spelled, { authority: 'US', type: 'application', ...(day ? { year: Number(day.slice(0, 4)) } : {}) }, 'applicationNumber');
  draft.priority = children(bib, 'foreign-priority-data').map((p) => {
    const on = readDay(at(p, 'filing-date'));
    const country = /^[A-Z]{2}$/.exec(at(p, 'country-code'))?.[0];
    return { number: (at(p, 'priority-application-number', 'doc-number') || at(p, 'priority-application-number')).slice(0, 64), ...(country ? { country } : {}), ...(on ? { date: on } : {}) };
  }).filter((p) => p.number);
  relations(draft, child(bib, 'continuity-data'));
  const pct = child(bib, 'cross-reference-to-related-applications') ?? child(bib, 'international-filing-data') ?? child(bib, 'foreign-filing-data');
  place(draft, 'internationalApplication', at(child(bib, 'pct-application'), 'document-id', 'doc-number') || at(pct, 'document-id', 'doc-number'));
  const international = readDay(at(child(bib, 'pct-application'), 'document-id', 'document-date'));
  if (international) { draft.internationalFilingDate = international; startTerm(draft, international); }
}

/** Names of the relation elements; each holds a parent, or the document itself where it has no child. */
const RELATION_OF: Record<string, Related['relation']> = {
  'continuation-of': 'continuation', 'continuation-in-part-of': 'continuation_in_part', 'division-of': 'division', 'reissue-of': 'reissue', 'substitution-for': 'substitution',
  'non-provisional-of-provisional': 'provisional', 'a-371-of-international': 'national_entry', 'continuing-reissue-of': 'reissue',
};

function relations(draft: Draft, group: XmlNode | undefined): void {
  const related: Related[] = [];
  for (const node of descendants(group, ...Object.keys(RELATION_OF))) {
    const parents = descendants(node, 'parent');
    for (const id of (parents.length ? parents : [node]).flatMap((n) => descendants(n, 'document-id')).slice(0, 200)) {
      const day = readDay(at(id, 'document-date'));
      const country = /^[A-Z]{2}$/.exec(at(id, 'country-code'))?.[0];
      const number = at(id, 'doc-number').slice(0, 64);
      if (RELATION_OF[node.name] === 'national_entry' && number) place(draft, 'internationalApplication', number);
      related.push({ relation: RELATION_OF[node.name]!, number, ...(country ? { country } : {}), ...(day ? { date: day } : {}) });
    }
  }
  addRelated(draft, related);
}

function person(node: XmlNode): string {
  const name = child(node, 'name') ?? node;
  const given = [at(name, 'given-name'), at(name, 'middle-name')].filter(Boolean).join(' ');
  return [at(name, 'family-name'), given].filter(Boolean).join(', ');
}

function texts(draft: Draft, node: XmlNode): void {
  const description = child(node, 'subdoc-description');
  const blocks = paragraphs(description);
  if (blocks.length) draft.description = { text: capped(draft, 'description', blocks.join('\n\n')), lang: 'en' };
  if (descendants(description, 'heading').some((h) => /government|federally[- ]sponsored/i.test(textOf(h)))) draft.governmentRights = true;
  for (const claim of descendants(child(node, 'subdoc-claims'), 'claim')) {
    if (draft.claims.length >= TEXT_CAPS.claims) { draft.truncated!.push('claims'); return; }
    const text = claimText(textOf(claim));
    if (text) draft.claims.push({ n: draft.claims.length + 1, text: capped(draft, 'claim', text), lang: 'en', independent: descendants(claim, 'dependent-claim-reference').length === 0 && isIndependent(text, 'en') });
  }
}

function paragraphs(node: XmlNode | undefined): string[] { return descendants(node, 'paragraph', 'heading').map((p) => tidy(textOf(p)).replace(/^\[\d{4}\]\s*/, '')).filter(Boolean); }

function at(node: XmlNode | undefined, ...path: string[]): string { return tidy(textOf(child(node, ...path))); }
