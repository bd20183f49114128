import type { Access } from '#app/http/guard.server.ts';
import { EVENT_API, EVENT_PAGES } from './entries-events.ts';

/** Who may what in the chain around a deal; part of the lists in entries.ts. */
export const CHAIN_PAGES: Readonly<Record<string, Access>> = {
  ...EVENT_PAGES,
  'GET /brokerage': 'brokerage.read',
  'POST /brokerage licence': 'brokerage.write',
  'GET /mandates/new': 'brokerage.write',
  'POST /mandates/new mandate': 'brokerage.write',
  'GET /mandates/:id': 'brokerage.read',
  'POST /mandates/:id move': 'brokerage.read',
  'GET /introductions/new': 'brokerage.write',
  'POST /introductions/new introduce': 'brokerage.write',
  'GET /introductions/:id': 'brokerage.read',
  'POST /introductions/:id move': 'brokerage.read',
  'GET /fee-claims/:id': 'brokerage.read',
  'POST /fee-claims/:id move': 'brokerage.read',
  'GET /services': 'service.read',
  'GET /services/new': 'service.order',
  'POST /services/new request': 'service.order',
  'GET /services/:id': 'service.read',
  'POST /services/:id move': 'service.read',
  'POST /services/:id quote': 'service.provide',
  'POST /services/:id deliver': 'service.provide',
  'POST /services/:id pay': 'deal.pay',
  'GET /services/:id/deliveries/:no': 'service.read',
  'GET /operator/brokerage': 'operator.review',
  'POST /operator/brokerage decide': 'operator.review',
};

export const CHAIN_API: Readonly<Record<string, Access>> = {
  ...EVENT_API,
  'GET /brokerage/pipeline': 'brokerage.read',
  'GET /brokerage/suggestions': 'brokerage.write',
  'GET /brokerage/licences': 'brokerage.read',
  'GET /mandates': 'brokerage.read',
  'POST /mandates': 'brokerage.write',
  'GET /mandates/{id}': 'brokerage.read',
  'POST /mandates/{id}/moves': 'brokerage.read',
  'GET /introductions': 'brokerage.read',
  'POST /introductions': 'brokerage.write',
  'GET /introductions/{id}': 'brokerage.read',
  'POST /introductions/{id}/moves': 'brokerage.read',
  'GET /fee-claims': 'brokerage.read',
  'GET /fee-claims/{id}': 'brokerage.read',
  'POST /fee-claims/{id}/moves': 'brokerage.read',
};
