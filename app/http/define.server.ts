import { parseWithZod } from '@conform-to/zod/v4';
import type { Submission, SubmissionResult } from '@conform-to/react';
import { data, redirect, type LoaderFunctionArgs, type RouterContextProvider } from 'react-router';
import type { z } from 'zod';
import { AppError, type ErrorCode } from '#app/core/errors.ts';
import { issueCode } from '#app/core/input.ts';
import { tenantOf } from '#app/core/scope.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { translator, type Translate } from '#app/i18n/server.ts';
import { addressKey } from '#app/platform/address-key.ts';
import { requestStore } from '#app/platform/request-store.server.ts';
import { readForm } from './body.server.ts';
import { requestContext, type RequestContext } from './context.server.ts';
import { requireAccess, requireOneOf, type Access, type ScopeFor } from './guard.server.ts';
import { paths } from './paths.ts';
import { explain, waitOf } from './problem.ts';
import { secondFactorDue } from './second-factor.server.ts';
import type { Services } from './services.server.ts';
import { tooMany, type LimitName } from './shell/limits.ts';
import type { Viewer } from './viewer.ts';
import { viewerOf } from './viewer.server.ts';

type Args = LoaderFunctionArgs<Readonly<RouterContextProvider>>;

export interface Ask<A extends Access, P, S> {
  request: Request;
  url: URL;
  params: P;
  search: S;
  scope: ScopeFor<A>;
  viewer: Viewer;
  services: Services;
  locale: Locale;
  t: Translate;
  requestId: string;
  clientAddress: string;
}

interface Definition<A extends Access, P extends z.ZodType, S extends z.ZodType> {
  access: A;
  params?: P;
  /** Query of the page; what does not parse falls back to the schema's defaults, a URL is not a form. */
  search?: S;
  /** Open to a person who must first set up a second factor: setting it up, and leaving. */
  beforeSecondFactor?: true;
}

async function prepare<A extends Access, P extends z.ZodType, S extends z.ZodType>(definition: Omit<Definition<A, P, S>, 'access'> & { access: readonly A[] }, args: Args) {
  const context: RequestContext = args.context.get(requestContext);
  const info = requestStore.getStore();
  if (info) info.route = patternOf(args);
  // A token never acts on a page, and the cookie beside it is not asked either.
  if (args.request.headers.has('authorization')) throw new AppError('token_on_page');
  const viewer = await viewerOf(args.request, context);
  if (info && viewer.user) info.userId = viewer.user.id;
  const url = new URL(args.request.url);
  if (viewer.user && definition.access.every((access) => access === 'guest')) throw redirect(paths.home());
  if (!definition.beforeSecondFactor && secondFactorDue(viewer, context.services.env)) {
    throw redirect(paths.secondFactor());
  }
  const scope = requireOneOf(viewer, definition.access);
  if (info) info.tenant = tenantOf(scope);
  const params = definition.params ? definition.params.safeParse(args.params) : undefined;
  if (params && !params.success) throw new AppError('not_found');
  const query = Object.fromEntries(url.searchParams);
  const search = definition.search ? definition.search.safeParse(query) : undefined;
  return {
    request: args.request, url, viewer, scope, services: context.services, locale: context.locale, t: translator(context.locale),
    requestId: context.requestId, clientAddress: context.clientAddress,
    params: (params?.data ?? {}) as z.output<P>,
    search: (search?.success ? search.data : definition.search?.safeParse({}).data ?? {}) as z.output<S>,
  } satisfies Ask<A, z.output<P>, z.output<S>>;
}

/** The route that answers, as the router knows it: `/invitations/:token`. The same for every spelling of its address, and for its data. */
const patternOf = (args: Args) => `/${(args.pattern as string | undefined ?? '').replace(/^\//, '')}`;

/** What an error page is given: a code, a text in the reader's language, and the request id to quote. Never a stack. */
export interface ErrorBody { code: ErrorCode | 'internal'; message: string; requestId: string }

