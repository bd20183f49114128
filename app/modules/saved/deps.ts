import { systemClock, type Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { can, type Permission } from '#app/core/permissions.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';

export interface SavedDeps { db: Db; clock?: Clock }

export function nowOf(deps: { clock?: Clock }): Date { return (deps.clock ?? systemClock).now(); }

/** Throws `forbidden` when this member may not do this. The seam asks the same before; a use case does not rely on it. */
export function requirePermission(scope: MemberScope, permission: Permission): void {
  if (!can(scope, permission)) throw new AppError('forbidden', { permission });
}
