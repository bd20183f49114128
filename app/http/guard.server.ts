import { AppError } from '#app/core/errors.ts';
import { can, type Permission } from '#app/core/permissions.ts';
import { publicScope, type MemberScope, type Scope, type UserScope } from '#app/core/scope.ts';
import type { Viewer } from './viewer.ts';

/**
 * What a route demands: `public` (anyone), `guest` (nobody signed in), `user` (signed in, organisation or not),
 * `member` (acting for an organisation), or a permission of the matrix. There is no default: a route without one does not compile.
 */
export type Access = 'public' | 'guest' | 'user' | 'member' | Permission;

export type ScopeFor<A extends Access> = A extends 'public' | 'guest' ? Scope : A extends 'user' ? MemberScope | UserScope : MemberScope;

/**
 * The scope an open endpoint answers in: the caller's when it holds what the answer's private part asks for (`own`), else that of
 * anybody. Without `own` nothing private is in the answer, and nobody in particular is asking.
 */
export function openScope(scope: Scope, own: readonly Permission[] | undefined): Scope {
  if (own === undefined || (scope.kind !== 'org' && scope.kind !== 'operator')) return publicScope;
  return own.every((permission) => can(scope, permission)) ? scope : publicScope;
}

/** Checks and narrows the scope. Throws `unauthenticated` (sign in first) or `forbidden` (signed in, but not allowed). */
export function requireAccess<A extends Access>(viewer: Viewer, access: A): ScopeFor<A> {
  const { scope } = viewer;
  if (access === 'public' || access === 'guest') return scope as ScopeFor<A>;
  if (scope.kind === 'public' || scope.kind === 'system') throw new AppError('unauthenticated');
  if (access === 'user') return scope as ScopeFor<A>;
  if (scope.kind === 'user') throw new AppError('forbidden', { reason: 'no_organisation' });
  if (access !== 'member') {
    if (!can(scope, access)) throw new AppError('forbidden', { permission: access });
  }
  return scope as ScopeFor<A>;
}

/** The scope of a viewer who has at least one of these accesses; else throws what the first of them throws. */
export function requireOneOf<A extends Access>(viewer: Viewer, accesses: readonly A[]): ScopeFor<A> {
  let first: unknown;
  for (const access of accesses) {
    try {
      return requireAccess(viewer, access);
    } catch (error) {
      first ??= error;
    }
  }
  throw first;
}
