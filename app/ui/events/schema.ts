import { z } from 'zod';
import { zId, zText } from '#app/core/contract.ts';
import { checkNewEvent, MOST_TALKS, TALK_VERDICTS, zNewEventFields, zPairRule, zPlace, zScan } from '#app/modules/events/contract.ts';

/** Forms of the pages of events, in the words of their contracts; times as people pick them, in China Standard Time. */
const zMinute = z.string({ error: 'required' }).regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'invalid_instant' }).transform((v) => new Date(`${v}:00+08:00`).toISOString());
export const minuteOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

export const zNewEventForm = zNewEventFields.extend({ intent: z.literal('create'), starts_at: zMinute, ends_at: zMinute, register_until: zMinute, first_slot_at: zMinute.optional().transform((v) => v ?? null) }).superRefine(checkNewEvent);

const talks = z.coerce.number({ error: 'invalid_number' }).int({ error: 'invalid_number' }).min(0, { error: 'invalid_number' }).max(MOST_TALKS, { error: 'invalid_number' }).default(0);
export const zRegisterForm = z.object({ intent: z.literal('register'), wish: zText(500).default(''), least_talks: talks, most_talks: talks });
export const zEventForm = z.discriminatedUnion('intent', [zRegisterForm, z.object({ intent: z.literal('leave') })]);

export const zStepForm = z.object({ intent: z.literal('move'), name: z.string().regex(/^[a-z_]{2,40}$/, { error: 'unknown_transition' }), version: z.coerce.number().int().nonnegative().optional(), reason: zText(2_000).default('') });
export const zRuleForm = zPairRule.extend({ intent: z.literal('rule') });
export const zPlaceForm = zPlace.extend({ intent: z.literal('place') });
export const zManageForm = z.discriminatedUnion('intent', [zStepForm, zRuleForm, zPlaceForm, z.object({ intent: z.literal('drop'), talk_id: zId('eventTalk') }), z.object({ intent: z.literal('plan') }), z.object({ intent: z.literal('publish') })]);

export const zVerdictForm = z.object({ intent: z.literal('verdict'), talk_id: zId('eventTalk'), verdict: z.enum(TALK_VERDICTS, { error: 'required' }), note: zText(1_000).default('') });

/** What a phone at the door sends: its readings as one JSON text, which a form can carry as well as a script. */
export const zScansForm = z.object({
  device: z.string().regex(/^[A-Za-z0-9-]{8,64}$/, { error: 'invalid' }),
  scans: z.string().max(200_000, { error: 'too_long' }).transform((text, ctx) => { try { return JSON.parse(text) as unknown; } catch { ctx.addIssue({ code: 'custom', message: 'invalid' }); return z.NEVER; } }).pipe(z.array(zScan).min(1, { error: 'required' }).max(500, { error: 'too_many' })),
});
