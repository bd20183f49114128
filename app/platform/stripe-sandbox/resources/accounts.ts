import type Stripe from 'stripe';
import { LIST_PARAMS, page } from '../answers.ts';
import { invalidRequest, missing } from '../errors.ts';
import { providerId, randomText } from '../ids.ts';
import { metadata, object, oneOf, requiredText, text, textOrNull } from '../params.ts';
import { PLATFORM, type Call, type Cause, type Route, type Sandbox } from '../types.ts';

/** Countries the sandbox opens connected accounts in. Mainland China is in no list of Stripe's, so it is refused here too. */
const COUNTRIES = ['AU', 'CA', 'CH', 'DE', 'ES', 'FR', 'GB', 'HK', 'IE', 'IT', 'JP', 'NL', 'NZ', 'SE', 'SG', 'US'];
const CURRENCY: Record<string, string> = {
  AU: 'aud',
  CA: 'cad',
  CH: 'chf',
  GB: 'gbp',
  HK: 'hkd',
  JP: 'jpy',
  NZ: 'nzd',
  SE: 'sek',
  SG: 'sgd',
  US: 'usd',
};
const LINK_SECONDS = 300;
const STILL_NEEDED = ['business_profile.url', 'external_account', 'tos_acceptance.date', 'tos_acceptance.ip'];

function requirements(due: string[]): Stripe.Account.Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: due.length > 0 ? 'requirements.past_due' : null,
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  };
}

/** A made-up bank account; `no` tells one from the next of the same payee. */
function bankAccount(account: string, country: string, no: number): Stripe.BankAccount {
  return {
    id: `ba_${account.slice(5)}${no}`,
    object: 'bank_account',
    account,
    account_holder_name: null,
    account_holder_type: 'company',
    account_type: null,
    bank_name: 'SANDBOX BANK',
    country,
    currency: CURRENCY[country] ?? 'eur',
    default_for_currency: true,
    fingerprint: `fp_${account.slice(5)}${no}`,
    last4: String(no).padStart(4, '0'),
    metadata: {},
    routing_number: null,
    status: 'new',
  };
}

function bankList(account: string, data: Stripe.BankAccount[]): Stripe.ApiList<Stripe.BankAccount> {
  return { object: 'list', data, has_more: false, url: `/v1/accounts/${account}/external_accounts` };
}

/** The payee names another bank account on its own pages at the provider: nothing of ours sees it but the news. */
export function changeBank(sandbox: Sandbox, account: Stripe.Account, cause: Cause): void {
  const before = account.external_accounts?.data[0]?.last4 ?? '0000';
  account.external_accounts = bankList(account.id, [bankAccount(account.id, account.country ?? 'US', Number(before) + 1)]);
  sandbox.store.put('account', PLATFORM, account);
  sandbox.emit('account.updated', account, account.id, cause);
}

function build(
  id: string,
  input: {
    country: string;
    email: string | null;
    name: string | null;
    type: Stripe.Account.Type;
    metadata: Record<string, string>;
    done: boolean;
  },
  now: number,
): Stripe.Account {
  const state = input.done ? 'active' : 'inactive';
  return {
    id,
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: null,
      minority_owned_business_designation: null,
      name: input.name,
      product_description: null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: 'company',
    capabilities: { card_payments: state, transfers: state },
    charges_enabled: input.done,
    country: input.country,
    created: now,
    default_currency: CURRENCY[input.country] ?? 'eur',
    details_submitted: input.done,
    email: input.email,
    external_accounts: bankList(id, input.done ? [bankAccount(id, input.country, 1)] : []),
    future_requirements: requirements([]),
    metadata: input.metadata,
    payouts_enabled: input.done,
    requirements: requirements(input.done ? [] : STILL_NEEDED),
    type: input.type,
  };
}

/** The platform's own account, made when the sandbox first starts. */
export function platformAccount(now: number): Stripe.Account {
  return build(PLATFORM, { country: 'HK', email: null, name: 'Jingzhe Sandbox', type: 'standard', metadata: {}, done: true }, now);
}

