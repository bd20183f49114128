import { z } from 'zod';
import { zId, zMoney } from '#app/core/contract.ts';
import { ROLES } from '#app/core/permissions.ts';

/** An organisation as anyone may see it. */
export const OrganisationResource = z.object({
  id: zId('org'), slug: z.string(), kind: z.enum(['university', 'company', 'broker', 'operator']),
  name: z.object({ zh: z.string(), en: z.string() }), region: z.string(), demo: z.boolean(), verified: z.boolean(),
});
export type OrganisationResource = z.infer<typeof OrganisationResource>;

/** A member as colleagues see them. `approval_limit` null = may bind the organisation to any amount. */
export const MemberResource = z.object({
  id: z.string(), user_id: z.string(), name: z.string(), email: z.string(), role: z.enum(ROLES), approval_limit: zMoney.nullable(),
});
export type MemberResource = z.infer<typeof MemberResource>;
