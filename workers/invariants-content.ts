import { asc, gt, sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { hashOfFile } from '#app/modules/documents/content.server.ts';
import { reportIncident } from '#app/modules/documents/report-incident.server.ts';
import type { Db } from '#db/client.ts';
import { files } from '#db/schema/platform.ts';
import { withRead } from '#db/tx.ts';
import type { InvariantDeps } from './invariants.ts';

const scope = systemScope('invariants');
const PAGE = 500;

/** Texts of contracts whose hash is another now (an incident), and signatures of a hash that is not their document's. The database recomputes. */
export async function checkTexts({ db }: Pick<InvariantDeps, 'db'>): Promise<string[]> {
  const [texts, signed] = await withRead(db, scope, async (tx) => [
    await tx.execute<{ id: string; deal_id: string; sha256: string; found: string }>(sql`
      select id, deal_id, sha256, encode(sha256(convert_to(body, 'UTF8')), 'hex') as found from deal_documents
      where body is not null and encode(sha256(convert_to(body, 'UTF8')), 'hex') <> sha256 order by id`),
    await tx.execute<{ id: string }>(sql`
      select s.id from signatures s left join deal_documents d on d.id = s.document_id and d.deal_id = s.deal_id
      where d.id is null or s.sha256 <> d.sha256 or (s.consent_text is not null and encode(sha256(convert_to(s.consent_text, 'UTF8')), 'hex') is distinct from s.consent_hash) order by s.id`),
  ] as const);
  for (const row of texts) await reportIncident({ db }, { kind: 'content_differs', subject: row.id, dealId: row.deal_id, orgId: null, expected: row.sha256, found: row.found, metAt: 'doctor' });
  return [...texts.map((r) => `altered text: ${r.id} of ${r.deal_id}`), ...signed.map((r) => `signature of another text: ${r.id}`)];
}

/** Filed documents whose bytes are gone or others (incidents). Reads every file once, one after the other. */
export async function checkFiles({ db, files: store }: { db: Db; files?: InvariantDeps['files'] }): Promise<string[]> {
  if (!store) return [];
  const findings: string[] = [];
  for (let after = ''; ;) {
    const rows = await withRead(db, scope, (tx) => tx.select().from(files).where(gt(files.id, after)).orderBy(asc(files.id)).limit(PAGE));
    for (const row of rows) {
      const found = await hashOfFile(store, row.key);
      if (found === row.sha256) continue;
      await reportIncident({ db }, { kind: found === null ? 'content_missing' : 'content_differs', subject: row.id, dealId: row.dealId, orgId: row.orgId, expected: row.sha256, found, metAt: 'doctor' });
      findings.push(`${found === null ? 'missing' : 'altered'} file: ${row.id} (${row.name})`);
    }
    if (rows.length < PAGE) return findings;
    after = rows.at(-1)!.id;
  }
}
