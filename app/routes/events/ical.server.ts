import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Locale } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import { translator } from '#app/i18n/server.ts';
import type { EventResource } from '#app/modules/events/contract.ts';

/** Events as a calendar other programs read, in one language. One that was called off says so, so that it leaves the calendars it is in. */
export function icalOf(items: readonly EventResource[], locale: Locale, publicUrl: string): Response {
  const t = translator(locale);
  const pick = (zh: string, en: string) => (locale === 'zh' ? zh || en : en || zh);
  const feed = ical({ name: `${t('brand')} · ${t('events:title')}`, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Jingzhe', product: 'events' }, ttl: 3_600 });
  for (const e of items) {
    feed.createEvent({
      id: `${e.id}@jingzhe`, start: new Date(e.starts_at), end: new Date(e.ends_at), summary: pick(e.title_zh, e.title_en), location: pick(e.place_zh, e.place_en), description: pick(e.about_zh, e.about_en), url: publicUrl + paths.event(e.id),
      status: e.tone === 'attention' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return new Response(feed.toString(), { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="jingzhe-events.ics"' } });
}
