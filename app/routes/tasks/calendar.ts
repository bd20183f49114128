import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { translator } from '#app/i18n/server.ts';
import { calendarOf } from '#app/modules/tasks/calendar.server.ts';
import { formatDeadline } from '#app/ui/format.ts';
import { taskLine } from './task-lines.server.ts';

/** A deadline is drawn as its last half hour; a legal day ends at 24:00 in China, so its entry stands on that day and not on the next. */
const SHOWN_MS = 30 * 60_000;
const DAY_SECONDS = 86_400;

/** Deadlines of a person as a calendar other programs subscribe to. Whoever has the address reads it: it is a secret, and can be renewed. */
export const loader = defineLoader({ access: 'public', params: z.object({ file: z.string().regex(/^[A-Za-z0-9_-]{32}\.ics$/) }) }, async ({ params, services }) => {
  const found = await calendarOf(services, params.file.slice(0, -4));
  if (!found) throw new AppError('not_found');
  const t = translator(found.locale);
  const feed = ical({ name: t('account:notices.feedName'), method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Jingzhe', product: 'deadlines' }, ttl: 3_600 });
  for (const { item, orgId, org } of found.entries) {
    const line = taskLine(item, found.locale);
    const end = new Date(item.due_at!);
    const event = feed.createEvent({
      id: `${orgId}.${item.key}@jingzhe`, start: new Date(end.getTime() - SHOWN_MS), end, summary: line.title ? `${line.what} · ${line.title}` : line.what, url: `${services.publicUrl}${item.href}`,
      description: `${t('task:due', { when: formatDeadline(end, found.locale) })}\n${org[found.locale]}\n${t(item.whose === 'mine' ? 'task:mine' : 'task:colleagues')}`,
    });
    for (const days of [3, 1]) event.createAlarm({ type: ICalAlarmType.display, triggerBefore: days * DAY_SECONDS, description: line.what });
  }
  return new Response(feed.toString(), { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="jingzhe.ics"', 'cache-control': 'private, no-store' } });
});
