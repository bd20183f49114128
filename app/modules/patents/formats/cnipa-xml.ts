import { TEXT_CAPS, type Priority } from '../contract.ts';
import { addNumber, capped, claimText, finishRecord, isIndependent, newDraft, problem, readDay, setText, settleDates, tidy, type Draft } from '../record.ts';
import { normaliseSymbols, parseLocarno } from '../ipc.ts';
import type { Limits } from './limits.ts';
import type { Chunks, ParsedRow, ParsedRows } from './result.ts';
import { child, children, descendants, textOf, xmlRecords, type RecordPlan, type XmlNode } from './xml-records.ts';

/** CNIPA full texts (PatentDocumentAndRelated 2.x): inventions, utility models and designs, published or granted. */
const PLAN: RecordPlan = {
  records: new Set(['PatentDocumentAndRelated']),
  skip: new Set(['Drawings', 'DesignDrawings', 'Image', 'Figure', 'AbstractFigure', 'Table', 'Tables', 'table', 'Chemistry', 'SequenceList', 'GazetteReference']),
  flat: new Set(['Maths', 'math', 'Math', 'MathText', 'mathText']),
  cut: { name: 'Description', max: TEXT_CAPS.description },
};

/** Reads records as they come; a broken document becomes a row with errors and the next one is read. */
export async function* readCnipaXml(chunks: Chunks, limits: Limits): ParsedRows {
  for await (const item of xmlRecords(chunks, PLAN, limits)) {
    yield 'error' in item ? { row: item.index, errors: [problem('document', String(item.error.details.reason))] } : cnipaRow(item.index, item.node);
  }
}

function cnipaRow(row: number, node: XmlNode): ParsedRow {
  const draft = newDraft();
  const bib = children(node, 'BibliographicData', 'DesignBibliographicData')[0];
  numbersAndDates(draft, node, bib);
  for (const title of children(bib, 'InventionTitle', 'DesignTitle')) setText(draft, 'titles', textOf(title), language(title));
  for (const abstract of children(node, 'Abstract')) setText(draft, 'abstracts', paragraphs(abstract).join('\n'), language(abstract));
  const brief = children(node, 'DesignBriefExplanation', 'BriefExplanation')[0] ?? child(bib, 'DesignBriefExplanation');
  if (brief) setText(draft, 'abstracts', paragraphs(brief).join('\n') || textOf(brief), 'zh');
  symbols(draft, bib);
  parties(draft, bib);
  claims(draft, node);
  const cited = descendants(bib, 'ReferencesCited')[0];
  if (cited) {
    const all = descendants(cited, 'Citation');
    const patents = all.filter((c) => descendants(c, 'DocNumber').length > 0).length;
    draft.backwardCitations = patents;
    draft.literatureCitations = all.length - patents;
  }
  const description = child(node, 'Description');
  if (description) {
    const text = paragraphs(description).join('\n');
    if (text) draft.description = { text: capped(draft, 'description', text), lang: language(description) };
  }
  settleDates(draft);
  const result = finishRecord(draft, 'cnipa-xml', { source: `CNIPA ${node.attrs.file ?? 'XML'}`.slice(0, 200), asOf: readDay(node.attrs.datePublication ?? '') });
  return { row, ...result };
}

function numbersAndDates(draft: Draft, node: XmlNode, bib: XmlNode | undefined): void {
  const publication = original(bib, 'PublicationReference');
  const application = original(bib, 'ApplicationReference');
  const kind = value(publication, 'Kind') || node.attrs.kind;
  const country = value(publication, 'WIPOST3Code') || node.attrs.country || 'CN';
  const number = value(publication, 'DocNumber') || node.attrs.docNumber || '';
  if (number) addNumber(draft, number, { authority: country, type: 'publication', kind }, 'publicationNumber');
  const filed = value(application, 'DocNumber');
  if (filed) addNumber(draft, filed, { authority: 'CN', type: 'application' }, 'applicationNumber');
  date(draft, 'filingDate', value(application, 'Date'));
  const published = value(publication, 'Date') || node.attrs.datePublication || '';
  date(draft, 'publicationDate', published);
  // Documents of kinds B, C, U, Y, S and D announce the grant, and a Chinese right begins on that day.
  if (draft.numbers.grant) date(draft, 'grantDate', published);
  draft.priority = descendants(bib, 'PriorityClaim', 'Priority').map(priorityOf).filter((p) => p.number);
}

/** The document identifier in the office's own form; the "standard" twin repeats it. */
function original(bib: XmlNode | undefined, name: string): XmlNode | undefined {
  const all = children(bib, name);
  return child(all.find((r) => r.attrs.dataFormat === 'original') ?? all[0], 'DocumentID');
}

