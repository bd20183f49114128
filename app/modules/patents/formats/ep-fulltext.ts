import { TEXT_CAPS } from '../contract.ts';
import { addNumber, capped, claimText, finishRecord, isIndependent, newDraft, problem, readDay, setText, settleDates, tidy, type Draft } from '../record.ts';
import { normaliseSymbols } from '../ipc.ts';
import { cleanName } from '../names.ts';
import { readNumber } from '../numbers.ts';
import type { ParsedRow } from './result.ts';
import { child, children, descendants, textOf, type XmlNode } from './xml-records.ts';

/** EPO full texts (ST.36 `ep-patent-document`): bibliography in numbered B elements (INID codes), texts beside it. */
export function epFullTextRow(row: number, node: XmlNode): ParsedRow {
  const draft = newDraft();
  const bib = child(node, 'SDOBI');
  numbersAndDates(draft, node, bib);
  const titles = child(bib, 'B500', 'B540');
  let lang = '';
  for (const part of children(titles)) {
    if (part.name === 'B541') lang = tidy(textOf(part)).toLowerCase();
    else if (part.name === 'B542') setText(draft, 'titles', textOf(part), lang || undefined);
  }
  for (const abstract of children(node, 'abstract')) setText(draft, 'abstracts', paragraphs(abstract).join('\n'), abstract.attrs.lang?.toLowerCase());
  const b500 = child(bib, 'B500');
  const ipc = [...descendants(child(b500, 'B510EP'), 'text').map(textOf), ...descendants(child(b500, 'B510'), 'B511', 'B512', 'B513', 'B514').map(textOf)];
  draft.ipc = normaliseSymbols(ipc.map(tidy).filter(Boolean)).symbols;
  draft.cpc = normaliseSymbols(descendants(child(b500, 'B520EP'), 'text').map((n) => tidy(textOf(n))).filter(Boolean)).symbols;
  const parties = child(bib, 'B700');
  draft.applicants = names(child(parties, 'B710'), 'B711');
  draft.inventors = names(child(parties, 'B720'), 'B721');
  draft.assignees = names(child(parties, 'B730'), 'B731');
  const agent = names(child(parties, 'B740'), 'B741')[0];
  if (agent) draft.agent = agent.slice(0, TEXT_CAPS.name);
  texts(draft, node);
  settleDates(draft);
  return { row, ...finishRecord(draft, 'epo-xml', { source: `EPO ${node.attrs.file ?? node.attrs.id ?? 'XML'}`.slice(0, 200), asOf: readDay(node.attrs['date-publ'] ?? '') }) };
}

function numbersAndDates(draft: Draft, node: XmlNode, bib: XmlNode | undefined): void {
  const kind = at(bib, 'B100', 'B130') || node.attrs.kind || '';
  const country = at(bib, 'B100', 'B190') || node.attrs.country || 'EP';
  const number = at(bib, 'B100', 'B110') || node.attrs['doc-number'] || '';
  if (number) addNumber(draft, number, { authority: country, kind: kind || undefined, type: /^[BC]/.test(kind) ? 'grant' : 'publication' }, 'publicationNumber');
  const published = readDay(at(bib, 'B100', 'B140') || node.attrs['date-publ'] || '');
  if (published) draft.publicationDate = published;
  if (published && draft.numbers.grant) draft.grantDate = published;
  const filed = at(bib, 'B200', 'B210');
  const filedOn = readDay(at(bib, 'B200', 'B220'));
  if (filedOn) draft.filingDate = filedOn;
  if (filed) addNumber(draft, filed, { authority: 'EP', type: 'application' }, 'applicationNumber');
  // B300 lists number, day and country of each priority one after the other.
  const b300 = child(bib, 'B300');
  const [numbers, days, countries] = ['B310', 'B320', 'B330'].map((name) => children(b300, name).map((n) => tidy(textOf(n)))) as [string[], string[], string[]];
  draft.priority = numbers.map((text, i) => {
    const day = readDay(days[i] ?? '');
    const from = /^[A-Z]{2}$/.exec(countries[i] ?? '')?.[0];
    return { number: text.slice(0, 64), ...(from ? { country: from } : {}), ...(day ? { date: day } : {}) };
  }).filter((p) => p.number);
  for (const [path, place, type] of [[['B800', 'B860', 'B861'], 'internationalApplication', 'application'], [['B800', 'B870', 'B871'], 'internationalPublication', 'publication']] as const) {
    const text = tidy(textOf(descendants(child(bib, ...path), 'anum', 'pnum')[0]));
    if (!text) continue;
    const parsed = readNumber(type === 'application' ? text.replace(/^(?!PCT|WO)/, 'PCT/') : text, { authority: 'WO', type });
    if (parsed.ok) draft[place] = parsed.value.docdb;
    else draft.warnings.push(problem(place, parsed.code, text));
  }
}

function at(node: XmlNode | undefined, ...path: string[]): string { return tidy(textOf(child(node, ...path))); }

function names(group: XmlNode | undefined, party: string): string[] {
  return children(group, party).map((n) => cleanName(at(n, 'snm') || at(n, 'anm'))).filter(Boolean);
}

function paragraphs(node: XmlNode): string[] { return descendants(node, 'p', 'heading').map((p) => tidy(textOf(p))).filter(Boolean); }

/** Claims come once for each language of the procedure; the language of the document is kept, else English. */
function texts(draft: Draft, node: XmlNode): void {
  const all = children(node, 'claims');
  const chosen = all.find((c) => c.attrs.lang?.toLowerCase() === node.attrs.lang?.toLowerCase()) ?? all.find((c) => c.attrs.lang === 'en') ?? all[0];
  const lang = (chosen?.attrs.lang ?? node.attrs.lang ?? 'en').toLowerCase();
  for (const claim of children(chosen, 'claim')) {
    if (draft.claims.length >= TEXT_CAPS.claims) { draft.truncated!.push('claims'); break; }
    const text = claimText(textOf(claim));
    if (text) draft.claims.push({ n: draft.claims.length + 1, text: capped(draft, 'claim', text), lang, independent: descendants(claim, 'claim-ref').length === 0 && isIndependent(text, lang) });
  }
  const description = child(node, 'description');
  const text = description ? paragraphs(description).join('\n') : '';
  if (text) draft.description = { text: capped(draft, 'description', text), lang: (description?.attrs.lang ?? lang).toLowerCase().slice(0, 5) };
}
