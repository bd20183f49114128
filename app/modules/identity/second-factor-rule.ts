import { can, type Permission, type Role } from '#app/core/permissions.ts';
import type { OrgKind } from '#app/core/scope.ts';

/** What may bind an organisation or move money, and everything the platform's own people do. */
export const NEEDS_SECOND_FACTOR: readonly Permission[] = ['deal.sign', 'deal.pay', 'offer.accept', 'operator.review', 'operator.ledger', 'operator.override'];

/** What of the environment decides; nothing else does, there is no switch. */
export interface SecondFactorEnv { DEMO: boolean; HOST: string; PUBLIC_URL?: string | undefined }

const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

/** True only for a demo world that nobody but this machine can reach: its passwords are published, so a second factor would protect nothing. */
export function secondFactorOff(env: SecondFactorEnv): boolean {
  return env.DEMO && isLoopback(env.HOST) && (env.PUBLIC_URL === undefined || (URL.canParse(env.PUBLIC_URL) && isLoopback(new URL(env.PUBLIC_URL).hostname)));
}

/** Must this person have a second factor before anything else? Asked of every organisation they belong to, not only the one they act for. */
export function secondFactorRequired(env: SecondFactorEnv, viewer: { memberships: readonly { kind: OrgKind; role: Role }[] }): boolean {
  if (secondFactorOff(env)) return false;
  return viewer.memberships.some((m) => NEEDS_SECOND_FACTOR.some((p) => can({ orgKind: m.kind, role: m.role }, p)));
}
