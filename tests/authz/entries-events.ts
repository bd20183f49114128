import type { Access } from '#app/http/guard.server.ts';

/** Who may what at events; part of the lists in entries.ts. What everybody may read shows no names; an organiser’s pages are found by that organiser alone. */
export const EVENT_PAGES: Readonly<Record<string, Access>> = {
  'GET /events': 'public',
  'GET /events/calendar.ics': 'public',
  'GET /events/new': 'event.host',
  'POST /events/new create': 'event.host',
  'GET /events/:id': 'public',
  'POST /events/:id register': 'event.join',
  'POST /events/:id leave': 'event.join',
  'GET /events/:id/event.ics': 'public',
  'GET /events/:id/ticket': 'event.join',
  'GET /events/:id/talks': 'event.join',
  'POST /events/:id/talks verdict': 'event.join',
  'GET /events/:id/manage': 'event.host',
  'POST /events/:id/manage move': 'event.host',
  'POST /events/:id/manage rule': 'event.host',
  'POST /events/:id/manage place': 'event.host',
  'POST /events/:id/manage drop': 'event.host',
  'POST /events/:id/manage plan': 'event.host',
  'POST /events/:id/manage publish': 'event.host',
  'GET /events/:id/desk': 'event.host',
  'POST /events/:id/scans': 'event.host',
  'GET /events/:id/report': 'event.host',
  'GET /events/:id/print/:what': 'member',
};

export const EVENT_API: Readonly<Record<string, Access>> = {
  'GET /events': 'public',
  'POST /events': 'event.host',
  'GET /events/{id}': 'public',
  'POST /events/{id}/moves': 'event.host',
  'GET /events/{id}/registration': 'event.join',
  'POST /events/{id}/registration': 'event.join',
  'DELETE /events/{id}/registration': 'event.join',
  'GET /events/{id}/talks': 'event.join',
  'POST /events/{id}/talks/verdicts': 'event.join',
  'POST /events/{id}/plan': 'event.host',
  'POST /events/{id}/scans': 'event.host',
};