function priorityOf(node: XmlNode): Priority {
  const id = child(node, 'DocumentID') ?? node;
  const country = /^[A-Z]{2}$/.exec(value(id, 'WIPOST3Code') || value(id, 'Country'))?.[0];
  const on = readDay(value(id, 'Date'));
  return { number: (value(id, 'DocNumber') || value(id, 'Number')).slice(0, 64), ...(country ? { country } : {}), ...(on ? { date: on } : {}) };
}

function symbols(draft: Draft, bib: XmlNode | undefined): void {
  const ipcr = descendants(bib, 'ClassificationIPCR').map((n) => value(n, 'Text') || `${value(n, 'Section')}${value(n, 'MainClass')}${value(n, 'Subclass')} ${value(n, 'MainGroup')}/${value(n, 'Subgroup')}`);
  // The older element gives each symbol twice, in the office's form and in ST.8; both normalise to the same symbol.
  const old = descendants(bib, 'ClassificationIPC').flatMap((n) => descendants(n, 'MainClassification', 'FurtherClassification').map(textOf));
  draft.ipc = normaliseSymbols([...ipcr, ...old].map(tidy).filter(Boolean)).symbols;
  draft.cpc = normaliseSymbols(descendants(bib, 'ClassificationCPC').map((n) => value(n, 'Text') || tidy(textOf(n)))).symbols;
  draft.locarno = descendants(bib, 'ClassificationLocarno')
    .flatMap((n) => [value(n, 'Text'), ...descendants(n, 'MainClassification', 'FurtherClassification').map(textOf), ...(children(n).length ? [] : [textOf(n)])])
    .map(parseLocarno).filter((l): l is string => l !== null);
}

function parties(draft: Draft, bib: XmlNode | undefined): void {
  const group = child(bib, 'Parties') ?? bib;
  const applicants = descendants(group, 'Applicant');
  draft.applicants = names(applicants);
  draft.inventors = names(descendants(group, 'Inventor', 'Designer'));
  draft.assignees = names(descendants(bib, 'Assignee', 'Patentee', 'RightHolder'));
  const agency = descendants(group, 'Agency')[0];
  // Agencies carry their five-digit code after the name.
  const agent = tidy(nameOf(agency)).replace(/\s*\d{5}$/, '');
  if (agent) draft.agent = agent.slice(0, TEXT_CAPS.name);
  const address = value(child(applicants[0], 'AddressBook', 'Address'), 'Text');
  if (address && address !== '0') draft.address = address.slice(0, 400);
}

/** Names once each; the office writes every party in its original and, sometimes, a standardised form. */
function names(nodes: XmlNode[]): string[] {
  const originals = nodes.filter((n) => n.attrs.dataFormat !== 'standard');
  return (originals.length ? originals : nodes).map(nameOf).filter((n) => n && n !== '0');
}

function nameOf(node: XmlNode | undefined): string {
  const book = child(node, 'AddressBook') ?? node;
  const person = [value(book, 'LastName'), value(book, 'FirstName')].filter(Boolean).join(' ');
  return value(book, 'OrganizationName') || value(book, 'Name') || person;
}

function claims(draft: Draft, node: XmlNode): void {
  for (const claim of children(child(node, 'Claims'), 'Claim')) {
    if (draft.claims.length >= TEXT_CAPS.claims) { draft.truncated!.push('claims'); return; }
    const lang = language(child(node, 'Claims'));
    const text = claimText(descendants(claim, 'ClaimText').map((t) => tidy(textOf(t))).join(' ') || textOf(claim));
    const n = Number(claim.attrs.num?.replace(/^0+/, '')) || draft.claims.length + 1;
    if (text) draft.claims.push({ n, text: capped(draft, 'claim', text), lang, independent: isIndependent(text, lang) });
  }
}

function paragraphs(node: XmlNode): string[] { return descendants(node, 'Paragraphs', 'InventionTitle').filter((p) => p.name === 'Paragraphs').map((p) => tidy(textOf(p))).filter(Boolean); }

function language(node: XmlNode | undefined): 'zh' | 'en' { return /^en/i.test(node?.attrs.lang ?? '') ? 'en' : 'zh'; }

function value(node: XmlNode | undefined, name: string): string { return tidy(textOf(child(node, name))); }

function date(draft: Draft, field: 'filingDate' | 'publicationDate' | 'grantDate', text: string): void {
  if (!text || /^0+$/.test(text)) return;
  const on = readDay(text);
  if (on) draft[field] = on;
  else draft.warnings.push(problem(field, 'bad_date', text));
}
