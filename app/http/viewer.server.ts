import { lapsedIdle } from '#app/modules/identity/idle.server.ts';
import { ownCookies } from './cookies.server.ts';
import type { RequestContext } from './context.server.ts';
import type { Permission } from '#app/core/permissions.ts';
import { publicScope, type MemberScope } from '#app/core/scope.ts';
import { viewerOfToken } from '#app/modules/orgs/api-tokens.server.ts';
import { listMemberships } from '#app/modules/orgs/memberships.server.ts';
import type { Membership, Viewer } from './viewer.ts';

export const NOBODY: Viewer = { user: null, sessionId: null, memberships: [], org: null, scope: publicScope, tokenId: null };

/** The scope of a person acting for an organisation; `atMost` narrows it to a token's scopes. */
export function memberScopeOf(userId: string, org: Pick<Membership, 'orgId' | 'kind' | 'role'>, atMost?: readonly Permission[]): MemberScope {
  const base = { userId, orgId: org.orgId, role: org.role, ...(atMost ? { atMost } : {}) };
  return org.kind === 'operator' ? { kind: 'operator', orgKind: 'operator', ...base } : { kind: 'org', orgKind: org.kind, ...base };
}

/**
 * Finds out who asks a page: a session, and nothing else. A request that says by a header who it is belongs to the API; pages
 * refuse it (`requireSession`) and never answer it by the cookie it may carry as well.
 * Membership is read at every request: a removed member is out at once.
 */
export function viewerOf(request: Request, context: RequestContext): Promise<Viewer> {
  return (context.viewer ??= request.headers.has('authorization') ? Promise.resolve(NOBODY) : viewerOfSession(request, context));
}

/** Finds out who calls the API. A bearer token wins and cookies are then not looked at, so a page cannot lend its cookie to a request that says it is somebody else. */
export function callerOf(request: Request, context: RequestContext): Promise<Viewer> {
  return (context.viewer ??= request.headers.has('authorization') ? viewerOfBearer(request, context) : viewerOfSession(request, context));
}

async function viewerOfBearer(request: Request, { services }: RequestContext): Promise<Viewer> {
  const authorization = request.headers.get('authorization') ?? '';
  const found = authorization.startsWith('Bearer ') ? await viewerOfToken(services, authorization.slice(7).trim()) : null;
  if (!found) return NOBODY;
  return { user: found.user, sessionId: null, memberships: [found.membership], org: found.membership, scope: memberScopeOf(found.user.id, found.membership, found.atMost), tokenId: found.tokenId, secondFactor: found.secondFactor };
}

async function viewerOfSession(request: Request, { services }: RequestContext): Promise<Viewer> {
  const cookie = ownCookies(request.headers.get('cookie'));
  if (cookie === null) return NOBODY;
  const headers = new Headers(request.headers);
  headers.set('cookie', cookie);
  const found = await services.auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (!found) return NOBODY;
  const { user, session } = found;
  const memberships = await listMemberships(services, user.id);
  const org = memberships.find((m) => m.orgId === (session as { activeOrgId?: string | null }).activeOrgId) ?? memberships[0] ?? null;
  const as = memberships.some((m) => m.kind === 'operator') ? 'operator' : 'member';
  if (await lapsedIdle(services, { id: session.id, userId: user.id, seenAt: session.updatedAt }, as)) return NOBODY;
  return {
    user: { id: user.id, name: user.name, email: user.email, locale: (user as { locale?: string }).locale === 'en' ? 'en' : 'zh' },
    sessionId: session.id, memberships, org, scope: org ? memberScopeOf(user.id, org) : { kind: 'user', userId: user.id }, tokenId: null,
    secondFactor: user.twoFactorEnabled === true,
    session: { startedAt: session.createdAt, provedAt: (session as { provedAt?: Date | null }).provedAt ?? null },
  };
}
