import { TEXT_CAPS } from '../contract.ts';
import { addNumber, capped, claimText, finishRecord, isIndependent, newDraft, problem, readDay, setText, settleDates, tidy, type Draft } from '../record.ts';
import { normaliseSymbols } from '../ipc.ts';
import type { NumberHint } from '../numbers.ts';
import type { Limits } from './limits.ts';
import { oldApplicationRow } from './uspto-pap.ts';
import { patdocRow } from './uspto-patdoc.ts';
import { readInternational, readRelated } from './uspto-related.ts';
import type { Chunks, ParsedRow, ParsedRows } from './result.ts';
import { child, children, descendants, textOf, xmlRecords, type RecordPlan, type XmlNode } from './xml-records.ts';

/** USPTO full texts since 2001: grants and published applications of every kind, single or in bulk files; red book 4.x here, the earlier two beside. */
const PLAN: RecordPlan = {
  records: new Set(['us-patent-grant', 'us-patent-application', 'PATDOC', 'patent-application-publication']),
  skip: new Set(['drawings', 'table', 'tables', 'chemistry', 'us-chemistry', 'us-math', 'img', 'sequence-list', 'us-sequence-list-doc', 'us-megatable-doc', 'description-of-drawings-figures',
    'SDODR', 'CWU', 'EMI', 'TABLE-US', 'CHEM-US', 'subdoc-drawings', 'image', 'table-cwu', 'chemistry-cwu', 'program-listing']),
  flat: new Set(['maths', 'math']),
  cut: { name: /^(?:description|SDODE|subdoc-description)$/, max: TEXT_CAPS.description },
};

/** Reads records as they come; a broken document becomes a row with errors and the next one is read. */
export async function* readUsptoXml(chunks: Chunks, limits: Limits): ParsedRows {
  for await (const item of xmlRecords(chunks, PLAN, limits)) {
    yield 'error' in item ? { row: item.index, errors: [problem('document', String(item.error.details.reason))] } : usptoRow(item.index, item.node);
  }
}

function usptoRow(row: number, node: XmlNode): ParsedRow {
  if (node.name === 'PATDOC') return patdocRow(row, node);
  if (node.name === 'patent-application-publication') return oldApplicationRow(row, node);
  const draft = newDraft();
  const bib = children(node, 'us-bibliographic-data-grant', 'us-bibliographic-data-application')[0];
  const isGrant = node.name === 'us-patent-grant';
  numbersAndDates(draft, bib, isGrant);
  setText(draft, 'titles', textOf(child(bib, 'invention-title')), 'en');
  const abstract = child(node, 'abstract');
  if (abstract) setText(draft, 'abstracts', blocks(abstract).join('\n'), 'en');
  symbols(draft, bib);
  parties(draft, bib);
  citations(draft, bib);
  claims(draft, node);
  const description = child(node, 'description');
  if (description) {
    const text = blocks(description).join('\n\n');
    if (text) draft.description = { text: capped(draft, 'description', text), lang: 'en' };
    if (children(description, 'heading').some((h) => /government|federally[- ]sponsored/i.test(textOf(h)))) draft.governmentRights = true;
  }
  settleDates(draft);
  const result = finishRecord(draft, 'uspto-xml', { source: `USPTO ${node.attrs.file ?? node.name}`.slice(0, 200), asOf: readDay(node.attrs['date-publ'] ?? '') });
  return { row, ...result };
}

function numbersAndDates(draft: Draft, bib: XmlNode | undefined, isGrant: boolean): void {
  const publication = child(bib, 'publication-reference', 'document-id');
  const application = child(bib, 'application-reference', 'document-id');
  const hint = (node: XmlNode | undefined, type: NumberHint['type']): NumberHint => ({ authority: value(node, 'country') || 'US', type, kind: value(node, 'kind') || undefined });
  const number = value(publication, 'doc-number');
  if (number) addNumber(draft, number, hint(publication, isGrant ? 'grant' : 'publication'), 'publicationNumber');
  const filed = value(application, 'doc-number');
  if (filed) addNumber(draft, withSeries(filed, value(bib, 'us-application-series-code')), { ...hint(application, 'application'), kind: undefined }, 'applicationNumber');
  date(draft, 'filingDate', value(application, 'date'));
  date(draft, isGrant ? 'grantDate' : 'publicationDate', value(publication, 'date'));
  if (isGrant) date(draft, 'publicationDate', value(publication, 'date'));
  const type = child(bib, 'application-reference')?.attrs['appl-type'];
  const kinds = { utility: 'invention', design: 'design', plant: 'plant', reissue: 'reissue' } as const;
  if (type && type in kinds) draft.patentKind = kinds[type as keyof typeof kinds];
  const extension = Number(textOf(child(bib, 'us-term-of-grant', 'us-term-extension')).trim());
  if (Number.isInteger(extension) && extension > 0 && extension < 36_500) draft.ptaDays = extension;
  if (child(bib, 'us-term-of-grant', 'disclaimer')) draft.terminalDisclaimer = true;
  readRelated(draft, child(bib, 'us-related-documents') ?? child(bib, 'related-documents'));
  readInternational(draft, bib);
  draft.priority = descendants(child(bib, 'priority-claims'), 'priority-claim').map((claim) => priorityOf(claim)).filter((p) => p.number);
}

