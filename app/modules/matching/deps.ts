import { AppError } from '#app/core/errors.ts';
import { can, type Permission } from '#app/core/permissions.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { QueryDeps } from '#search/query/listings.server.ts';

export type MatchDeps = QueryDeps;

/** Throws `forbidden` when this member may not do this. */
export function requirePermission(scope: MemberScope, permission: Permission): void {
  if (!can(scope, permission)) throw new AppError('forbidden', { permission });
}
