import type { Locale } from '#app/core/vocabulary.ts';
import type { Block, PrintedDocument } from '#app/platform/pdf/blocks.ts';
import { TALK_VERDICTS, type EventReport, type EventResource, type TalkResource } from './contract.ts';

/** Words and figures of one language; the caller knows them, this room does not. */
export interface PrintWords { locale: Locale; t(key: string, values?: Record<string, unknown>): string; instant(value: string | Date): string; number(value: number, digits?: number): string; pick(zh: string, en: string): string }
/** What is printed: a programme (of one participant, or all talks), or the report. `madeAt`: the instant it was read, RFC 3339. */
export type PrintSource = { url: string; madeAt: string } & ({ kind: 'programme'; event: EventResource; talks: TalkResource[]; of: { zh: string; en: string } | null } | { kind: 'report'; event: EventResource; report: EventReport });

function frame(source: PrintSource, w: PrintWords, title: string, facts: [string, string][], figures: { label: string; value: string; strong?: boolean }[], blocks: Block[]): PrintedDocument {
  const { event } = source;
  const name = w.pick(event.title_zh, event.title_en);
  return {
    language: w.locale === 'zh' ? 'zh-CN' : 'en', title: `${name} · ${title}`, subject: title, author: w.t('brand'), madeAt: new Date(source.madeAt), header: `${w.t('brand')} · ${name}`,
    footer: (page, pages) => w.t('events:print_.footer', { page, pages }), lostNote: (count) => w.t('events:print_.lost', { count }),
    cover: {
      brand: w.t('brand'), kicker: w.t(`events:kind.${event.kind}`), title: name, subtitle: title, facts: [[w.t('events:time'), `${w.instant(event.starts_at)} – ${w.instant(event.ends_at)}`], [w.t('events:place'), w.pick(event.place_zh, event.place_en)], [w.t('events:organiser'), w.pick(event.organiser.name_zh, event.organiser.name_en)], ...facts],
      figures, note: event.demo ? w.t('events:demo') : w.t('events:print_.note'), footnote: w.t('events:print_.asOf', { at: w.instant(source.madeAt) }), code: { url: source.url, words: w.t('events:print_.code') },
    },
    blocks,
  };
}

/** A printed programme or report of an event, as data for the writer of PDFs. */
export function eventDocument(source: PrintSource, w: PrintWords): PrintedDocument {
  if (source.kind === 'programme') {
    const { talks, of } = source;
    const slots = [...new Set(talks.map((x) => x.slot))];
    const blocks = slots.flatMap((slot): Block[] => {
      const list = talks.filter((x) => x.slot === slot);
      return [{ kind: 'heading', level: 2, text: `${w.t('events:slot')} ${slot} · ${w.instant(list[0]!.begins_at)}` }, {
        kind: 'table', columns: [{ label: w.t('events:tableLabel'), share: 1 }, { label: w.t('events:guest'), share: 4 }, { label: w.t('events:host'), share: 4 }, { label: w.t('events:onWhat'), share: 5 }],
        rows: list.map((x) => [String(x.table), `${w.pick(x.guest.name_zh, x.guest.name_en)} · ${x.guest_person}`, `${w.pick(x.host.name_zh, x.host.name_en)} · ${x.host_person}`, x.listing ? w.pick(x.listing.title_zh, x.listing.title_en) : '–']),
      }];
    });
    return frame(source, w, w.t('events:print_.programme'), [], [{ label: w.t('events:talks'), value: w.number(talks.length), strong: true }], [{ kind: 'heading', level: 1, text: of ? w.t('events:print_.yours', { who: w.pick(of.zh, of.en) }) : w.t('events:print_.all') }, ...blocks]);
  }
  const { report: r } = source;
  const after = (n: number | 'few') => (n === 'few' ? w.t('events:few') : w.number(n));
  const table = (rows: [string, string][]): Block => ({ kind: 'facts', items: rows });
  return frame(source, w, w.t('events:report'), [], [{ label: w.t('events:cameCount'), value: w.number(r.came), strong: true }, { label: w.t('events:talksHeld'), value: w.number(r.talks.planned) }], [
    { kind: 'heading', level: 1, text: w.t('events:report') }, { kind: 'text', tone: 'muted', text: w.t('events:reportLead') },
    table([[w.t('events:registered'), w.number(r.registered)], [w.t('events:seatsGiven'), w.number(r.seats)], [w.t('events:status.waiting'), w.number(r.waiting)], [w.t('events:leftAgain'), w.number(r.left)], [w.t('events:cameCount'), w.number(r.came)]]),
    { kind: 'heading', level: 2, text: w.t('events:talks') }, table([[w.t('events:talksHeld'), w.number(r.talks.planned)], [w.t('events:talksSaid'), w.number(r.talks.said)], ...TALK_VERDICTS.map((v): [string, string] => [w.t(`events:verdict.${v}`), w.number(r.talks.verdicts[v])])]),
    { kind: 'heading', level: 2, text: w.t('events:after') }, table([[w.t('events:introductions'), after(r.after.introductions)], [w.t('events:offers'), after(r.after.offers)], [w.t('events:deals'), after(r.after.deals)]]),
  ]);
}
