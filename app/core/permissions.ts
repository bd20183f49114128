import type { OrgKind } from './scope.ts';

/** Roles inside an organisation. What a role may do also depends on the kind of organisation. */
export const ROLES = ['owner', 'manager', 'member', 'viewer', 'inventor'] as const;
export type Role = (typeof ROLES)[number];
/** Roles that are given by the ordinary invitation. An inventor is invited to patents, and sees those and nothing else of the organisation. */
export const SEAT_ROLES = ['owner', 'manager', 'member', 'viewer'] as const satisfies readonly Role[];

export const PERMISSIONS = [
  'org.read', 'org.manage', 'member.read', 'member.manage', 'token.manage',
  'patent.read', 'patent.import', 'portfolio.write', 'inventor.manage', 'invention.act', 'listing.write', 'listing.publish',
  'valuation.write', 'valuation.publish',
  'demand.write', 'match.read', 'match.feedback', 'saved.write',
  'offer.make', 'offer.answer', 'offer.accept',
  'deal.read', 'deal.act', 'deal.sign', 'deal.pay',
  'brokerage.read', 'brokerage.write', 'brokerage.consent', 'service.read', 'service.order', 'service.provide', 'event.join', 'event.host',
  'operator.review', 'operator.ledger', 'operator.override', 'audit.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ: Permission[] = ['org.read', 'member.read', 'patent.read', 'match.read', 'deal.read', 'brokerage.read', 'service.read'];
const ADMIN: Permission[] = ['org.manage', 'member.manage', 'token.manage', 'audit.read'];

/** member's permissions by kind of organisation; a manager adds signing and accepting, an owner the administration. */
const MEMBER: Record<OrgKind, Permission[]> = {
  university: ['patent.import', 'portfolio.write', 'inventor.manage', 'listing.write', 'valuation.write', 'match.feedback', 'saved.write', 'offer.answer', 'deal.act', 'event.join'],
  company: ['portfolio.write', 'demand.write', 'valuation.write', 'match.feedback', 'saved.write', 'offer.make', 'offer.answer', 'deal.act', 'event.join'],
  broker: ['saved.write', 'deal.act', 'brokerage.write', 'service.provide', 'event.join', 'event.host'],
  operator: ['operator.review', 'deal.act', 'event.host'],
};
const MANAGER: Record<OrgKind, Permission[]> = {
  // A payee pays, too: what it has to give back after a lost chargeback.
  university: ['listing.publish', 'valuation.publish', 'offer.accept', 'deal.sign', 'deal.pay', 'brokerage.consent', 'service.order', 'event.host', 'token.manage'],
  company: ['offer.accept', 'deal.sign', 'deal.pay', 'brokerage.consent', 'service.order', 'event.host', 'token.manage'],
  broker: ['deal.sign', 'deal.pay', 'token.manage'],
  operator: ['operator.ledger', 'operator.override', 'audit.read', 'token.manage'],
};

/** Every permission of a role in a kind of organisation, before anything narrows it. To decide, ask {@link can}. */
export function permissionsOf(orgKind: OrgKind, role: Role): ReadonlySet<Permission> {
  // Not even what everybody else may read: the organisation is closed to an inventor but for patents somebody has linked to the account.
  if (role === 'inventor') return new Set<Permission>(orgKind === 'university' ? ['invention.act'] : []);
  const granted = new Set<Permission>(READ);
  // Whoever works for a university may have invented something there as well.
  if (orgKind === 'university') granted.add('invention.act');
  if (role === 'viewer') return granted;
  for (const p of MEMBER[orgKind]) granted.add(p);
  if (role === 'member') return granted;
  for (const p of MANAGER[orgKind]) granted.add(p);
  if (role === 'manager') return granted;
  for (const p of ADMIN) granted.add(p);
  return granted;
}

/** Whose permissions are asked for: a role in a kind of organisation, narrowed by what the request carries at most (an API token's scopes). */
export interface Holder { orgKind: OrgKind; role: Role; atMost?: readonly Permission[] }

/** May they do this? The one function that decides, wherever a permission is asked for: guard, use case, process, page. */
export function can(who: Holder, permission: Permission): boolean {
  return permissionsOf(who.orgKind, who.role).has(permission) && (who.atMost === undefined || who.atMost.includes(permission));
}

/** Everything they may do, in the order of the list. */
export function permissionsHeld(who: Holder): Permission[] {
  return PERMISSIONS.filter((p) => can(who, p));
}
