import { TEXT_CAPS, type LegalEvent } from '../contract.ts';
import { addNumber, capped, claimText, finishRecord, finishSupplement, isIndependent, languageOf, newDraft, problem, readDay, setText, settleDates, tidy, type Draft } from '../record.ts';
import { normaliseSymbols } from '../ipc.ts';
import { applicationOf, dayOf, documentIds, partyNames, prioritiesOf, value } from './epo-ids.ts';
import { epFullTextRow } from './ep-fulltext.ts';
import type { Limits } from './limits.ts';
import type { Chunks, ParsedRow, ParsedRows } from './result.ts';
import { child, children, descendants, textOf, xmlRecords, type RecordPlan, type XmlNode } from './xml-records.ts';

/** EPO's exchange documents (OPS answers and DOCDB files), its full texts, families and legal events. */
const PLAN: RecordPlan = {
  records: new Set(['exchange-document', 'fulltext-document', 'family-member', 'ep-patent-document']),
  skip: new Set(['drawings', 'img', 'tables', 'table', 'chemistry']),
  flat: new Set(['maths', 'math']),
  cut: { name: 'description', max: TEXT_CAPS.description },
};
/** Elements that are one row each. */
export const EPO_RECORDS: ReadonlySet<string> = PLAN.records;
const FROM = { source: 'EPO', asOf: null };

/**
 * Reads whatever the EPO answers. A document with a title is a record; abstracts, claims, family members and legal events
 * sent alone are facts about a right that must be known already, and come as supplements.
 */
export async function* readEpoXml(chunks: Chunks, limits: Limits): ParsedRows {
  for await (const item of xmlRecords(chunks, PLAN, limits)) {
    yield 'error' in item ? { row: item.index, errors: [problem('document', String(item.error.details.reason))] } : epoRow(item.index, item.node);
  }
}

/** One element of an EPO answer as a row. */
export function epoRow(row: number, node: XmlNode): ParsedRow {
  if (node.name === 'ep-patent-document') return epFullTextRow(row, node);
  if (node.name === 'family-member') return familyRow(row, node);
  if (node.name === 'fulltext-document') return fullTextRow(row, node);
  const draft = newDraft();
  const bib = child(node, 'bibliographic-data');
  identify(draft, bib, node.attrs);
  for (const title of children(bib, 'invention-title')) setText(draft, 'titles', textOf(title), title.attrs.lang?.toLowerCase());
  for (const abstract of children(node, 'abstract')) setText(draft, 'abstracts', abstractText(abstract), abstract.attrs.lang?.toLowerCase());
  symbols(draft, bib);
  const parties = child(bib, 'parties');
  draft.applicants = partyNames(descendants(parties, 'applicant'), 'applicant-name');
  draft.inventors = partyNames(descendants(parties, 'inventor'), 'inventor-name');
  draft.priority = prioritiesOf(child(bib, 'priority-claims'));
  if (node.attrs['family-id']) draft.familyId = node.attrs['family-id'].slice(0, 40);
  const cited = child(bib, 'references-cited');
  if (cited) {
    draft.backwardCitations = descendants(cited, 'patcit').length;
    draft.literatureCitations = descendants(cited, 'nplcit').length;
  }
  settleDates(draft);
  const hasTitle = Boolean(draft.titles.zh ?? draft.titles.en ?? draft.titleOriginal);
  return hasTitle ? { row, ...finishRecord(draft, 'epo-xml', FROM) } : supplement(row, draft);
}

/** Numbers and dates of a document: its own attributes, then its references in every format. */
function identify(draft: Draft, bib: XmlNode | undefined, attrs: Record<string, string>): void {
  const published = documentIds(children(bib, 'publication-reference'));
  const own = published.find((id) => id.format === 'docdb' && id.number) ?? published[0];
  const country = attrs.country || own?.country || /^[A-Z]{2}/.exec(own?.number ?? '')?.[0] || '';
  const kind = attrs.kind || own?.kind || '';
  const number = attrs['doc-number'] || own?.number || '';
  const day = dayOf(published) ?? readDay(attrs['date-publ'] ?? '');
  const spelled = number.startsWith(country) ? number : country + number;
  if (number) addNumber(draft, `${spelled}${kind}`, { authority: country, kind: kind || undefined, type: /^[BC]/.test(kind) ? 'grant' : 'publication' }, 'publicationNumber');
  if (day) draft.publicationDate = day;
  if (day && draft.numbers.grant) draft.grantDate = day;
  const filed = documentIds(children(bib, 'application-reference'));
  const filedOn = dayOf(filed);
  if (filedOn) draft.filingDate = filedOn;
  const application = applicationOf(filed, country);
  if (application && 'value' in application) draft.numbers.application = application.value;
  else if (application) draft.warnings.push(problem('applicationNumber', 'number_ambiguous', application.unread));
}

