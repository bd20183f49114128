import { AppError } from './errors.ts';
import { can, type Permission } from './permissions.ts';
import type { MemberScope, OperatorScope, Scope } from './scope.ts';

/** The scope of a member who holds the permission; throws `unauthenticated` or `forbidden`. The HTTP seam asks first, the use case asks again. */
export function requireMember(scope: Scope, permission: Permission): MemberScope {
  if (scope.kind === 'public') throw new AppError('unauthenticated');
  if (scope.kind !== 'org' && scope.kind !== 'operator') throw new AppError('forbidden', { permission });
  requirePermission(scope, permission);
  return scope;
}

/** Throws `forbidden` unless the member holds the permission. */
export function requirePermission(scope: MemberScope, permission: Permission): void {
  if (!can(scope, permission)) throw new AppError('forbidden', { permission });
}

/**
 * The member again without what narrows the request: for a use case that has asked for its own permission, has done its work, and
 * reads the answer through another's. Who may do a thing may see what came of it.
 */
export function asMember(scope: MemberScope): MemberScope {
  const { atMost: _narrower, ...member } = scope;
  return member;
}

/** The scope of one of the platform's own people who holds the permission; throws `unauthenticated` or `forbidden`. */
export function requireOperator(scope: Scope, permission: Permission): OperatorScope {
  const member = requireMember(scope, permission);
  if (member.kind !== 'operator') throw new AppError('forbidden', { permission });
  return member;
}
