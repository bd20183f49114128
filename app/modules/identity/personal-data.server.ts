import { sql } from 'drizzle-orm';
import type { Clock } from '#app/core/clock.ts';
import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import type { Db, Tx } from '#db/client.ts';
import { withRead, withTx } from '#db/tx.ts';
import { auditPerson } from './audit-person.server.ts';
import { PERSONAL_COLUMNS, type PersonalColumn } from './personal-columns.ts';

/** Rows of one kind in one answer; beyond it the answer says so. */
const MOST = 5_000;

/**
 * What of a fact is shown: which record, what kind of act and when. Prices, terms and texts of a deal are the organisation's, and a member
 * who has left must not carry them away; their own words and names are theirs.
 */
const OF_A_FACT = [
  'id', 'org_id', 'actor_org_id', 'deal_id', 'offer_id', 'listing_id', 'patent_id', 'demand_id', 'document_id', 'kind', 'name', 'question', 'round', 'code', 'version', 'title',
  'at', 'created_at', 'signed_at', 'cleared_at', 'signer_name', 'author_name', 'note', 'body', 'reason', 'chain', 'seq', 'action', 'subject',
];

export interface PersonalData {
  written_at: string;
  person: Record<string, unknown>;
  /** By table: rows that name the person, and whether there were more than fit. */
  records: Record<string, { rows: Record<string, unknown>[]; cut: boolean }>;
  mails: { subject: string; at: string }[];
  invitations_received: Record<string, unknown>[];
}

function pick(row: Record<string, unknown>, { rule, hide = [] }: PersonalColumn): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !hide.includes(key) && (rule !== 'fact' || OF_A_FACT.includes(key))));
}

async function rowsOf(tx: Tx, entry: PersonalColumn, userId: string): Promise<{ rows: Record<string, unknown>[]; cut: boolean }> {
  const found = await tx.execute<{ row: Record<string, unknown> }>(sql`select to_jsonb(x) as row from ${sql.identifier(entry.table)} x where x.${sql.identifier(entry.column)} = ${userId} limit ${MOST + 1}`);
  return { rows: found.slice(0, MOST).map(({ row }) => pick(row, entry)), cut: found.length > MOST };
}

/**
 * All personal data held of one person, for themselves: account, sign-ins, memberships, what they kept, and each act of theirs with its
 * place and day. Never a secret, never what belongs to an organisation. Leaves a trace: such a file is what a thief wants too.
 */
export async function personalData({ db, clock }: { db: Db; clock: Clock }, userId: string): Promise<PersonalData> {
  const data = await withRead(db, systemScope('personal-data'), async (tx) => {
    const [person] = await tx.execute<{ row: Record<string, unknown> }>(sql`select to_jsonb(u) as row from users u where u.id = ${userId}`);
    if (!person) throw new AppError('not_found');
    const email = String(person.row.email);
    const records: PersonalData['records'] = {};
    for (const entry of PERSONAL_COLUMNS) {
      const found = await rowsOf(tx, entry, userId);
      if (found.rows.length) records[`${entry.table}.${entry.column}`] = found;
    }
    const mails = await tx.execute<{ subject: string; at: string }>(sql`select subject, created_at::text as at from mails where to_address = ${email} order by created_at desc limit ${MOST}`);
    const invited = await tx.execute<{ row: Record<string, unknown> }>(sql`select to_jsonb(i) - 'token_hash' - 'invited_by' - 'approval_limit' as row from invitations i where lower(i.email) = lower(${email}) limit ${MOST}`);
    return { written_at: clock.now().toISOString(), person: person.row, records, mails: [...mails], invitations_received: invited.map(({ row }) => row) };
  });
  const scope = { kind: 'user', userId } as const;
  await withTx(db, scope, (tx) => auditPerson(tx, scope, { userId, action: 'person.data_export' }));
  return data;
}