function symbols(draft: Draft, bib: XmlNode | undefined): void {
  const ipcr = descendants(child(bib, 'classifications-ipcr'), 'classification-ipcr').map((n) => value(n, 'text') || parts(n));
  const classed = descendants(child(bib, 'patent-classifications'), 'patent-classification');
  const scheme = (n: XmlNode) => child(n, 'classification-scheme')?.attrs.scheme ?? '';
  const text = (n: XmlNode) => value(n, 'classification-symbol') || parts(n);
  const old = children(bib, 'classification-ipc').flatMap((n) => children(n, 'text', 'main-classification', 'further-classification').map(textOf));
  const ipc = [...ipcr, ...classed.filter((n) => /^IPC/.test(scheme(n))).map(text)];
  draft.ipc = normaliseSymbols((ipc.length ? ipc : old).map(tidy).filter(Boolean)).symbols;
  draft.cpc = normaliseSymbols(classed.filter((n) => /^CPC/.test(scheme(n))).map(text).map(tidy).filter(Boolean)).symbols;
}

function parts(n: XmlNode): string { return `${value(n, 'section')}${value(n, 'class')}${value(n, 'subclass')} ${value(n, 'main-group')}/${value(n, 'subgroup')}`; }

function abstractText(node: XmlNode): string {
  const paragraphs = descendants(node, 'p').map(textOf);
  // Old abstracts end with a mark where the printed one had its drawing.
  return (paragraphs.length ? paragraphs.join('\n') : textOf(node)).replace(/\s*<IMAGE>\s*/g, ' ');
}

/** Claims or description sent alone. */
function fullTextRow(row: number, node: XmlNode): ParsedRow {
  const draft = newDraft();
  identify(draft, child(node, 'bibliographic-data'), node.attrs);
  const all = children(node, 'claims');
  const claims = all.find((c) => /^en$/i.test(c.attrs.lang ?? '')) ?? all[0];
  for (const claim of descendants(claims, 'claim')) {
    if (draft.claims.length >= TEXT_CAPS.claims) { draft.truncated!.push('claims'); break; }
    addClaims(draft, claim, claims?.attrs.lang);
  }
  const description = child(node, 'description');
  const text = description ? descendants(description, 'p', 'heading').map((p) => tidy(textOf(p))).filter(Boolean).join('\n') : '';
  if (text) draft.description = { text: capped(draft, 'description', text), lang: (description?.attrs.lang ?? languageOf(text)).toLowerCase().slice(0, 5) };
  return supplement(row, draft);
}

/** OPS sends all claims as lines of one element; others send one element each. */
function addClaims(draft: Draft, claim: XmlNode, lang = 'en'): void {
  const lines = descendants(claim, 'claim-text').map((t) => tidy(textOf(t))).filter(Boolean);
  const whole: string[] = [];
  for (const line of lines.length ? lines : [tidy(textOf(claim))]) {
    if (/^\d{1,3}\s*[.):]\s/.test(line) || !whole.length) whole.push(line);
    else whole.push(`${whole.pop()!} ${line}`);
  }
  for (const text of whole.map(claimText).filter(Boolean)) {
    draft.claims.push({ n: draft.claims.length + 1, text: capped(draft, 'claim', text), lang: lang.toLowerCase().slice(0, 5), independent: isIndependent(text, lang.toLowerCase()) });
  }
}

/** A member of a family with its legal events: facts about a right, never a new patent. */
function familyRow(row: number, node: XmlNode): ParsedRow {
  const draft = newDraft();
  identify(draft, node, {});
  draft.priority = prioritiesOf(node);
  if (node.attrs['family-id']) draft.familyId = node.attrs['family-id'].slice(0, 40);
  const events = children(node, 'legal').map(legalEvent).filter((e) => e.code || e.text);
  if (events.length) draft.legalEvents = events.slice(0, TEXT_CAPS.events);
  return supplement(row, draft);
}

/** INPADOC's numbered fields carry the day of the gazette and of effect; the attributes code, words and influence. */
function legalEvent(node: XmlNode): LegalEvent {
  // The office's two letters end the field's name (L007EP).
  const field = (number: string) => tidy(textOf(children(node).find((c) => c.name.startsWith(number))));
  const day = readDay(field('L007')) ?? readDay(node.attrs['event-date'] ?? '');
  const [code, text, influence] = [tidy(node.attrs.code ?? ''), tidy(node.attrs.desc ?? ''), node.attrs.infl];
  const country = field('L001');
  return {
    ...(day ? { date: day } : {}), ...(code ? { code: code.slice(0, 20) } : {}), ...(text ? { text: text.slice(0, 400) } : {}),
    ...(influence === '+' || influence === '-' ? { effect: influence } : {}), ...(/^[A-Z]{2}$/.test(country) ? { country } : {}),
  };
}

function supplement(row: number, draft: Draft): ParsedRow {
  const result = finishSupplement(draft, 'epo-xml', FROM);
  return 'record' in result ? { row, errors: [problem('title', 'supplement_only', result.record.docdb)], supplement: result.record } : { row, ...result };
}
