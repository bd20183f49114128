import { AppError } from '#app/core/errors.ts';
import type { Permission } from '#app/core/permissions.ts';
import type { OperatorScope, Scope } from '#app/core/scope.ts';
import { requireMember } from '#app/modules/payments/guard.server.ts';

/** The scope of one of the platform's own people who holds the permission; throws `unauthenticated` or `forbidden`. */
export function requireOperator(scope: Scope, permission: Permission): OperatorScope {
  const member = requireMember(scope, permission);
  if (member.kind !== 'operator') throw new AppError('forbidden', { permission });
  return member;
}
