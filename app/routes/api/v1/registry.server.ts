import type { ApiEndpoint } from '#app/http/api/define-api.server.ts';
import { approvalsApi } from './approvals.api.server.ts';
import { brokerageApi } from './brokerage.api.server.ts';
import { demandsApi } from './demands.api.server.ts';
import { dealsApi } from './deals.api.server.ts';
import { eventsApi } from './events.api.server.ts';
import { identityApi } from './identity.api.server.ts';
import { ledgerApi } from './ledger.api.server.ts';
import { listingsApi } from './listings.api.server.ts';
import { offersApi } from './offers.api.server.ts';
import { ownershipApi } from './ownership.api.server.ts';
import { patentsApi } from './patents.api.server.ts';
import { paymentsApi } from './payments.api.server.ts';
import { statementsApi } from './statements.api.server.ts';
import { salesApi } from './sales.api.server.ts';
import { savedApi } from './saved.api.server.ts';
import { valuationApi } from './valuation.api.server.ts';

/** Every endpoint of the public API. The router, the OpenAPI document and the authorisation tests all read this list. */
export const API_V1: readonly ApiEndpoint[] = [...identityApi, ...patentsApi, ...listingsApi, ...demandsApi, ...savedApi, ...offersApi, ...dealsApi, ...paymentsApi, ...statementsApi, ...ledgerApi, ...valuationApi, ...ownershipApi, ...approvalsApi, ...brokerageApi, ...eventsApi, ...salesApi];
