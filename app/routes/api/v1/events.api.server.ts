import { z } from 'zod';
import { zId, zPage } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { zEvent, zEventList, zMoveEvent, zNewEvent, zOwnRegistration, zRegister, zScanAnswer, zScans, zTalkList, zVerdict } from '#app/modules/events/contract.ts';
import { createEvent } from '#app/modules/events/create-event.server.ts';
import { moveEvent } from '#app/modules/events/event-subject.server.ts';
import { getEvent, listEvents, ownRegistration, ownTalks } from '#app/modules/events/get-event.server.ts';
import { managedEvent } from '#app/modules/events/manage-event.server.ts';
import { planTalks } from '#app/modules/events/plan-talks.server.ts';
import { leaveEvent, registerFor } from '#app/modules/events/register.server.ts';
import { takeScans } from '#app/modules/events/scans.server.ts';
import { sayVerdict } from '#app/modules/events/talk-verdict.server.ts';

const tag = 'Events';
const Params = z.object({ id: zId('event') });
type Deps = Parameters<typeof ownRegistration>[0];

async function registered(services: Deps, scope: Parameters<typeof ownRegistration>[1], id: string) {
  const own = await ownRegistration(services, scope, id);
  if (!own) throw new AppError('not_found', { event: id });
  return own;
}

export const eventsApi = [
  defineApi({
    method: 'get', path: '/events', tag, access: 'public', summary: 'Announced events, those ahead with the soonest first, or those that are over.', query: zPage.extend({ when: z.enum(['ahead', 'past']).default('ahead') }), response: zEventList,
  }, ({ query, services }) => listEvents(services, query)),
  defineApi({
    method: 'post', path: '/events', tag, access: 'event.host', status: 201, summary: 'Draft an event of your verified organisation; nobody else sees it before it is announced.', body: zNewEvent, response: zEvent,
  }, async ({ body, scope, services }) => getEvent(services, scope, await createEvent(services, scope, body))),
  defineApi({ method: 'get', path: '/events/{id}', tag, access: 'public', own: ['event.host'], summary: 'One event with its seats; a draft is its organiser’s alone.', params: Params, response: zEvent }, ({ params, scope, services }) => getEvent(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/events/{id}/moves', tag, access: 'event.host', summary: 'Move it: `announce`, `drop`, `settle_early`, `call_off` with a reason.', params: Params, body: zMoveEvent, response: zEvent,
  }, async ({ params, body, scope, services }) => { await moveEvent(services, scope, params.id, body); return getEvent(services, scope, params.id); }),
  defineApi({ method: 'get', path: '/events/{id}/registration', tag, access: 'event.join', summary: 'How your organisation is registered: a seat, or its place in line.', params: Params, response: zOwnRegistration }, ({ params, scope, services }) => registered(services, scope, params.id)),
  defineApi({
    method: 'post', path: '/events/{id}/registration', tag, access: 'event.join', status: 201, summary: 'Come yourself, one person for each organisation. Without a seat left you wait in the order of registering.', params: Params, body: zRegister, response: zOwnRegistration,
  }, async ({ params, body, scope, services }) => { await registerFor(services, scope, params.id, body); return registered(services, scope, params.id); }),
  defineApi({
    method: 'delete', path: '/events/{id}/registration', tag, access: 'event.join', status: 200, summary: 'Give the seat back, up to the beginning; it goes to whoever has waited longest.', params: Params, response: zEvent,
  }, async ({ params, scope, services }) => { await leaveEvent(services, scope, params.id); return getEvent(services, scope, params.id); }),
  defineApi({ method: 'get', path: '/events/{id}/talks', tag, access: 'event.join', summary: 'Your own talks, once the plan was published.', params: Params, response: zTalkList }, async ({ params, scope, services }) => ({ items: (await ownTalks(services, scope, params.id)).talks })),
  defineApi({
    method: 'post', path: '/events/{id}/talks/verdicts', tag, access: 'event.join', summary: 'Say what came of one of your talks; an interested company tells the matching by it.', params: Params, body: zVerdict, response: zTalkList,
  }, async ({ params, body, scope, services }) => { await sayVerdict(services, scope, params.id, body); return { items: (await ownTalks(services, scope, params.id)).talks }; }),
  defineApi({
    method: 'post', path: '/events/{id}/plan', tag, access: 'event.host', summary: 'Plan all talks anew from the matching scores; answers them all.', params: Params, response: zTalkList,
  }, async ({ params, scope, services }) => {
    await planTalks({ ...services, onReduced: (error) => services.log.warn({ err: error }, 'search engine away: the database proposes') }, scope, params.id);
    return { items: (await managedEvent(services, scope, params.id)).talks };
  }),
  defineApi({
    method: 'post', path: '/events/{id}/scans', tag, access: 'event.host', summary: 'Readings of tickets from a device at the door, whenever it gets through; a nonce counts once, the earliest reading is the arrival.', params: Params, body: zScans, response: zScanAnswer,
  }, ({ params, body, scope, services }) => takeScans(services, scope, params.id, body)),
];
