import type { Viewer } from './viewer.ts';
import type { RequestContext } from './context.server.ts';
import { publicScope, type Scope } from '#app/core/scope.ts';
import { viewerOfToken } from '#app/modules/orgs/api-tokens.server.ts';
import { listMemberships } from '#app/modules/orgs/memberships.server.ts';
import type { Membership } from './viewer.ts';

const NOBODY: Viewer = { user: null, sessionId: null, memberships: [], org: null, scope: publicScope, tokenScopes: null };

function scopeOf(userId: string, org: Membership | null): Scope {
  if (!org) return { kind: 'user', userId };
  const base = { userId, orgId: org.orgId, role: org.role };
  return org.kind === 'operator' ? { kind: 'operator', orgKind: 'operator', ...base } : { kind: 'org', orgKind: org.kind, ...base };
}

/**
 * Finds out who asks. A bearer token wins and cookies are then not looked at, so a page cannot lend its cookie to a
 * request that says it is somebody else. Membership is read at every request: a removed member is out at once.
 */
export function viewerOf(request: Request, context: RequestContext): Promise<Viewer> {
  return (context.viewer ??= findViewer(request, context));
}

async function findViewer(request: Request, { services }: RequestContext): Promise<Viewer> {
  const authorization = request.headers.get('authorization');
  if (authorization) {
    const found = authorization.startsWith('Bearer ') ? await viewerOfToken(services, authorization.slice(7).trim()) : null;
    if (!found) return NOBODY;
    return { user: found.user, sessionId: null, memberships: [found.membership], org: found.membership, scope: scopeOf(found.user.id, found.membership), tokenScopes: found.scopes, secondFactor: found.secondFactor };
  }
  if (!request.headers.get('cookie')?.includes('jingzhe')) return NOBODY;
  const found = await services.auth.api.getSession({ headers: request.headers, query: { disableRefresh: true } });
  if (!found) return NOBODY;
  const { user, session } = found;
  const memberships = await listMemberships(services, user.id);
  const org = memberships.find((m) => m.orgId === (session as { activeOrgId?: string | null }).activeOrgId) ?? memberships[0] ?? null;
  return {
    user: { id: user.id, name: user.name, email: user.email, locale: (user as { locale?: string }).locale === 'en' ? 'en' : 'zh' },
    sessionId: session.id, memberships, org, scope: scopeOf(user.id, org), tokenScopes: null,
    secondFactor: user.twoFactorEnabled === true,
    session: { startedAt: session.createdAt, provedAt: (session as { provedAt?: Date | null }).provedAt ?? null },
  };
}
