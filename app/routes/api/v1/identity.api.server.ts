import { z } from 'zod';
import { decodeCursor, encodeCursor, zId, zInstant, zList, zPage, zText } from '#app/core/contract.ts';
import { AppError } from '#app/core/errors.ts';
import { can, PERMISSIONS, permissionsHeld, ROLES } from '#app/core/permissions.ts';
import { defineApi } from '#app/http/api/define-api.server.ts';
import { memberScopeOf } from '#app/http/viewer.server.ts';
import { secondFactorRequired } from '#app/modules/identity/second-factor-rule.ts';
import { provePassword } from '#app/modules/identity/sign-in.server.ts';
import { attestName } from '#app/modules/orgs/attest-name.server.ts';
import { createApiToken } from '#app/modules/orgs/api-tokens.server.ts';
import { AttestNameInput, MemberResource, OrganisationResource } from '#app/modules/orgs/contract.ts';
import { listMembers } from '#app/modules/orgs/list-members.server.ts';
import { listMemberships } from '#app/modules/orgs/memberships.server.ts';
import { getOrganisation, listOrganisations } from '#app/modules/orgs/organisations.server.ts';

const OrgParams = z.object({ id: z.string().regex(/^(org_[0-9a-z_]{3,40}|[a-z0-9-]{2,40})$/) });

export const identityApi = [
  defineApi({
    method: 'post', path: '/tokens', tag: 'Accounts', access: 'public', limit: 'secret', idempotent: false, status: 201,
    summary: 'Exchange e-mail and password for a bearer token of your first (or named) organisation. Rate limited.',
    body: z.object({ email: z.email({ error: 'invalid_email' }), password: z.string().min(1).max(200), name: zText(80, 1), organisation: z.string().max(40).optional(), scopes: z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length, { error: 'too_many_items' }).optional() }),
    response: z.object({ id: z.string(), token: z.string(), expires_at: zInstant, organisation: z.string() }),
  }, async ({ request, body, services, clientAddress }) => {
    // Why not is nobody's business here; how long to wait is.
    const userId = await provePassword(services, body, { address: clientAddress, userAgent: request.headers.get('user-agent') }).catch((error: unknown) => {
      throw error instanceof AppError && error.code !== 'second_factor_required' ? new AppError('unauthenticated', error.details.retry_after ? { retry_after: error.details.retry_after } : {}) : error;
    });
    const memberships = await listMemberships(services, userId);
    if (secondFactorRequired(services.env, { memberships })) throw new AppError('second_factor_required');
    const org = body.organisation ? memberships.find((m) => m.slug === body.organisation) : memberships[0];
    if (!org) throw new AppError('forbidden', { reason: 'no_organisation' });
    const scope = memberScopeOf(userId, org);
    // As on the page: who may not make tokens there makes none here.
    if (!can(scope, 'token.manage')) throw new AppError('forbidden', { permission: 'token.manage' });
    const from = { address: clientAddress, userAgent: request.headers.get('user-agent') };
    const token = await createApiToken(services, scope, { name: body.name, scopes: body.scopes }, from);
    return { id: token.id, token: token.token, expires_at: token.expiresAt.toISOString(), organisation: org.slug };
  }),
  defineApi({
    method: 'get', path: '/me', tag: 'Accounts', access: 'org.read', summary: 'Who this token or session speaks for, and what it may do.',
    response: z.object({
      user: z.object({ id: z.string(), name: z.string(), email: z.string(), locale: z.enum(['zh', 'en']) }),
      organisation: z.object({ id: z.string(), slug: z.string(), kind: z.string(), name: z.object({ zh: z.string(), en: z.string() }), role: z.enum(ROLES) }).nullable(),
      organisations: z.array(z.object({ id: z.string(), slug: z.string(), role: z.enum(ROLES) })),
      permissions: z.array(z.enum(PERMISSIONS)),
    }),
  }, async ({ viewer, scope }) => {
    const org = viewer.org;
    return {
      user: viewer.user!,
      organisation: org && { id: org.orgId, slug: org.slug, kind: org.kind, name: { zh: org.nameZh, en: org.nameEn }, role: org.role },
      organisations: viewer.memberships.map((m) => ({ id: m.orgId, slug: m.slug, role: m.role })),
      permissions: permissionsHeld(scope),
    };
  }),
  defineApi({
    method: 'get', path: '/organisations', tag: 'Accounts', access: 'public', summary: 'Public profiles of the organisations on the platform.',
    query: zPage.extend({ kind: z.enum(['university', 'company', 'broker', 'operator']).optional() }), response: zList(OrganisationResource),
  }, async ({ query, scope, services }) => {
    const after = decodeCursor(query.cursor)?.[0];
    const items = await listOrganisations(services, scope, { kind: query.kind, after: after === undefined ? undefined : String(after), limit: query.limit });
    return { items, next_cursor: items.length === query.limit ? encodeCursor([items.at(-1)!.slug]) : null };
  }),
  defineApi({
    method: 'get', path: '/organisations/{id}', tag: 'Accounts', access: 'public', summary: 'One public profile, by id or slug.', params: OrgParams, response: OrganisationResource,
  }, ({ params, scope, services }) => getOrganisation(services, scope, params.id)),
  defineApi({
    method: 'get', path: '/organisations/{id}/members', tag: 'Accounts', access: 'member.read', summary: 'Members of your own organisation, with roles and approval limits.',
    params: OrgParams, response: zList(MemberResource),
  }, async ({ params, scope, services }) => {
    const id = params.id.startsWith('org_') ? params.id : (await getOrganisation(services, scope, params.id)).id;
    return { items: await listMembers(services, scope, id), next_cursor: null };
  }),
  defineApi({
    method: 'post', path: '/organisations/{id}/members/{member_id}/attest', tag: 'Accounts', access: 'member.manage', summary: 'An owner confirms that a colleague’s account carries the colleague’s name; what they sign bears it. Say the name you confirm.',
    params: OrgParams.extend({ member_id: zId('member') }), body: AttestNameInput.pick({ name: true }), response: MemberResource,
  }, async ({ params, body, scope, services }) => {
    const id = params.id.startsWith('org_') ? params.id : (await getOrganisation(services, scope, params.id)).id;
    if (id !== scope.orgId) throw new AppError('not_found');
    await attestName(services, scope, { member_id: params.member_id, name: body.name });
    const member = (await listMembers(services, scope, id)).find((m) => m.id === params.member_id);
    if (!member) throw new AppError('not_found');
    return member;
  }),
];
