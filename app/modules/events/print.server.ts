import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { can } from '#app/core/permissions.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import { getEvent, ownTalks } from './get-event.server.ts';
import { managedEvent } from './manage-event.server.ts';
import { eventDocument, type PrintSource, type PrintWords } from './print.pure.ts';
import { eventReport } from './report.server.ts';

/** What is to be printed, as this member may read it: the organiser's programme has all talks, a participant's their own; the report is the organiser's. */
export async function printSource(deps: { db: Db; clock: Clock }, member: MemberScope, eventId: string, what: 'programme' | 'report', url: string): Promise<PrintSource> {
  const madeAt = deps.clock.now().toISOString();
  const event = await getEvent(deps, member, eventId);
  if (what === 'report') return { kind: 'report', event, report: await eventReport(deps, member, eventId), url, madeAt };
  if (event.organiser.id === member.orgId && can(member, 'event.host')) return { kind: 'programme', event, talks: (await managedEvent(deps, member, eventId)).talks, of: null, url, madeAt };
  const { talks, mine } = await ownTalks(deps, member, eventId);
  const own = talks[0] && (talks[0].guest_id === mine ? talks[0].guest : talks[0].host);
  if (!own) throw new AppError('not_found', { event: eventId });
  return { kind: 'programme', event, talks, of: { zh: own.name_zh, en: own.name_en }, url, madeAt };
}

/** The document as PDF, made while it is read. */
export async function eventPdf(source: PrintSource, words: PrintWords): Promise<NodeJS.ReadableStream> {
  const { writePdf } = await import('#app/platform/pdf/writer.server.ts');
  return writePdf(eventDocument(source, words));
}
