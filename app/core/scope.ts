import type { Permission, Role } from './permissions.ts';

/**
 * Who is asking, and for whom. Every store function takes a scope, `db/tx.ts` writes it into the transaction's
 * settings, and row-level security reads it there: what the type allows, the database enforces again.
 * A scope is only ever made from a session, an API token, or by a worker; never from a request body.
 */
export interface OrgScope extends Narrowed { kind: 'org'; userId: string; orgId: string; orgKind: OrgKind; role: Role }
export interface OperatorScope extends Narrowed { kind: 'operator'; userId: string; orgId: string; orgKind: 'operator'; role: Role }
/** What a request may do at most, below its member's role: the scopes of an API token. Absent = everything the role may. Read by `can` and nowhere else. */
interface Narrowed { atMost?: readonly Permission[] }
/** A signed-in person who has no organisation yet: may see public things and their own invitations. */
export interface UserScope { kind: 'user'; userId: string }
export interface PublicScope { kind: 'public' }
/** Workers, seed and sweeps: acts for the platform, leaves `system:<name>` in the audit trail. */
export interface SystemScope { kind: 'system'; name: string }

export type Scope = OrgScope | OperatorScope | UserScope | PublicScope | SystemScope;
/** Scopes that act for an organisation. */
export type MemberScope = OrgScope | OperatorScope;

export type OrgKind = 'university' | 'company' | 'broker' | 'operator';

export const publicScope: PublicScope = { kind: 'public' };
export function systemScope(name: string): SystemScope { return { kind: 'system', name }; }

/** The name an audit row carries: a user id, or `system:<name>`, or `public`. */
export function actorOf(scope: Scope): string {
  if (scope.kind === 'system') return `system:${scope.name}`;
  return scope.kind === 'public' ? 'public' : scope.userId;
}

/** Whose share of what is scarce a request uses: the organisation it acts for, else the person, else everybody's. */
export function tenantOf(scope: Scope): string {
  if (scope.kind === 'org' || scope.kind === 'operator') return scope.orgId;
  return actorOf(scope);
}
