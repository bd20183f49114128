import { eq, sql } from 'drizzle-orm';
import type { NoticeChannel } from '#app/core/vocabulary.ts';
import type { Db } from '#db/client.ts';
import { noticePreferences } from '#db/schema/notices.ts';
import { withRead, withTx } from '#db/tx.ts';
import type { NoticeChoicesInput } from './contract.ts';
import { CHOSEN_GROUPS, mutedBy, PROPOSED, type NoticeGroup } from './notice-groups.ts';

export interface NoticePreferences { choices: Record<Exclude<NoticeGroup, 'legal'>, NoticeChannel>; time_zone: string; /** `HH:MM`, empty for none. */ quiet_from: string; quiet_until: string; digest_hour: number }

const clockText = (minutes: number | null) => (minutes === null ? '' : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);

/** How the person wants to be told; what the platform proposes where they have not chosen. */
export async function readPreferences({ db }: { db: Db }, userId: string): Promise<NoticePreferences> {
  const [row] = await withRead(db, { kind: 'user', userId }, (tx) => tx.select().from(noticePreferences).where(eq(noticePreferences.userId, userId)));
  const choices = Object.fromEntries(CHOSEN_GROUPS.map((g) => [g, row?.choices[g] ?? PROPOSED[g]])) as NoticePreferences['choices'];
  return { choices, time_zone: row?.timeZone ?? 'Asia/Shanghai', quiet_from: clockText(row?.quietFrom ?? null), quiet_until: clockText(row?.quietUntil ?? null), digest_hour: row?.digestHour ?? 8 };
}

/** Keeps the person's choices. */
export async function savePreferences({ db }: { db: Db }, userId: string, input: NoticeChoicesInput): Promise<void> {
  const choices = Object.fromEntries(CHOSEN_GROUPS.map((g) => [g, input[g]]));
  const row = { timeZone: input.time_zone, quietFrom: input.quiet_from, quietUntil: input.quiet_until, digestHour: input.digest_hour, choices, muted: mutedBy(choices) };
  await withTx(db, { kind: 'user', userId }, (tx) => tx.insert(noticePreferences).values({ userId, ...row }).onConflictDoUpdate({ target: noticePreferences.userId, set: { ...row, updatedAt: sql`now()` } }));
}
