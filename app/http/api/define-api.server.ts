import type { z } from 'zod';
import type { Permission } from '#app/core/permissions.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import type { Translate } from '#app/i18n/server.ts';
import type { Access, ScopeFor } from '../guard.server.ts';
import type { Services } from '../services.server.ts';
import type { Viewer } from '../viewer.ts';

export interface ApiAsk<A extends Access, P, Q, B> {
  request: Request;
  params: P;
  query: Q;
  body: B;
  scope: ScopeFor<A>;
  viewer: Viewer;
  services: Services;
  locale: Locale;
  t: Translate;
  clientAddress: string;
  /** The caller's Idempotency-Key where the endpoint takes one; `in_use_case` endpoints pass it on. */
  idempotencyKey?: string;
}

/** A call of the API acts by a permission, for tokens must be able to lack it; `user` and `member`, which every token has, are for pages. */
export type ApiAccess = Exclude<Access, 'guest' | 'user' | 'member'>;

export interface ApiDefinition<A extends Access, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Below `/api/v1`, parameters in braces: `/listings/{id}/publish`. */
  path: `/${string}`;
  access: A;
  /**
   * For open endpoints (`public`): the permissions that show a caller what only their own organisation may see. Without them the
   * answer is the same for everybody, and a token that lacks one is answered as nobody in particular.
   */
  own?: readonly Permission[];
  /** Counted beside the ordinary limits: `secret` for what guesses at one. */
  limit?: 'secret';
  /** One sentence for the documentation. */
  summary: string;
  tag: string;
  params?: P;
  query?: Q;
  /** JSON body. Left out for multipart endpoints, which read the request themselves and describe it in `multipart`. */
  body?: B;
  multipart?: { file: string; fields: Record<string, string> };
  response?: R;
  /** Media type of an answer that is not JSON (`text/csv`). */
  produces?: string;
  status?: number;
  /**
   * POSTs take an Idempotency-Key by default. `false` for those that create secrets; `in_use_case` where the use case keeps
   * the key inside its own transaction (a refusal it records is then no answer to keep).
   */
  idempotent?: false | 'in_use_case';
}

/** Does this endpoint take an Idempotency-Key? Asked by the handler and by the description, so that they cannot differ. */
export function takesKey(definition: Pick<ApiDefinition<Access, z.ZodType, z.ZodType, z.ZodType, z.ZodType>, 'method' | 'idempotent' | 'multipart' | 'access'>): boolean {
  return definition.method === 'post' && definition.idempotent !== false && !definition.multipart && definition.access !== 'public';
}

/** One endpoint: its description (from which the OpenAPI document is made) and its handler. */
export interface ApiEndpoint {
  definition: ApiDefinition<Access, z.ZodType, z.ZodType, z.ZodType, z.ZodType>;
  handle(ask: ApiAsk<Access, unknown, unknown, unknown>): Promise<unknown>;
}

/** Describes an endpoint and binds its handler. Input is validated by the contract before the handler sees it. */
export function defineApi<A extends ApiAccess, P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined, R extends z.ZodType = z.ZodType>(
  definition: ApiDefinition<A, P, Q, B, R>,
  handle: (ask: ApiAsk<A, z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R> | Response>,
): ApiEndpoint {
  return { definition: definition as unknown as ApiEndpoint['definition'], handle: handle as unknown as ApiEndpoint['handle'] };
}