/** The page to come back to after signing in: the one asked for; of a form the one it stood on, where its draft is put back. */
function pageAsked(request: Request): string {
  const url = new URL(request.url);
  const from = request.method === 'GET' ? null : URL.parse(request.headers.get('referer') ?? '');
  const page = from?.host === url.host ? from : url;
  const query = new URLSearchParams(page.search);
  query.delete('index');
  return page.pathname.replace(/\.data$/, '') + (query.size ? `?${query.toString()}` : '');
}

function toResponse(error: unknown, args: Args): unknown {
  if (error instanceof Response || !(error instanceof AppError)) return error;
  const context = args.context.get(requestContext);
  if (error.code === 'unauthenticated') {
    return redirect(paths.login(pageAsked(args.request)));
  }
  sayWait(error, context);
  const body: ErrorBody = { code: error.code, message: explain(error, translator(context.locale)), requestId: context.requestId };
  return data(body, { status: error.status });
}

/** How long to wait is a header of the answer too. */
function sayWait(error: AppError, context: RequestContext): void {
  const wait = waitOf(error);
  if (wait !== null) (context.answer ??= new Headers()).set('retry-after', String(wait));
}

/** A page's reader: who may (`access`), what the address must look like, then one call into the domain. */
export function defineLoader<A extends Access, T, P extends z.ZodType = z.ZodType<unknown>, S extends z.ZodType = z.ZodType<unknown>>(
  definition: Definition<A, P, S>, handler: (ask: Ask<A, z.output<P>, z.output<S>>) => Promise<T>,
) {
  const loader = async (args: Args): Promise<T> => {
    try {
      return await handler(await prepare({ ...definition, access: [definition.access] }, args));
    } catch (error) {
      throw toResponse(error, args);
    }
  };
  return Object.assign(loader, { access: definition.access });
}

/** What an action that did not redirect answers: conform's submission and, for errors of the whole form, code and text. */
export interface ActionAnswer { result: SubmissionResult | null; error: { code: ErrorCode; message: string; details: Record<string, unknown> } | null; done: Record<string, unknown> | null }

/** What the forms of an action call themselves: the values of its `intent`. */
export type IntentOf<F extends z.ZodType> = z.output<F> extends { intent: infer I extends string } ? I : never;

/** One access for the whole action, or one for each of its forms. */
type ActionAccess = Access | Readonly<Record<string, Access>>;
/** Every access named in it. */
type Named<C extends ActionAccess> = C extends Access ? C : C extends Readonly<Record<string, infer A extends Access>> ? A : never;

interface ActionDefinition<C extends ActionAccess, A extends Access, P extends z.ZodType, S extends z.ZodType, F extends z.ZodType> extends Omit<Definition<A, P, S>, 'access'> {
  /** Who may; where several forms share the action, who may send each, by its `intent`: every one is named, or it does not compile. */
  access: C & (C extends string ? unknown : Readonly<Record<IntentOf<F>, Access>>);
  /** The form. Several forms of one page share one action through a discriminated union on `intent`. */
  form?: F;
  /** Reads the body itself where files come with the form (`upload.server.ts`); its answer is validated by `form`. */
  read?: (ask: Ask<A, z.output<P>, z.output<S>>) => Promise<FormData>;
  /** Counted beside the ordinary limits: `secret` for what guesses at one. Counts the action, whatever its address was written like. */
  limit?: 'secret';
}

type Handler<A extends Access, P, S, F> = (ask: Ask<A, P, S>, input: F) => Promise<Response | Record<string, unknown> | void>;

/**
 * A page's writer. In this order: who may at all, the limits, the body within its bounds, who may send this form, the form. It is
 * validated by the same schema the browser used; errors come back beside their fields in the reader's language, with what was
 * typed (secrets apart). The handler redirects, or returns an object the page shows as `done`.
 */
