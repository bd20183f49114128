import { ROLES, SEAT_ROLES, type Role } from '#app/core/permissions.ts';

/** How high a role stands: owner first, inventor last. Only the order counts. */
export function rankOf(role: Role): number {
  return ROLES.length - 1 - ROLES.indexOf(role);
}

/** May somebody of role `giver` give the role `given` (by invitation or change)? Never one above their own. */
export function mayGrant(giver: Role, given: Role): boolean {
  return rankOf(given) <= rankOf(giver);
}

/** Roles somebody may give by the ordinary invitation, highest first. */
export function grantableRoles(giver: Role): Role[] {
  return SEAT_ROLES.filter((role) => mayGrant(giver, role));
}

/** May somebody limited to `giver` (CNY minor units, null = no limit) give the limit `given`? Never one above their own. */
export function mayGrantLimit(giver: number | null, given: number | null): boolean {
  return giver === null || (given !== null && given <= giver);
}

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

/** Where an invitation stands at an instant. What was accepted stays accepted, whatever came later. */
export function invitationState(row: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date }, now: Date): InvitationState {
  if (row.acceptedAt) return 'accepted';
  if (row.revokedAt) return 'revoked';
  return row.expiresAt.getTime() <= now.getTime() ? 'expired' : 'open';
}

/** A readable start of an organisation's address from its English name; the caller adds what makes it unique. */
export function slugBase(name: string): string {
  return name.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40) || 'org';
}
