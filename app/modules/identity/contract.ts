import { z } from 'zod';
import { zText } from '#app/core/contract.ts';
import { zName } from '#app/core/names.ts';
import { LOCALES } from '#app/core/vocabulary.ts';

/** Shapes of the account pages' forms. Addresses are compared in lower case. */
export const zEmail = z.string({ error: 'required' }).trim().toLowerCase().max(254, { error: 'too_long' }).pipe(z.email({ error: 'invalid_email' }));

/** At least 12 characters and nothing else asked: length beats rules (NIST SP 800-63B). Spaces count, so nothing is trimmed. */
export const zNewPassword = z.string({ error: 'required' }).min(12, { error: 'password_too_short' }).max(200, { error: 'too_long' });
const zPassword = z.string({ error: 'required' }).min(1, { error: 'required' }).max(200, { error: 'too_long' });

export const SignInInput = z.object({
  email: zEmail,
  password: zPassword,
  next: z.string().max(2_000).optional(),
  /** Token of the confirmation mail; signing in with it confirms the address. */
  confirm: z.string().max(4_000).optional(),
});
export type SignInInput = z.infer<typeof SignInInput>;

export const SignUpInput = z.object({
  name: zName(80),
  email: zEmail,
  password: zNewPassword,
  /** Token of an invitation: the address must be the invited one, and is then confirmed already. */
  invitation: z.string().max(200).optional(),
});
export type SignUpInput = z.infer<typeof SignUpInput>;

export const ForgotPasswordInput = z.object({ email: zEmail });

const twice = <T extends { new_password: string; again: string }>(v: T) => v.new_password === v.again;
const mismatch = { error: 'password_mismatch', path: ['again'] };

export const ResetPasswordInput = z.object({ token: z.string({ error: 'required' }).min(1).max(200), new_password: zNewPassword, again: z.string({ error: 'required' }) }).refine(twice, mismatch);
export const ChangePasswordInput = z.object({ current_password: zPassword, new_password: zNewPassword, again: z.string({ error: 'required' }) }).refine(twice, mismatch);
export const ProfileInput = z.object({ name: zName(80), locale: z.enum(LOCALES, { error: 'required' }) });

/** The second step of signing in, or a proof by the app: what the person reads there, spaces allowed. */
const zCode = z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(40, { error: 'too_long' });
export const SecondStepInput = z.object({ code: zCode, kind: z.enum(['app', 'backup'], { error: 'required' }), next: z.string().max(2_000).optional() });
/** What the browser's key answered, as JSON; a few kilobytes. */
const zPasskeyAnswer = z.string({ error: 'required' }).min(2, { error: 'required' }).max(16_000, { error: 'too_long' });

const next = z.string().max(2_000).optional();
export const PasskeySignInInput = z.discriminatedUnion('intent', [z.object({ intent: z.literal('ask') }), z.object({ intent: z.literal('answer'), response: zPasskeyAnswer, next })]);
export const ProofInput = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('password'), password: zPassword, next }),
  z.object({ intent: z.literal('code'), code: zCode, next }),
  z.object({ intent: z.literal('passkey'), response: zPasskeyAnswer, next }),
]);
export const PasskeyInput = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('ask') }),
  z.object({ intent: z.literal('ask_new') }),
  z.object({ intent: z.literal('add'), response: zPasskeyAnswer, name: zText(60).default('') }),
]);
export const AppCodeInput = z.object({ code: zCode });
export const EmailChangeInput = z.object({ email: zEmail });
/** Closing an account: a tick beside what it means. */
export const CloseAccountInput = z.object({ sure: z.literal('on', { error: 'confirm_closing' }) });