export function defineAction<const C extends ActionAccess, F extends z.ZodType, P extends z.ZodType = z.ZodType<unknown>, S extends z.ZodType = z.ZodType<unknown>>(
  definition: ActionDefinition<C, Named<C>, P, S, F>, handler: Handler<Named<C>, z.output<P>, z.output<S>, z.output<F>>,
) {
  type A = Named<C>;
  const access: ActionAccess = definition.access;
  const byIntent = typeof access === 'object' ? access as Readonly<Record<string, A>> : null;
  const accesses = byIntent ? [...new Set(Object.values(byIntent))] : [access as A];
  const action = async (args: Args) => {
    try {
      if (args.request.method !== 'POST') throw new AppError('method_not_allowed');
      const context: RequestContext = args.context.get(requestContext);
      const ask = await prepare({ ...definition, access: accesses }, args);
      const wait = await waitFor(definition.limit, ask, context);
      let formData: FormData;
      try {
        formData = definition.read && wait === null ? await definition.read(ask) : await readForm(args.request);
      } catch (error) {
        return refusal(wait === null ? error : tooMany(wait), null, ask, context);
      }
      const intent = formData.get('intent');
      if (byIntent && typeof intent === 'string' && Object.hasOwn(byIntent, intent)) ask.scope = requireAccess(ask.viewer, byIntent[intent]!);
      const submission = definition.form ? parseWithZod(formData, { schema: definition.form, error: issueCode }) : null;
      try {
        if (wait !== null) throw tooMany(wait);
        if (submission && submission.status !== 'success') return data(answer({ result: told(submission, ask.t) }), { status: 422 });
        const outcome = await handler(ask, (submission?.value ?? undefined) as z.output<F>);
        if (outcome instanceof Response) return outcome;
        return data(answer({ done: outcome ?? {} }));
      } catch (error) {
        return refusal(error, submission, ask, context);
      }
    } catch (error) {
      throw toResponse(error, args);
    }
  };
  return Object.assign(action, { access, form: definition.form, limit: definition.limit });
}

/** Seconds this action has to wait, or null: the address (counted by the shell), the person, and what guesses at a secret. */
async function waitFor(limit: 'secret' | undefined, ask: { viewer: Viewer; services: Services; clientAddress: string }, context: RequestContext): Promise<number | null> {
  const { limits } = ask.services;
  const asked: [LimitName, string][] = [
    ...(ask.viewer.user ? [['account', ask.viewer.user.id] as [LimitName, string]] : []),
    ...(limit ? [[limit, addressKey(ask.clientAddress)] as [LimitName, string]] : []),
  ];
  const waits = await Promise.all(asked.map(([name, key]) => limits.take(name, key)));
  const longest = Math.max(context.wait ?? 0, ...waits.map((w) => w ?? 0));
  return longest > 0 ? longest : null;
}

type Submitted = Submission<unknown, string[], unknown>;

/** What an action that refused answers: the page as it was, the reason, and what was typed as far as it was read. */
function refusal(error: unknown, submission: Submitted | null, ask: { t: Translate }, context: RequestContext) {
  if (!(error instanceof AppError) || error.code === 'unauthenticated') throw error;
  sayWait(error, context);
  const fieldErrors = Object.fromEntries(error.fields.map((f) => [f.path, [f.message ?? f.code]]));
  return data(answer({
    result: submission ? told(submission, ask.t, fieldErrors) : null,
    error: { code: error.code, message: explain(error, ask.t), details: error.details },
  }), { status: error.status });
}

/** The submission as the page gets it back: with words for codes, and without the passwords. */
function told(submission: Submitted, t: Translate, fieldErrors?: Record<string, string[]>): SubmissionResult {
  const secrets = Object.keys(submission.payload).filter((name) => /password|secret/i.test(name));
  return translateReply(submission.reply({ hideFields: secrets, ...(fieldErrors ? { fieldErrors } : {}) }), t);
}

function answer(part: Partial<ActionAnswer>): ActionAnswer {
  return { result: null, error: null, done: null, ...part };
}

/** Issue messages are codes; people read words. Unknown codes pass through (they are already words). */
function translateReply(reply: SubmissionResult, t: Translate): SubmissionResult {
  if (!reply.error) return reply;
  const error = Object.fromEntries(Object.entries(reply.error).map(([path, codes]) => [path, codes?.map((c) => t(`errors:field.${c}`, { defaultValue: t('errors:field.invalid') })) ?? null]));
  return { ...reply, error };
}
