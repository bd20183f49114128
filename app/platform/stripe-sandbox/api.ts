import { present } from './answers.ts';
import { invalidRequest, SandboxError } from './errors.ts';
import type { FormObject } from './form.ts';
import { accountRoutes } from './resources/accounts.ts';
import { chargeRoutes } from './resources/charges.ts';
import { checkoutRoutes } from './resources/checkout-sessions.ts';
import { customerRoutes } from './resources/customers.ts';
import { disputeRoutes } from './resources/disputes.ts';
import { eventRoutes } from './resources/events.ts';
import { paymentIntentRoutes } from './resources/payment-intents.ts';
import { paymentMethodRoutes } from './resources/payment-methods.ts';
import { payoutRoutes } from './resources/payouts.ts';
import { refundRoutes } from './resources/refunds.ts';
import { transferRoutes } from './resources/transfers.ts';
import type { Call, Route } from './types.ts';

const ROUTES: Route[] = [
  ...customerRoutes,
  ...accountRoutes,
  ...paymentMethodRoutes,
  ...paymentIntentRoutes,
  ...checkoutRoutes,
  ...chargeRoutes,
  ...refundRoutes,
  ...transferRoutes,
  ...disputeRoutes,
  ...payoutRoutes,
  ...eventRoutes,
];

const COMPILED = ROUTES.map((route) => ({ route, parts: route.path.split('/') }));

function matchParts(pattern: string[], given: string[]): string[] | null {
  if (pattern.length !== given.length) return null;
  const ids: string[] = [];
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i]!.startsWith(':')) ids.push(given[i]!);
    else if (pattern[i] !== given[i]) return null;
  }
  return ids.some((id) => id === '') ? null : ids;
}

/** The route of a request with the ids of its path; 404 as Stripe words it when there is none. */
export function findRoute(method: string, path: string): { route: Route; ids: string[] } {
  const given = path.split('/').map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      throw invalidRequest('Malformed path');
    }
  });
  for (const { route, parts } of COMPILED) {
    const ids = route.method === method ? matchParts(parts, given) : null;
    if (ids) return { route, ids };
  }
  throw new SandboxError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). The payment sandbox does not have this resource.`,
  });
}

/** Refuses what the endpoint does not know, as Stripe does, instead of ignoring it. */
export function checkParams(route: Route, params: FormObject): void {
  const unknown = Object.keys(params).find((name) => name !== 'expand' && !route.params.includes(name));
  if (unknown) throw invalidRequest(`Received unknown parameter: ${unknown}`, { param: unknown, code: 'parameter_unknown' });
}

/** Runs a route and turns what it gives back into the JSON value of the answer. */
export function runRoute(route: Route, call: Call): unknown {
  return present(call, route.run(call));
}