/** Marks a connected account as ready: what filling in the onboarding page does. */
export function completeOnboarding(sandbox: Sandbox, account: Stripe.Account, cause: Cause): void {
  account.details_submitted = true;
  account.charges_enabled = true;
  account.payouts_enabled = true;
  account.capabilities = { ...account.capabilities, card_payments: 'active', transfers: 'active' };
  account.requirements = requirements([]);
  if (!account.external_accounts?.data.length) account.external_accounts = bankList(account.id, [bankAccount(account.id, account.country ?? 'US', 1)]);
  sandbox.store.put('account', PLATFORM, account);
  sandbox.emit('account.updated', account, account.id, cause, { details_submitted: false });
}

function own(call: Call): Stripe.Account {
  const account = call.store.find('account', call.ids[0]!);
  if (!account || (call.scope !== PLATFORM && account.id !== call.scope)) throw missing('account', call.ids[0]!);
  return account;
}

/** `custom` accounts that accept the terms in the request are ready at once, all of them when the sandbox is told so; others go through the onboarding page. */
function create(call: Call): Stripe.Account {
  const country = (text(call.params, 'country') ?? 'US').toUpperCase();
  if (!COUNTRIES.includes(country))
    throw invalidRequest(`Country '${country.slice(0, 10)}' is unknown or not supported for connected accounts.`, {
      param: 'country',
      code: 'country_unsupported',
    });
  const type = oneOf(call.params, 'type', ['custom', 'express', 'standard'], undefined);
  const terms = object(call.params, 'tos_acceptance');
  const account = build(
    providerId('acct'),
    {
      country,
      email: textOrNull(call.params, 'email'),
      name: textOrNull(object(call.params, 'business_profile') ?? {}, 'name') ?? textOrNull(object(call.params, 'company') ?? {}, 'name'),
      type: type ?? 'none',
      metadata: metadata(call.params),
      done: call.accountsReady || (type === 'custom' && terms?.date !== undefined),
    },
    call.now,
  );
  call.store.put('account', PLATFORM, account);
  call.emit('account.updated', account, account.id, call.cause);
  return account;
}

function update(call: Call): Stripe.Account {
  const account = own(call);
  account.metadata = metadata(call.params, account.metadata);
  if (call.params.email !== undefined) account.email = textOrNull(call.params, 'email');
  const name = textOrNull(object(call.params, 'business_profile') ?? {}, 'name');
  if (name && account.business_profile) account.business_profile.name = name;
  call.store.put('account', PLATFORM, account);
  call.emit('account.updated', account, account.id, call.cause);
  return account;
}

function createLink(call: Call): Stripe.AccountLink {
  const id = requiredText(call.params, 'account');
  const account = call.store.find('account', id);
  if (!account || account.id === PLATFORM) throw missing('account', id, 'account');
  oneOf(call.params, 'type', ['account_onboarding', 'account_update'], undefined);
  const grant = {
    id: randomText(32),
    kind: 'onboarding' as const,
    ref: account.id,
    returnUrl: requiredText(call.params, 'return_url'),
    refreshUrl: requiredText(call.params, 'refresh_url'),
    expiresAt: call.now + LINK_SECONDS,
  };
  for (const [param, url] of [
    ['return_url', grant.returnUrl],
    ['refresh_url', grant.refreshUrl],
  ] as const) {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
      throw invalidRequest('Not a valid URL', { param, code: 'url_invalid' });
  }
  call.store.put('page_grant', PLATFORM, grant);
  return { object: 'account_link', created: call.now, expires_at: grant.expiresAt, url: `${call.publicUrl()}/onboarding/${grant.id}` };
}

const FIELDS = [
  'type',
  'country',
  'email',
  'business_type',
  'business_profile',
  'capabilities',
  'company',
  'controller',
  'metadata',
  'tos_acceptance',
  'default_currency',
  'settings',
] as const;

export const accountRoutes: Route[] = [
  { method: 'GET', path: '/v1/account', params: [], run: (call) => call.store.find('account', call.scope) },
  { method: 'POST', path: '/v1/accounts', params: FIELDS, run: create },
  {
    method: 'GET',
    path: '/v1/accounts',
    params: LIST_PARAMS,
    run: (call) => page(call, 'account', '/v1/accounts', (row) => row.id !== PLATFORM),
  },
  { method: 'GET', path: '/v1/accounts/:id', params: [], run: own },
  { method: 'POST', path: '/v1/accounts/:id', params: FIELDS, run: update },
  {
    method: 'POST',
    path: '/v1/account_links',
    params: ['account', 'type', 'refresh_url', 'return_url', 'collection_options', 'collect'],
    run: createLink,
  },
];
