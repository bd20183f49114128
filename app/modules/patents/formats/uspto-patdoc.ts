import { TEXT_CAPS, type Related } from '../contract.ts';
import { addNumber, capped, claimText, finishRecord, isIndependent, newDraft, problem, readDay, setText, settleDates, tidy, type Draft } from '../record.ts';
import { normaliseSymbols } from '../ipc.ts';
import type { ParsedRow } from './result.ts';
import { addRelated, place, startTerm } from './uspto-related.ts';
import { child, children, descendants, textOf, type XmlNode } from './xml-records.ts';

/** USPTO grants of 2001 to 2004 (ST.32 `PATDOC`): bibliography in numbered B elements, every text inside `PDAT`. */
export function patdocRow(row: number, node: XmlNode): ParsedRow {
  const draft = newDraft();
  const bib = child(node, 'SDOBI');
  const published = readDay(at(bib, 'B100', 'B140', 'DATE'));
  const kind = at(bib, 'B100', 'B130');
  const number = at(bib, 'B100', 'B110', 'DNUM');
  if (number) addNumber(draft, number, { authority: 'US', type: 'grant', ...(kind ? { kind } : {}) }, 'publicationNumber');
  if (published) { draft.publicationDate = published; draft.grantDate = published; }
  filing(draft, bib);
  setText(draft, 'titles', at(bib, 'B500', 'B540', 'STEXT') || at(bib, 'B500', 'B540'), 'en');
  setText(draft, 'abstracts', paragraphs(child(node, 'SDOAB')).join('\n'), 'en');
  draft.ipc = normaliseSymbols(descendants(child(bib, 'B500', 'B510'), 'B511', 'B512', 'B513').map((n) => tidy(textOf(n))).filter(Boolean)).symbols;
  const stated = Number(at(bib, 'B500', 'B570', 'B577'));
  if (Number.isInteger(stated) && stated > 0) draft.claimCount = stated;
  const cited = child(bib, 'B500', 'B560');
  if (cited) {
    draft.backwardCitations = descendants(cited, 'PCIT').length;
    draft.literatureCitations = descendants(cited, 'NCIT').length;
  }
  relations(draft, child(bib, 'B600'));
  const parties = child(bib, 'B700');
  draft.inventors = descendants(child(parties, 'B720'), 'B721').map(nameOf).filter(Boolean);
  draft.assignees = descendants(child(parties, 'B730'), 'B731').map(nameOf).filter(Boolean);
  const agent = descendants(child(parties, 'B740'), 'B741').map(nameOf)[0];
  if (agent) draft.agent = agent.slice(0, TEXT_CAPS.name);
  texts(draft, node);
  settleDates(draft);
  return { row, ...finishRecord(draft, 'uspto-xml', { source: `USPTO ${number || 'PATDOC'}`, asOf: published }) };
}

