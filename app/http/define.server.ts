import { parseWithZod } from '@conform-to/zod/v4';
import type { SubmissionResult } from '@conform-to/react';
import { data, redirect, type LoaderFunctionArgs, type RouterContextProvider } from 'react-router';
import type { z } from 'zod';
import { AppError, type ErrorCode } from '#app/core/errors.ts';
import { issueCode } from '#app/core/input.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { translator, type Translate } from '#app/i18n/server.ts';
import { requestStore } from '#app/platform/request-store.server.ts';
import { requestContext, type RequestContext } from './context.server.ts';
import { requireAccess, type Access, type ScopeFor } from './guard.server.ts';
import { paths } from './paths.ts';
import { secondFactorDue } from './second-factor.server.ts';
import type { Services } from './services.server.ts';
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

async function prepare<A extends Access, P extends z.ZodType, S extends z.ZodType>(definition: Definition<A, P, S>, args: Args) {
  const context: RequestContext = args.context.get(requestContext);
  const viewer = await viewerOf(args.request, context);
  const info = requestStore.getStore();
  if (info && viewer.user) info.userId = viewer.user.id;
  const url = new URL(args.request.url);
  if (definition.access === 'guest' && viewer.user) throw redirect(paths.home());
  if (!definition.beforeSecondFactor && secondFactorDue(viewer, context.services.env)) {
    if (args.request.headers.has('authorization')) throw new AppError('second_factor_required');
    throw redirect(paths.secondFactor());
  }
  const scope = requireAccess(viewer, definition.access);
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

/** What an error page is given: a code, a text in the reader's language, and the request id to quote. Never a stack. */
export interface ErrorBody { code: ErrorCode | 'internal'; message: string; requestId: string }

function toResponse(error: unknown, args: Args): unknown {
  if (error instanceof Response || !(error instanceof AppError)) return error;
  const context = args.context.get(requestContext);
  if (error.code === 'unauthenticated') {
    const url = new URL(args.request.url);
    return redirect(paths.login(args.request.method === 'GET' ? url.pathname.replace(/\.data$/, '') + url.search : undefined));
  }
  const body: ErrorBody = { code: error.code, message: translator(context.locale)(`errors:${error.code}`, error.details), requestId: context.requestId };
  return data(body, { status: error.status });
}

/** A page's reader: who may (`access`), what the address must look like, then one call into the domain. */
export function defineLoader<A extends Access, T, P extends z.ZodType = z.ZodType<unknown>, S extends z.ZodType = z.ZodType<unknown>>(
  definition: Definition<A, P, S>, handler: (ask: Ask<A, z.output<P>, z.output<S>>) => Promise<T>,
) {
  const loader = async (args: Args): Promise<T> => {
    try {
      return await handler(await prepare(definition, args));
    } catch (error) {
      throw toResponse(error, args);
    }
  };
  return Object.assign(loader, { access: definition.access });
}

/** What an action that did not redirect answers: conform's submission and, for errors of the whole form, code and text. */
export interface ActionAnswer { result: SubmissionResult | null; error: { code: ErrorCode; message: string; details: Record<string, unknown> } | null; done: Record<string, unknown> | null }

interface ActionDefinition<A extends Access, P extends z.ZodType, S extends z.ZodType, F extends z.ZodType> extends Definition<A, P, S> {
  /** The form. Several forms of one page share one action through a discriminated union on `intent`. */
  form?: F;
  /** Reads the body itself when it is not a plain form (uploads); its answer is validated by `form`. */
  read?: (ask: Ask<A, z.output<P>, z.output<S>>) => Promise<FormData>;
}

/**
 * A page's writer. The form is validated by the same schema the browser used; errors come back beside their fields in the
 * reader's language, with what was typed. The handler redirects, or returns an object the page shows as `done`.
 */
export function defineAction<A extends Access, F extends z.ZodType, P extends z.ZodType = z.ZodType<unknown>, S extends z.ZodType = z.ZodType<unknown>>(
  definition: ActionDefinition<A, P, S, F>,
  handler: (ask: Ask<A, z.output<P>, z.output<S>>, input: z.output<F>) => Promise<Response | Record<string, unknown> | void>,
) {
  const action = async (args: Args) => {
    try {
      const ask = await prepare(definition, args);
      const formData = definition.read ? await definition.read(ask) : await args.request.formData();
      const submission = definition.form ? parseWithZod(formData, { schema: definition.form, error: issueCode }) : null;
      if (submission && submission.status !== 'success') return data(answer({ result: translateReply(submission.reply(), ask.t) }), { status: 422 });
      try {
        const outcome = await handler(ask, (submission?.value ?? undefined) as z.output<F>);
        if (outcome instanceof Response) return outcome;
        return data(answer({ done: outcome ?? {} }));
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'unauthenticated') throw error;
        const fieldErrors = Object.fromEntries(error.fields.map((f) => [f.path, [f.message ?? f.code]]));
        return data(answer({
          result: submission ? translateReply(submission.reply({ fieldErrors }), ask.t) : null,
          error: { code: error.code, message: ask.t(`errors:${error.code}`, error.details), details: error.details },
        }), { status: error.status });
      }
    } catch (error) {
      throw toResponse(error, args);
    }
  };
  return Object.assign(action, { access: definition.access });
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
