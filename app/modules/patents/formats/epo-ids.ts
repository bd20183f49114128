import type { Priority } from '../contract.ts';
import { readDay } from '../dates.ts';
import { readNumber, type NumberHint, type PatentNumber } from '../numbers.ts';
import { cleanName } from '../names.ts';
import { rightIdentity } from '../right-identity.ts';
import { tidy } from '../record.ts';
import { child, children, descendants, textOf, type XmlNode } from './xml-records.ts';

/** One document identifier in one of the formats that exchange files write side by side for the same thing. */
export interface DocumentId { format: string; country: string; number: string; kind: string; day: string | null }

export function value(node: XmlNode | undefined, ...path: string[]): string { return tidy(textOf(child(node, ...path))); }

/** All identifiers below references of a name, whichever way the format is told: on the reference (DOCDB) or on the id (OPS). */
export function documentIds(references: readonly XmlNode[]): DocumentId[] {
  return references.flatMap((reference) => children(reference, 'document-id').map((id) => ({
    format: id.attrs['document-id-type'] ?? reference.attrs['data-format'] ?? 'docdb',
    country: value(id, 'country'), number: value(id, 'doc-number'), kind: value(id, 'kind'), day: readDay(value(id, 'date')),
  })));
}

/** The first day any of the formats gives. */
export function dayOf(ids: readonly DocumentId[]): string | null { return ids.find((id) => id.day)?.day ?? null; }

/**
 * The application all formats name. DOCDB's form is read first; where it leaves the series of a US number open, the
 * office's original number beside it decides.
 */
export function applicationOf(ids: readonly DocumentId[], country: string): { value: PatentNumber } | { unread: string } | null {
  const day = dayOf(ids);
  const hint = (id: DocumentId): NumberHint => ({ type: 'application', authority: id.country || country, ...(id.kind ? { kind: id.kind } : {}), ...(day ? { year: Number(day.slice(0, 4)) } : {}) });
  const read = (format: string, more: NumberHint = {}) => {
    const id = ids.find((i) => i.format === format && i.number);
    if (!id) return null;
    const parsed = readNumber(id.kind && format !== 'docdb' ? id.number + id.kind : id.number, { ...hint(id), ...more });
    return parsed.ok ? parsed.value : null;
  };
  const original = read('original', { authority: ids.find((i) => i.country)?.country || country });
  const docdb = read('docdb', { form: 'docdb' }) ?? read('epodoc');
  if (!docdb) return original ? { value: original } : ids[0]?.number ? { unread: ids[0].number } : null;
  const { alternatives = [], ...first } = docdb;
  const same = original && [first, ...alternatives].find((v) => rightIdentity(v) === rightIdentity(original));
  if (same) return { value: same };
  return alternatives.length ? { unread: ids.find((i) => i.format === 'docdb')?.number ?? first.original } : { value: first };
}

/** Priorities, one for each sequence number, in DOCDB form where it is given. */
export function prioritiesOf(node: XmlNode | undefined): Priority[] {
  const groups = new Map<string, XmlNode[]>();
  descendants(node, 'priority-claim').forEach((claim, i) => {
    const key = claim.attrs.sequence ?? `at ${i}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  });
  return [...groups.values()].map((claims) => {
    const ids = documentIds(claims);
    const best = ['docdb', 'epodoc', 'original'].map((f) => ids.find((id) => id.format === f && id.number)).find(Boolean) ?? ids[0];
    const day = dayOf(ids);
    const written = best?.number.slice(0, 64) ?? '';
    const country = best?.country || (best?.format === 'epodoc' ? /^[A-Z]{2}/.exec(written)?.[0] : '');
    return { number: best?.format === 'epodoc' ? written.replace(/^[A-Z]{2}/, '') : written, ...(country && /^[A-Z]{2}$/.test(country) ? { country } : {}), ...(day ? { date: day } : {}) };
  }).filter((p) => p.number);
}

/** Formats of a name from the one as filed to the most reduced. */
const NAME_FORMATS = ['original', 'docdba', 'intermediate', '', 'docdb', 'epodoc'];

/** Party names: the formats of one sequence number are one party, in the form nearest to what was filed. */
export function partyNames(parties: readonly XmlNode[], holder: string): string[] {
  const best = new Map<string, { rank: number; name: string }>();
  const counted = new Map<string, number>();
  for (const party of parties) {
    const format = party.attrs['data-format'] ?? '';
    const index = (counted.get(format) ?? 0) + 1;
    counted.set(format, index);
    const name = cleanName(value(child(party, holder), 'name') || value(party, 'name') || value(party, 'addressbook', 'name') || value(party, 'addressbook', 'orgname'));
    const rank = NAME_FORMATS.indexOf(format) < 0 ? NAME_FORMATS.length : NAME_FORMATS.indexOf(format);
    const key = party.attrs.sequence ?? String(index);
    const known = best.get(key);
    if (name && (!known || rank < known.rank)) best.set(key, { rank, name });
  }
  return [...best.values()].map((b) => b.name);
}
