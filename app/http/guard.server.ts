import { AppError } from '#app/core/errors.ts';
import { can, type Permission } from '#app/core/permissions.ts';
import type { MemberScope, Scope, UserScope } from '#app/core/scope.ts';
import type { Viewer } from './viewer.ts';

/**
 * What a route demands: `public` (anyone), `guest` (nobody signed in), `user` (signed in, organisation or not),
 * `member` (acting for an organisation), or a permission of the matrix. There is no default: a route without one does not compile.
 */
export type Access = 'public' | 'guest' | 'user' | 'member' | Permission;

export type ScopeFor<A extends Access> = A extends 'public' | 'guest' ? Scope : A extends 'user' ? MemberScope | UserScope : MemberScope;

/** Checks and narrows the scope. Throws `unauthenticated` (sign in first) or `forbidden` (signed in, but not allowed). */
export function requireAccess<A extends Access>(viewer: Viewer, access: A): ScopeFor<A> {
  const { scope } = viewer;
  if (access === 'public' || access === 'guest') return scope as ScopeFor<A>;
  if (scope.kind === 'public' || scope.kind === 'system') throw new AppError('unauthenticated');
  if (access === 'user') return scope as ScopeFor<A>;
  if (scope.kind === 'user') throw new AppError('forbidden', { reason: 'no_organisation' });
  if (access !== 'member') {
    if (!can(scope, access)) throw new AppError('forbidden', { permission: access });
    if (viewer.tokenScopes && !viewer.tokenScopes.includes(access)) throw new AppError('forbidden', { permission: access, reason: 'token_scope' });
  }
  return scope as ScopeFor<A>;
}
