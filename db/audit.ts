import type { MoneySubjectKind } from '#app/core/money-subject.ts';
import { sql } from 'drizzle-orm';
import { actorOf, type Scope } from '#app/core/scope.ts';
import type { Tx } from './client.ts';
import { scopeOf } from './tx.ts';

const orgOf = (scope: Scope) => ('orgId' in scope ? scope.orgId : null);

/**
 * The chains there are: `deal:<id>` for everything in a deal (`deposit:`, `service:` likewise), which its parties may read; `org:<id>` for everything else of
 * an organisation, which its members may read; `user:<id>` for what concerns a person's account, which only the platform reads;
 * `case:<id>` for what is moved around a deal (mandates, introductions, fee claims), which the platform alone reads.
 */
export type AuditChain = `${MoneySubjectKind}:${string}` | `org:${string}` | `user:${string}` | `case:${string}` | `sale:${string}`;

/** What happened, in the words of the audit trail: a dotted verb and what it was done to. */
export interface AuditEvent {
  chain: AuditChain;
  /** Dotted, past-tense free: `listing.publish`, `deal.transition`, `member.invite`. */
  action: string;
  /** Id of the thing concerned. */
  subject: string;
  /** Small facts that explain the event; ids and codes, no free text of third parties, no secrets. */
  data?: Record<string, unknown>;
}

/**
 * Appends one event to its hash chain inside the caller's transaction and returns the new head's hash (hex SHA-256).
 * The database computes sequence and hash under the chain's row lock; the role cannot write the table any other way. Who acts is
 * not said here: the database takes it from the transaction's settings. `scope` is what the caller believes, and another is an error.
 */
export async function audit(tx: Tx, scope: Scope, event: AuditEvent): Promise<string> {
  const acting = scopeOf(tx);
  if (acting && (actorOf(acting) !== actorOf(scope) || orgOf(acting) !== orgOf(scope))) {
    throw new Error(`audit of ${event.action}: the transaction acts for ${actorOf(acting)}, not for ${actorOf(scope)}`);
  }
  const rows = await tx.execute<{ hash: string }>(
    sql`select audit_append(${event.chain}, ${event.action}, ${event.subject}, ${JSON.stringify(event.data ?? {})}::jsonb) as hash`,
  );
  return rows[0]!.hash;
}

export interface ChainReport { chain: AuditChain; events: number; head: string; broken: { seq: number; problem: 'hash' | 'link' | 'gap' | 'head' }[] }

/**
 * Recomputes a chain from its beginning. `expectedHead`, kept outside (a mail, a PDF), finds what no chain can find by itself: a cut tail or a rewritten whole.
 */
export async function verifyChain(tx: Tx, chain: AuditChain, expectedHead?: { seq: number; hash: string }): Promise<ChainReport> {
  const rows = await tx.execute<{ seq: number; prev_hash: string; hash: string; again: string }>(sql`
    select seq, prev_hash, hash, audit_hash(prev_hash, chain, seq, at, actor, actor_org_id, action, subject, data) as again
    from audit_events where chain = ${chain} order by seq`);
  const heads = await tx.execute<{ seq: number; hash: string }>(sql`select seq, hash from audit_heads where chain = ${chain}`);
  const broken: ChainReport['broken'] = [];
  let prev = '';
  let seq = 0;
  for (const row of rows) {
    if (row.seq !== seq + 1) broken.push({ seq: row.seq, problem: 'gap' });
    if (row.prev_hash !== prev) broken.push({ seq: row.seq, problem: 'link' });
    if (row.hash !== row.again) broken.push({ seq: row.seq, problem: 'hash' });
    prev = row.hash;
    seq = row.seq;
  }
  if ((heads[0]?.hash ?? '') !== prev) broken.push({ seq, problem: 'head' });
  if (expectedHead && rows.find((r) => r.seq === expectedHead.seq)?.hash !== expectedHead.hash) broken.push({ seq: expectedHead.seq, problem: 'head' });
  return { chain, events: rows.length, head: prev, broken };
}
