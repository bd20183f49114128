import type { Access } from '#app/http/guard.server.ts';

/** Tasks, settings of notices, the calendar feed, the operator's box, outages, inventors and the glossary, said by hand like those of `entries.ts`. */
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
  'GET /portfolio/inventors': 'inventor.manage',
  'POST /portfolio/inventors invite': 'inventor.manage',
  'POST /portfolio/inventors end': 'inventor.manage',
  'GET /inventions': 'invention.act',
  'GET /inventions/:id': 'invention.act',
  'POST /inventions/:id': 'invention.act',
  'GET /operator/outages': 'operator.review',
  'POST /operator/outages record': 'operator.review',
};
