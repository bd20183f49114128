import { TEXT_CAPS } from '../contract.ts';
import { addNumber, finishRecord, newDraft, problem, readDay, setText, tidy, type Draft } from '../record.ts';
import { normaliseSymbols } from '../ipc.ts';
import type { Limits } from './limits.ts';
import type { Chunks, ParsedRow, ParsedRows } from './result.ts';
import { child, children, descendants, textOf, xmlRecords, type RecordPlan, type XmlNode } from './xml-records.ts';

/** EPO exchange documents (OPS answers and DOCDB files): bibliography, abstracts and, where present, citations. */
const PLAN: RecordPlan = {
  records: new Set(['exchange-document']),
  skip: new Set(['drawings', 'img', 'tables', 'maths']),
  cut: { name: 'description', max: TEXT_CAPS.description },
};

/** Reads exchange documents; answers without any (family or legal services) give no rows. */
export async function* readEpoXml(chunks: Chunks, limits: Limits): ParsedRows {
  for await (const item of xmlRecords(chunks, PLAN, limits)) {
    yield 'error' in item ? { row: item.index, errors: [problem('document', String(item.error.details.reason))] } : epoRow(item.index, item.node);
  }
}

function epoRow(row: number, node: XmlNode): ParsedRow {
  const draft = newDraft();
  const bib = child(node, 'bibliographic-data');
  const { country = '', 'doc-number': number = '', kind = '' } = node.attrs;
  addNumber(draft, `${country}${number}${kind}`, { authority: country, kind: kind || undefined, type: /^[BC]/.test(kind) ? 'grant' : 'publication' }, 'publicationNumber');
  const application = docdb(child(bib, 'application-reference'));
  if (application) addNumber(draft, value(application, 'doc-number'), { authority: value(application, 'country') || country, type: 'application' }, 'applicationNumber');
  const published = dayIn(child(bib, 'publication-reference'));
  if (published) draft.publicationDate = published;
  if (published && draft.numbers.grant) draft.grantDate = published;
  const filed = dayIn(child(bib, 'application-reference'));
  if (filed) draft.filingDate = filed;
  for (const title of children(bib, 'invention-title')) text(draft, 'titles', title, textOf(title));
  for (const abstract of children(node, 'abstract')) text(draft, 'abstracts', abstract, descendants(abstract, 'p').map(textOf).join('\n'));
  const ipcr = descendants(child(bib, 'classifications-ipcr'), 'classification-ipcr').map((n) => value(n, 'text'));
  const ipc = ipcr.length ? ipcr : children(child(bib, 'classification-ipc'), 'text').map(textOf);
  draft.ipc = normaliseSymbols(ipc.map(tidy).filter(Boolean)).symbols;
  draft.cpc = normaliseSymbols(descendants(child(bib, 'patent-classifications'), 'patent-classification')
    .filter((n) => /^CPC/.test(child(n, 'classification-scheme')?.attrs.scheme ?? ''))
    .map((n) => `${value(n, 'section')}${value(n, 'class')}${value(n, 'subclass')} ${value(n, 'main-group')}/${value(n, 'subgroup')}`)).symbols;
  draft.applicants = names(bib, 'applicant', 'applicant-name');
  draft.inventors = names(bib, 'inventor', 'inventor-name');
  draft.priority = descendants(child(bib, 'priority-claims'), 'priority-claim').map((claim) => {
    const on = dayIn(claim);
    const id = docdb(claim) ?? children(claim, 'document-id')[0];
    return { number: value(id, 'doc-number').slice(0, 64), ...(on ? { date: on } : {}) };
  }).filter((p) => p.number);
  if (node.attrs['family-id']) draft.familyId = node.attrs['family-id'].slice(0, 40);
  const cited = child(bib, 'references-cited');
  if (cited) {
    draft.backwardCitations = descendants(cited, 'patcit').length;
    draft.literatureCitations = descendants(cited, 'nplcit').length;
  }
  return { row, ...finishRecord(draft, 'epo-xml', { source: 'EPO', asOf: null }) };
}

function text(draft: Draft, field: 'titles' | 'abstracts', node: XmlNode, content: string): void {
  const lang = node.attrs.lang?.toLowerCase();
  if (lang === 'en' || lang === 'zh') setText(draft, field, content, lang);
  else if (!lang) setText(draft, field, content);
}

/** The document identifier in DOCDB form, else the first one. */
function docdb(reference: XmlNode | undefined): XmlNode | undefined {
  const ids = children(reference, 'document-id');
  return ids.find((id) => id.attrs['document-id-type'] === 'docdb') ?? ids[0];
}

function dayIn(reference: XmlNode | undefined): string | null {
  for (const id of children(reference, 'document-id')) {
    const on = readDay(value(id, 'date'));
    if (on) return on;
  }
  return null;
}

/** Party names, preferring the form as filed over the normalised one with its country suffix. */
function names(bib: XmlNode | undefined, party: string, holder: string): string[] {
  const all = descendants(child(bib, 'parties'), party);
  const originals = all.filter((n) => (n.attrs['data-format'] ?? 'original') === 'original');
  return (originals.length ? originals : all).map((n) => value(child(n, holder), 'name').replace(/\s*\[[A-Z]{2}\]$/, '').replace(/,$/, '')).filter(Boolean);
}

function value(node: XmlNode | undefined, name: string): string { return tidy(textOf(child(node, name))); }
