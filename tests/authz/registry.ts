import { z } from 'zod';
import type { MemberScope } from '#app/core/scope.ts';
import type { Access } from '#app/http/guard.server.ts';
import { API_V1 } from '#app/routes/api/v1/registry.server.ts';
import type { TestApi } from '#tests/fixtures/http.ts';
import { allRoutes, loadRoute } from '#tests/fixtures/web.ts';
import { bodyFor, queryFor } from './bodies.ts';
import { formFor } from './forms.ts';
import type { World } from './world.ts';

export interface Outcome { status: number; text: string; location: string | null }
/** Who tries: nobody, a member in the way the entry knows (session or token), or somebody with a token of their making. */
export type Actor = { scope: MemberScope } | { token: string } | null;

/** One thing that can be asked of the product, and how to ask it. `real` names private things of the world, else nothing that exists. */
export interface Entry {
  key: string;
  kind: 'page' | 'api';
  access: Access;
  write: boolean;
  /** Speaks of one thing by its address. */
  about: boolean;
  /** Fields of its form or body that name a thing by an id. */
  names: string[];
  /** What it is filled in with (forms.ts, bodies.ts), or null. */
  sample: Record<string, unknown> | null;
  /** `at`: other things in the address than the world's; `body`: fields put over the sample. */
  ask(actor: Actor, options: { real: boolean; filled?: boolean; at?: Record<string, string>; body?: Record<string, unknown> }): Promise<Outcome>;
}

type Handler = ((args: unknown) => Promise<unknown>) & { access: Access | Readonly<Record<string, Access>>; form?: z.ZodType };

const GHOSTS = { import: 'imp_0ghost0', listing: 'lst_0ghost0', demand: 'dem_0ghost0', offer: 'off_0ghost0', deal: 'deal_0ghost0', patent: 'pat_0ghost0', document: 'doc_0ghost0', payment: 'pay_0ghost0', payout: 'pyo_0ghost0', command: 'cmd_0ghost0', org: 'org_0ghost0', number: 'CN000000000A', saved: 'ssr_0ghost0', notification: 'ntf_0ghost0', valuation: 'val_0ghost0', batch: 'vbt_0ghost0', order: 'bor_0ghost0', line: 'bsl_0ghost0', correction: 'cor_0ghost0', approval: 'apr_0ghost0', moneyIncident: 'mic_0ghost0', claim: 'clm_0ghost0', evidence: 'fil_0ghost0', mandate: 'mdt_0ghost0', introduction: 'int_0ghost0', feeClaim: 'fcl_0ghost0', service: 'svc_0ghost0', event: 'evn_0ghost0', sale: 'sal_0ghost0', price: 'ppr_0ghost0' };
/** What an id in an address is an id of, by the words before it. */
const ROOMS: Record<string, keyof typeof GHOSTS> = {
  imports: 'import', listings: 'listing', 'my/listings': 'listing', demands: 'demand', offers: 'offer', sales: 'sale', 'posted-prices': 'price', deals: 'deal', payments: 'payment', payouts: 'payout', refunds: 'command', organisations: 'org', patents: 'number',
  'saved-searches': 'saved', notifications: 'notification', approvals: 'approval', valuations: 'valuation', 'valuation-batches': 'batch', 'bank-orders': 'order', 'bank-statement-lines': 'line', 'money-incidents': 'moneyIncident', 'ledger/corrections': 'correction', 'ownership/claims': 'claim', evidence: 'evidence', 'operator/ledger/deals': 'deal',
  inventions: 'patent', mandates: 'mandate', introductions: 'introduction', 'fee-claims': 'feeClaim', services: 'service', events: 'event',
};

function valueOf(path: string, name: string, ids: World['ids'] | null): string {
  const known: Record<string, string> = ids ? { ...GHOSTS, ...ids } : GHOSTS;
  if (name === 'token') return 'no-such-token-0000000000000000000000000000000';
  if (name === 'listing_id') return known.listing!;
  if (name === 'document' || name === 'document_id') return known.document!;
  if (name === 'no') return '1';
  if (name === 'what') return 'programme';
  if (name === 'code') return 'revenue.commission';
  const before = path.replace(/^\//, '').split(/\/[:{]/)[0]!;
  return known[ROOMS[before] ?? ''] ?? 'x';
}

/** The intents a form knows, from its schema; empty for a form without. */
export function intentsOf(form: z.ZodType | undefined): string[] {
  if (!form) return [];
  const schema = z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }) as { anyOf?: unknown[]; oneOf?: unknown[] };
  type Shape = { properties?: { intent?: { const?: string; enum?: string[] } } };
  return ([schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])] as Shape[]).flatMap(({ properties }) => (properties?.intent?.const !== undefined ? [properties.intent.const] : properties?.intent?.enum ?? []));
}

