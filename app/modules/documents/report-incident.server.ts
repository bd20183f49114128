import { sql } from 'drizzle-orm';
import { newId } from '#app/core/ids.ts';
import { systemScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import type { Db } from '#db/client.ts';
import { incidents, type IncidentKind } from '#db/schema/records.ts';
import { withTx } from '#db/tx.ts';

export type MetAt = 'read' | 'sign' | 'download' | 'doctor';
/** Where the log line goes; a caller without a log leaves it to the operator's queue and the audit trail. */
export interface IncidentLog { error(facts: Record<string, unknown>, message: string): void }

export interface Incident {
  kind: IncidentKind;
  /** The document or file that is not what it was. */
  subject: string;
  dealId: string | null;
  orgId: string | null;
  /** The recorded hash, and what is there now; null when nothing is. Hex SHA-256. */
  expected: string;
  found: string | null;
  metAt: MetAt;
}

const scope = systemScope('content');

/**
 * Notes that signed or filed content is not what it was: a row in the operator's queue (one per thing, counted up while it is
 * open), an event in the chain of its deal or organisation the first time, and a log line each time.
 */
export async function reportIncident(deps: { db: Db; log?: IncidentLog }, incident: Incident): Promise<void> {
  deps.log?.error({ ...incident }, 'content is not what was signed or filed');
  await withTx(deps.db, scope, async (tx) => {
    const [row] = await tx.insert(incidents).values({ id: newId('incident'), ...incident }).onConflictDoUpdate({
      target: [incidents.kind, incidents.subject], targetWhere: sql`resolved_at is null`,
      set: { times: sql`${incidents.times} + 1`, lastSeenAt: sql`now()`, metAt: incident.metAt, found: incident.found },
    }).returning({ times: incidents.times });
    const chain = incident.dealId ? `deal:${incident.dealId}` as const : incident.orgId ? `org:${incident.orgId}` as const : null;
    if (row!.times === 1 && chain) {
      await audit(tx, scope, { chain, action: 'incident.content', subject: incident.subject, data: { kind: incident.kind, expected: incident.expected, found: incident.found, met_at: incident.metAt } });
    }
  });
}
