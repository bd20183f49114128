import { AppError } from '#app/core/errors.ts';
import { can, type Permission } from '#app/core/permissions.ts';
import type { MemberScope, Scope } from '#app/core/scope.ts';

/** The scope of a member who holds the permission; throws `unauthenticated` or `forbidden`. */
export function requireMember(scope: Scope, permission: Permission): MemberScope {
  if (scope.kind === 'public') throw new AppError('unauthenticated');
  if (scope.kind !== 'org' && scope.kind !== 'operator') throw new AppError('forbidden', { permission });
  if (!can(scope, permission)) throw new AppError('forbidden', { permission });
  return scope;
}