/** Fields of a schema that name a thing: `patent_id`, `id`, `with` … For a form of several intents, of that intent alone. */
export function namesIn(schema: z.ZodType | undefined, intent?: string): string[] {
  if (!schema) return [];
  if (intent === undefined && intentsOf(schema).length > 1) throw new Error('a form of several intents is read intent by intent');
  type Shape = { properties?: Record<string, { const?: string; enum?: string[] }>; anyOf?: Shape[]; oneOf?: Shape[]; allOf?: Shape[] };
  const all = (shape: Shape): Shape[] => [shape, ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])].flatMap(all)];
  const own = all(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape).filter(({ properties: p }) => intent === undefined || !p?.intent || p.intent.const === intent || p.intent.enum?.includes(intent));
  return [...new Set(own.flatMap(({ properties }) => Object.keys(properties ?? {}).filter((name) => /(^|_)(id|ids|number)$/.test(name) && !/^(approval|certificate|register|extract)_number$/.test(name))))].sort();
}

/** Every reader and writer of every page, from the routes themselves. */
export async function pageEntries(api: TestApi, world: World): Promise<Entry[]> {
  const routes = await Promise.all(allRoutes().map(async (r) => ({ ...r, ...(await loadRoute(r.file)) as { loader?: Handler; action?: Handler } })));
  return routes.flatMap(({ path, loader, action }) => {
    const entry = (handler: Handler, method: string, access: Access, intent?: string): Entry => {
      const key = `${method} /${path}${intent ? ` ${intent}` : ''}`;
      return {
        key, kind: 'page', access, write: method === 'POST', about: /:(id|number)/.test(path), names: method === 'POST' ? namesIn(handler.form, intent) : [], sample: formFor(key, world.ids) ?? null,
        async ask(actor, { real, filled, at, body }) {
          const params = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map((m) => [m[1]!, valueOf(path, m[1]!, real ? { ...world.ids, ...at } : null)]));
          const url = `http://localhost:3000/${path.replace(/:(\w+)/g, (_, k: string) => encodeURIComponent(params[k]!))}`;
          const form = new URLSearchParams({ ...(intent ? { intent } : {}), ...(filled ? formFor(key, world.ids) : {}), ...Object.fromEntries(Object.entries(body ?? {}).map(([name, value]) => [name, String(value)])) });
          const request = new Request(url, { headers: actor && 'token' in actor ? { authorization: `Bearer ${actor.token}` } : {}, ...(method === 'POST' ? { method, body: form } : {}) });
          const context = actor && 'scope' in actor ? await api.contextOf(actor.scope) : api.context();
          return outcomeOf(await handler({ request, params, context }).catch((thrown: unknown) => thrown));
        },
      };
    };
    const writers = !action ? [] : typeof action.access === 'string' ? [entry(action, 'POST', action.access)] : Object.entries(action.access).map(([intent, access]) => entry(action, 'POST', access, intent));
    return [...(loader ? [entry(loader, 'GET', loader.access as Access)] : []), ...writers];
  });
}

async function outcomeOf(answer: unknown): Promise<Outcome> {
  if (answer instanceof Response) return { status: answer.status, text: await answer.clone().text(), location: answer.headers.get('location') };
  if (answer instanceof Error) throw answer;
  const init = (answer as { init?: { status?: number } | null } | null)?.init;
  return { status: init?.status ?? 200, text: JSON.stringify(answer) ?? '', location: null };
}

/** Every call of the API, from its registry. */
export function apiEntries(api: TestApi, world: World): Entry[] {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (scope: MemberScope) => { const known = tokens.get(scope.userId) ?? api.token(scope); tokens.set(scope.userId, known); return known; };
  return API_V1.map(({ definition: d }) => {
    const key = `${d.method.toUpperCase()} ${d.path}`;
    return {
      key, kind: 'api', access: d.access, write: d.method !== 'get', about: d.path.includes('{'), names: namesIn(d.body), sample: d.body ? bodyFor(key, world.ids) as Record<string, unknown> | undefined ?? null : null,
      async ask(actor, { real, filled, at, body }) {
        const path = d.path.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(d.path, name, real ? { ...world.ids, ...at } : null));
        const token = actor === null ? null : 'token' in actor ? actor.token : await tokenOf(actor.scope);
        const answer = await api.call(token, d.method, path + (filled ? queryFor(key, world.ids) : ''), { ...(d.body ? { body: { ...(filled ? bodyFor(key, world.ids) as object : {}), ...body } } : {}) });
        return { status: answer.status, text: answer.text, location: answer.headers.get('location') };
      },
    };
  });
}

/** The forms of every page's writer beside the intents its access names: they must be the same. */
export async function writersWithIntents(): Promise<{ file: string; form: string[]; access: string[] }[]> {
  const routes = await Promise.all(allRoutes().map(async (r) => ({ file: r.file, ...(await loadRoute(r.file)) as { action?: Handler } })));
  return routes.flatMap(({ file, action }) => (action ? [{ file, form: intentsOf(action.form).sort(), access: typeof action.access === 'object' ? Object.keys(action.access).sort() : [] }] : []));
}
