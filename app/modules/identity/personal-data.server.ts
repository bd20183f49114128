import { sql, type SQL } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import type { HeavyPool } from '#app/platform/heavy/pool.server.ts';
import type { Db, Tx } from '#db/client.ts';
import { withRead, withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import { PERSONAL_COLUMNS, type PersonalColumn } from './personal-columns.ts';
import { personalDataOf, type PersonalData, type RawPersonalData } from './personal-file.ts';

/** Rows of one kind in one answer; beyond it the answer says so. */
const MOST = 5_000;

/** Rows as one text of JSON, and how many there were. */
async function textOf(tx: Tx, rows: SQL): Promise<{ rows: string; found: number }> {
  const [answer] = await tx.execute<{ rows: string; found: number }>(sql`with x as (${rows})
    select coalesce((select jsonb_agg(y.row) from (select row from x limit ${MOST}) y), '[]')::text as rows, (select count(*)::int from x) as found`);
  return answer!;
}

async function rowsOf(tx: Tx, { table, column, rule, hide = [] }: PersonalColumn, userId: string): Promise<RawPersonalData['records'][number]> {
  const hidden = sql`array[${sql.join([sql`''`, ...hide.map((name) => sql`${name}`)], sql`, `)}]::text[]`;
  const { rows, found } = await textOf(tx, sql`select to_jsonb(t) - ${hidden} as row from ${sql.identifier(table)} t where t.${sql.identifier(column)} = ${userId} limit ${MOST + 1}`);
  return { table, column, rule, rows, cut: found > MOST };
}

async function rawPersonalData({ db, clock }: { db: Db; clock: Clock }, userId: string): Promise<RawPersonalData> {
  return withRead(db, systemScope('personal-data'), async (tx) => {
    const [person] = await tx.execute<{ row: string; email: string }>(sql`select to_jsonb(u)::text as row, u.email from users u where u.id = ${userId}`);
    if (!person) throw new AppError('not_found');
    const { email } = person;
    const records: RawPersonalData['records'] = [];
    for (const entry of PERSONAL_COLUMNS) records.push(await rowsOf(tx, entry, userId));
    const mails = await textOf(tx, sql`select jsonb_build_object('subject', subject, 'at', created_at::text) as row from mails where to_address = ${email} order by created_at desc limit ${MOST}`);
    const invited = await textOf(tx, sql`select to_jsonb(i) - 'token_hash' - 'invited_by' - 'approval_limit' as row from invitations i where lower(i.email) = lower(${email}) limit ${MOST}`);
    return { written_at: clock.now().toISOString(), person: person.row, records, mails: mails.rows, invitations: invited.rows };
  });
}

/** Leaves a trace: such a file is what a thief wants too. */
async function note(db: Db, userId: string): Promise<void> {
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, (tx) => auditPerson(tx, scope, { userId, action: 'person.data_export' }));
}

/**
 * All personal data held of one person, for themselves: account, sign-ins, memberships, what they kept, and each act of theirs with its
 * place and day. Never a secret, never what belongs to an organisation. Leaves a trace.
 */
export async function personalData(deps: { db: Db; clock: Clock }, userId: string): Promise<PersonalData> {
  const raw = await rawPersonalData(deps, userId);
  await note(deps.db, userId);
  return personalDataOf(raw);
}

/**
 * The same as the bytes of a JSON file, put together in a thread of heavy work, in the person's own line; read when its turn comes.
 * Errors of the pool: `busy`, `unavailable`.
 */
export async function personalDataFile(deps: { db: Db; clock: Clock; heavy: HeavyPool }, userId: string, signal?: AbortSignal): Promise<{ writtenOn: string; bytes: Uint8Array<ArrayBuffer> }> {
  let writtenOn = '';
  const read = async () => {
    const raw = await rawPersonalData(deps, userId);
    writtenOn = raw.written_at.slice(0, 10);
    return raw;
  };
  const { bytes } = await deps.heavy.run<{ bytes: Uint8Array<ArrayBuffer> }>('personal_file', read, { tenant: userId, ...(signal ? { signal } : {}) });
  await note(deps.db, userId);
  return { writtenOn, bytes };
}