function filing(draft: Draft, bib: XmlNode | undefined): void {
  const day = readDay(at(bib, 'B200', 'B220', 'DATE'));
  if (day) draft.filingDate = day;
  const filed = at(bib, 'B200', 'B210', 'DNUM');
  const series = at(bib, 'B200', 'B211US');
  // The serial stands with or without the series that a neighbour names.
  const spelled = /^\d{1,6}$/.test(filed) && /^\d{1,2}$/.test(series) ? series.padStart(2, '0') + filed.padStart(6, '0') : filed;
  if (filed) addNumber(draft, spelled, { authority: 'US', type: 'application', ...(day ? { year: Number(day.slice(0, 4)) } : {}) }, 'applicationNumber');
  if (child(bib, 'B200', 'B221US') || /design/i.test(at(bib, 'B200', 'B211US'))) draft.patentKind ??= draft.numbers.grant?.patentKind;
  const b300 = child(bib, 'B300');
  const [numbers, days, countries] = ['B310', 'B320', 'B330'].map((name) => descendants(b300, name).map((n) => tidy(textOf(n)))) as [string[], string[], string[]];
  draft.priority = numbers.map((text, i) => {
    const on = readDay(days[i] ?? '');
    const country = /^[A-Z]{2}$/.exec(countries[i] ?? '')?.[0];
    return { number: text.slice(0, 64), ...(country ? { country } : {}), ...(on ? { date: on } : {}) };
  }).filter((p) => p.number);
  const extension = Number(at(bib, 'B400', 'B474US') || at(bib, 'B400', 'B474'));
  if (Number.isInteger(extension) && extension > 0 && extension < 36_500) draft.ptaDays = extension;
  if (descendants(child(bib, 'B400'), 'B473US', 'B473').length) draft.terminalDisclaimer = true;
  place(draft, 'internationalApplication', at(bib, 'B800', 'B860', 'B861', 'DOC', 'DNUM'));
  const international = readDay(at(bib, 'B800', 'B860', 'B861', 'DOC', 'DATE'));
  if (international) { draft.internationalFilingDate = international; startTerm(draft, international); }
  place(draft, 'internationalPublication', at(bib, 'B800', 'B870', 'B871', 'DOC', 'DNUM'));
  const entered = readDay(at(bib, 'B800', 'B864US', 'DATE'));
  if (entered) draft.nationalEntryDate = entered;
}

const RELATION_OF: Record<string, Related['relation']> = {
  B620: 'division', B631: 'continuation', B632: 'continuation_in_part', B633: 'continuation_in_part', B640: 'reissue', B645: 'reexamination', B650: 'earlier_publication', B660: 'substitution', B680US: 'provisional',
};

function relations(draft: Draft, b600: XmlNode | undefined): void {
  const related: Related[] = [];
  for (const node of descendants(b600, ...Object.keys(RELATION_OF))) {
    const relation = RELATION_OF[node.name]!;
    const parents = descendants(node, 'PDOC');
    for (const doc of (parents.length ? parents : [node]).flatMap((n) => descendants(n, 'DOC'))) {
      const day = readDay(at(doc, 'DATE'));
      related.push({ relation, number: at(doc, 'DNUM').slice(0, 64), country: 'US', ...(day ? { date: day } : {}) });
    }
  }
  addRelated(draft, related);
}

function nameOf(node: XmlNode): string {
  const nam = descendants(node, 'NAM')[0];
  const organisation = at(nam, 'ONM');
  if (organisation) return organisation;
  return [at(nam, 'SNM'), at(nam, 'FNM')].filter(Boolean).join(', ');
}

function texts(draft: Draft, node: XmlNode): void {
  const description = child(node, 'SDODE');
  const blocks = paragraphs(description);
  if (blocks.length) draft.description = { text: capped(draft, 'description', blocks.join('\n\n')), lang: 'en' };
  if (descendants(description, 'H').some((h) => /government|federally[- ]sponsored/i.test(textOf(h)))) draft.governmentRights = true;
  for (const claim of descendants(child(node, 'SDOCL'), 'CLM')) {
    if (draft.claims.length >= TEXT_CAPS.claims) { draft.truncated!.push('claims'); return; }
    const text = claimText(paragraphs(claim).join(' ') || textOf(claim));
    if (text) draft.claims.push({ n: draft.claims.length + 1, text: capped(draft, 'claim', text), lang: 'en', independent: descendants(claim, 'CLREF').length === 0 && isIndependent(text, 'en') });
  }
  if (!draft.titles.en) draft.warnings.push(problem('title', 'required'));
}

function paragraphs(node: XmlNode | undefined): string[] { return descendants(node, 'PARA', 'H').map((p) => tidy(textOf(p))).filter(Boolean); }

function at(node: XmlNode | undefined, ...path: string[]): string {
  const found = child(node, ...path);
  return tidy(children(found, 'PDAT').length === 1 && children(found).length === 1 ? textOf(child(found, 'PDAT')) : textOf(found));
}
