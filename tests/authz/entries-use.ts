import type { Access } from '#app/http/guard.server.ts';

/** Tasks, settings of notices, the calendar feed, the operator's box and the glossary, said by hand like those of `entries.ts`. */
export const USE_PAGES: Readonly<Record<string, Access>> = {
  'GET /tasks/counts': 'public',
  'GET /calendar/:file': 'public',
  'GET /account/notices': 'user',
  'POST /account/notices choices': 'user',
  'POST /account/notices renew': 'user',
  'POST /account/notices end': 'user',
  'GET /operator/find': 'operator.review',
  'POST /operator/find': 'operator.review',
  'GET /operator/organisations/:id': 'operator.review',
  'GET /operator/persons/:id': 'operator.review',
  'GET /glossary': 'public',
  'GET /operator/outages': 'operator.review',
  'POST /operator/outages record': 'operator.review',
};
