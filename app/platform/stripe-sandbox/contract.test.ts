import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control, newSession, readyAccount, sdkFor, startSandbox, submitPage, TEST_KEY } from './testing.ts';
import type { RunningSandbox } from './server.ts';

/**
 * The contract: every kind of answer, as it goes over the wire, must be a value of the SDK's own type for it. The
 * JSON is written into a TypeScript source as literals and checked by the compiler: missing fields, wrong types
 * and fields the SDK does not know are all errors.
 */
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Over a connection of its own: the compiler keeps this process busy for longer than the server keeps an idle one. */
async function raw(path: string, account?: string): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}${path}`, {
    headers: { connection: 'close', authorization: `Bearer ${TEST_KEY}`, ...(account ? { 'stripe-account': account } : {}) },
  });
  expect(answer.status, path).toBe(200);
  return answer.json();
}

/** Files parsed once and used by every check: the SDK's declarations are large. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Diagnostics of literals against their types, as text. */
function check(samples: { type: string; value: unknown }[]): string[] {
  const file = join(import.meta.dirname, '__contract__.ts');
  const lines = samples.map((sample, index) => `export const s${index}: ${sample.type} = ${JSON.stringify(sample.value)};`);
  const source = `import type Stripe from 'stripe';\n${lines.join('\n')}\n`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? source : readFile(name));
  host.getSourceFile = (name, version, ...rest) => {
    if (name === file) return ts.createSourceFile(name, source, version);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, version, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram([file], options, host);
  const found = program.getSourceFile(file)!;
  return [...program.getSyntacticDiagnostics(found), ...program.getSemanticDiagnostics(found)].map((item) => {
    const line = found.getLineAndCharacterOfPosition(item.start ?? 0).line;
    return `${samples[line - 1]?.type ?? '?'}: ${ts.flattenDiagnosticMessageText(item.messageText, ' ')}`;
  });
}

/** One of everything, in the states that differ in shape. */
async function samples(): Promise<{ type: string; value: unknown }[]> {
  const stripe = sdkFor(sandbox);
  const customer = await stripe.customers.create({ name: '某某公司', email: 'a@example.org' });
  const session = await newSession(stripe, { customer: customer.id, payment_intent_data: { transfer_group: 'deal_1' } });
  await submitPage(session.url!, { action: 'decline' });
  const openSession = await raw(`/v1/checkout/sessions/${session.id}`);
  await submitPage(session.url!, { action: 'pay', card_number: '4242424242424242', expiry: '12/34', cvc: '123' });
  const [paid, failed] = (await stripe.charges.list({ transfer_group: 'deal_1' })).data;
  const held = await stripe.paymentIntents.create({
    amount: 5_000,
    currency: 'cny',
    confirm: true,
    payment_method: 'pm_card_visa',
    capture_method: 'manual',
  });
  const acting = await stripe.paymentIntents.create({
    amount: 5_000,
    currency: 'cny',
    confirm: true,
    payment_method: 'pm_card_authenticationRequired',
  });
  const declined = await stripe.paymentIntents.create({ amount: 5_000, currency: 'cny' });
  await stripe.paymentIntents.confirm(declined.id, { payment_method: 'pm_card_chargeDeclined' }).catch(() => undefined);
  const setup = await stripe.setupIntents.create({ customer: customer.id, confirm: true, payment_method: 'pm_card_visa' });
  const account = await readyAccount(stripe);
  const fresh = await stripe.accounts.create({ type: 'express', country: 'HK' });
  const link = await stripe.accountLinks.create({
    account: fresh.id,
    type: 'account_onboarding',
    return_url: 'http://127.0.0.1:9/a',
    refresh_url: 'http://127.0.0.1:9/b',
  });
  const transfer = await stripe.transfers.create({
    amount: 10_000,
    currency: 'cny',
    destination: account.id,
    source_transaction: paid!.id,
  });
  await stripe.transfers.createReversal(transfer.id, { amount: 1_000 });
  const refund = await stripe.refunds.create({ charge: paid!.id, amount: 2_000 });
  const disputed = await stripe.paymentIntents.create({
    amount: 5_000,
    currency: 'cny',
    confirm: true,
    payment_method: 'pm_card_createDispute',
  });
  await control(sandbox, 'POST', 'settle');
  const payout = await stripe.payouts.create({ amount: 1_000, currency: 'cny' });
  const endpoint = await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/hook', enabled_events: ['*'] });
  const of = async (type: string, path: string, scope?: string) => ({ type: `Stripe.${type}`, value: await raw(path, scope) });
  return [
    await of('Customer', `/v1/customers/${customer.id}`),
    { type: 'Stripe.Checkout.Session', value: openSession },
    await of(
      'Checkout.Session',
      `/v1/checkout/sessions/${session.id}?expand[]=line_items&expand[]=payment_intent.latest_charge.balance_transaction`,
    ),
    await of('Charge', `/v1/charges/${paid!.id}?expand[]=refunds`),
    await of('Charge', `/v1/charges/${failed!.id}`),
    await of('Charge', `/v1/charges/${transfer.destination_payment as string}`, account.id),
    ...(await Promise.all([held, acting, declined, disputed].map((intent) => of('PaymentIntent', `/v1/payment_intents/${intent.id}`)))),
    await of('SetupIntent', `/v1/setup_intents/${setup.id}`),
    await of('PaymentMethod', `/v1/payment_methods/${setup.payment_method as string}`),
    await of('Account', `/v1/accounts/${account.id}`),
    await of('Account', `/v1/accounts/${fresh.id}`),
    { type: 'Stripe.AccountLink', value: JSON.parse(JSON.stringify(link)) as unknown },
    await of('Transfer', `/v1/transfers/${transfer.id}`),
    await of('ApiList<Stripe.TransferReversal>', `/v1/transfers/${transfer.id}/reversals`),
    await of('Refund', `/v1/refunds/${refund.id}`),
    await of('ApiList<Stripe.Dispute>', '/v1/disputes'),
    await of('Payout', `/v1/payouts/${payout.id}`),
    await of('Balance', '/v1/balance'),
    await of('ApiList<Stripe.BalanceTransaction>', '/v1/balance_transactions?limit=100'),
    await of('WebhookEndpoint', `/v1/webhook_endpoints/${endpoint.id}`),
  ];
}

describe("the contract with the SDK's types", () => {
  it('holds for one of everything, and would notice a field missing, mistyped or invented', async () => {
    const all = await samples();
    expect(check(all)).toEqual([]);
    const { status: _gone, ...withoutStatus } = await raw('/v1/refunds?limit=1').then(
      (list) => (list as { data: Record<string, unknown>[] }).data[0]!,
    );
    const wrong = check([
      { type: 'Stripe.Refund', value: withoutStatus },
      { type: 'Stripe.Refund', value: { ...withoutStatus, status: 7 } },
      { type: 'Stripe.Refund', value: { ...withoutStatus, status: 'succeeded', invented: true } },
    ]);
    expect(wrong).toHaveLength(3);
  }, 120_000);

  it('holds for every event, each with the type its name stands for', async () => {
    const events: { type: string; value: unknown }[] = [];
    for (let after = ''; ;) {
      const page = (await raw(`/v1/events?limit=100${after}`)) as { data: { id: string; type: string }[]; has_more: boolean };
      for (const event of page.data) events.push({ type: `Extract<Stripe.Event, { type: '${event.type}' }>`, value: event });
      if (!page.has_more) break;
      after = `&starting_after=${page.data.at(-1)!.id}`;
    }
    const perType = new Map(events.map((event) => [event.type, event]));
    expect(perType.size).toBeGreaterThanOrEqual(20);
    expect(check([...perType.values()])).toEqual([]);
  }, 120_000);
});
