import { z } from 'zod';
import { zId, zInstant, zMoney, zText } from '#app/core/contract.ts';
import { zName } from '#app/core/names.ts';
import { PERMISSIONS, ROLES, SEAT_ROLES } from '#app/core/permissions.ts';
import { ATTESTERS } from '#app/core/vocabulary.ts';
import { zVerification } from './contract-verification.ts';
import { zEmail } from '#app/modules/identity/contract.ts';
import { REGIONS } from './regions.ts';

/** An organisation as anyone may see it. */
export const OrganisationResource = z.object({
  id: zId('org'), slug: z.string(), kind: z.enum(['university', 'company', 'broker', 'operator']),
  name: z.object({ zh: z.string(), en: z.string() }), region: z.string(), demo: z.boolean(), verified: z.boolean(), verification: zVerification,
});
export type OrganisationResource = z.infer<typeof OrganisationResource>;

/** A member as colleagues see them. `approval_limit` null = may bind the organisation to any amount. */
export const MemberResource = z.object({
  id: z.string(), user_id: z.string(), name: z.string(), email: z.string(), role: z.enum(ROLES), approval_limit: zMoney.nullable(),
  /** Who confirmed that the account carries this person's name, and when; null when nobody did, or the name was changed since. Signing asks for it. */
  name_attested: z.object({ by: z.enum(ATTESTERS), at: zInstant }).nullable(),
});
/** An owner confirms a colleague's name; the name as they read it, so that nobody confirms another. */
export const AttestNameInput = z.object({ member_id: zId('member'), name: zText(120, 1) });
export type AttestNameInput = z.output<typeof AttestNameInput>;
export type MemberResource = z.infer<typeof MemberResource>;

/** Kinds a person may register; the operator's organisation is made by the installation. */
export const REGISTRABLE_KINDS = ['university', 'company', 'broker'] as const;

const profile = {
  name_zh: zName(80, 2),
  name_en: zName(120, 2),
  about_zh: zText(500).default(''),
  about_en: zText(800).default(''),
  region: z.enum(REGIONS, { error: 'required' }),
};

/** A form's yes: `on` from a checkbox, a boolean from JSON. */
const zFlag = z.preprocess((v) => v === 'on' || v === 'true' || v === true, z.boolean());

export const RegisterOrganisationInput = z.object({
  kind: z.enum(REGISTRABLE_KINDS, { error: 'required' }),
  ...profile,
  /** State-owned unit: the rules of disposal and reward apply to its deals. */
  state_owned: zFlag,
});
export type RegisterOrganisationInput = z.infer<typeof RegisterOrganisationInput>;

export const UpdateOrganisationInput = z.object(profile);
export type UpdateOrganisationInput = z.infer<typeof UpdateOrganisationInput>;

const zRole = z.enum(SEAT_ROLES, { error: 'required' });
/** Largest amount the member may bind the organisation to alone, in CNY; left out = no limit. */
const zLimit = zMoney.refine((m) => m.currency === 'CNY', { error: 'currency_not_cny', path: ['currency'] }).optional();

export const InviteMemberInput = z.object({ email: zEmail, role: zRole, approval_limit: zLimit });
export type InviteMemberInput = z.infer<typeof InviteMemberInput>;

export const ChangeMemberInput = z.object({ member_id: zId('member'), role: zRole, approval_limit: zLimit });
export type ChangeMemberInput = z.infer<typeof ChangeMemberInput>;

/** Removing a member, or leaving: who takes over (left out: whoever stands highest), and what becomes of what the person saved. */
export const LeavingInput = z.object({ member_id: zId('member'), successor_id: zId('member').optional(), saved: z.enum(['hand_over', 'delete'], { error: 'required' }).optional() });

export const CreateTokenInput = z.object({ name: zText(80, 1), scopes: z.array(z.enum(PERMISSIONS)).default([]) });