/** Old files give the six digits of the serial and the series beside it. */
function withSeries(number: string, series: string): string { return /^\d{5,6}$/.test(number) && /^\d{1,2}$/.test(series) ? series.padStart(2, '0') + number.padStart(6, '0') : number; }

function priorityOf(claim: XmlNode) {
  const id = child(claim, 'document-id') ?? claim;
  const on = readDay(value(id, 'date'));
  const country = /^[A-Z]{2}$/.exec(value(id, 'country'))?.[0];
  return { number: value(id, 'doc-number').slice(0, 64), ...(country ? { country } : {}), ...(on ? { date: on } : {}) };
}

function symbols(draft: Draft, bib: XmlNode | undefined): void {
  const parts = (n: XmlNode) => `${value(n, 'section')}${value(n, 'class')}${value(n, 'subclass')} ${value(n, 'main-group')}/${value(n, 'subgroup')}`;
  const ipcr = descendants(child(bib, 'classifications-ipcr'), 'classification-ipcr').map((n) => (child(n, 'section') ? parts(n) : textOf(n)));
  const old = children(bib, 'classification-ipc').flatMap((n) => children(n, 'main-classification', 'further-classification').map(textOf));
  const cpc = descendants(child(bib, 'classifications-cpc'), 'classification-cpc').map(parts);
  draft.ipc = normaliseSymbols([...ipcr, ...old]).symbols;
  draft.cpc = normaliseSymbols(cpc).symbols;
  draft.locarno = children(bib, 'classification-locarno').map((n) => textOf(child(n, 'main-classification')).trim())
    .map((t) => (/^\d{4}$/.test(t) ? `${t.slice(0, 2)}-${t.slice(2)}` : t)).filter((t) => /^\d{2}-\d{2}$/.test(t));
}

function parties(draft: Draft, bib: XmlNode | undefined): void {
  const group = child(bib, 'us-parties') ?? child(bib, 'parties');
  const applicants = children(child(group, 'us-applicants') ?? child(group, 'applicants'), 'us-applicant', 'applicant');
  const inventors = children(child(group, 'inventors'), 'inventor', 'deceased-inventor');
  const asInventors = applicants.filter((a) => a.attrs['app-type'] === 'applicant-inventor');
  draft.applicants = applicants.map(nameOf).filter(Boolean);
  draft.inventors = [...inventors, ...(inventors.length ? [] : asInventors)].map(nameOf).filter(Boolean);
  draft.assignees = children(child(bib, 'assignees'), 'assignee').map(nameOf).filter(Boolean);
  const agent = nameOf(child(group, 'agents', 'agent'));
  if (agent) draft.agent = agent.slice(0, TEXT_CAPS.name);
  const place = child(applicants[0], 'addressbook', 'address');
  const address = ['street', 'address-1', 'city', 'state', 'postcode', 'country'].map((part) => value(place, part)).filter(Boolean).join(', ');
  if (address) draft.address = address.slice(0, 400);
}

/** `Orgname`, or `Last, First Middle` as the office prints names. */
function nameOf(node: XmlNode | undefined): string {
  const book = child(node, 'addressbook') ?? node;
  const organisation = value(book, 'orgname') || value(book, 'name');
  if (organisation) return organisation;
  const given = [value(book, 'first-name'), value(book, 'middle-name')].filter(Boolean).join(' ');
  return [value(book, 'last-name'), given].filter(Boolean).join(', ');
}

function citations(draft: Draft, bib: XmlNode | undefined): void {
  const list = child(bib, 'us-references-cited') ?? child(bib, 'references-cited');
  if (!list) return;
  draft.backwardCitations = descendants(list, 'patcit').length;
  draft.literatureCitations = descendants(list, 'nplcit').length;
  const stated = Number(value(bib, 'number-of-claims'));
  if (Number.isInteger(stated) && stated > 0) draft.claimCount = stated;
}

function claims(draft: Draft, node: XmlNode): void {
  for (const claim of children(child(node, 'claims'), 'claim')) {
    if (draft.claims.length >= TEXT_CAPS.claims) { draft.truncated!.push('claims'); return; }
    const text = claimText(spaced(claim));
    const n = Number(claim.attrs.num?.replace(/^0+/, '')) || draft.claims.length + 1;
    if (text) draft.claims.push({ n, text: capped(draft, 'claim', text), lang: 'en', independent: descendants(claim, 'claim-ref').length === 0 && isIndependent(text, 'en') });
  }
}

/** Text of a claim with a space at the start of each nested paragraph, none around sub- and superscripts. */
function spaced(node: XmlNode): string {
  return node.children.map((c) => (typeof c === 'string' ? c : c.name === 'claim-text' ? ` ${spaced(c)}` : spaced(c))).join('');
}

/** Paragraphs and headings below a node, one string each. */
function blocks(node: XmlNode): string[] {
  return descendants(node, 'p', 'heading', 'li').map((b) => tidy(textOf(b))).filter(Boolean);
}

function value(node: XmlNode | undefined, name: string): string { return tidy(textOf(child(node, name))); }

/** Sets a date, or reports one that does not exist; the office's zero date stands for "not given". */
function date(draft: Draft, field: 'filingDate' | 'publicationDate' | 'grantDate', text: string): void {
  if (!text || /^0+$/.test(text)) return;
  const on = readDay(text);
  if (on) draft[field] = on;
  else draft.warnings.push(problem(field, 'bad_date', text));
}
