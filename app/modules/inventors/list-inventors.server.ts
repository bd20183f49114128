import { requireMember } from '#app/core/require.ts';
import type { Clock } from '#app/core/clock.ts';
import type { Scope } from '#app/core/scope.ts';
import { invitationState } from '#app/modules/orgs/rules.ts';
import type { Db } from '#db/client.ts';
import { asPlatform, withRead } from '#db/tx.ts';
import { MAX_INVITED, type InventorLink, type NameMatch } from './contract.ts';
import { linksOf, nameKey, patentsNaming } from './inventor.store.server.ts';

/** Links shown at a time, the newest. */
const SHOWN = 200;

type LinkRow = Awaited<ReturnType<typeof linksOf>>[number];

function stateOf({ link, invitation }: LinkRow, now: Date): InventorLink['state'] {
  if (link.endedAt) return 'ended';
  if (link.userId) return 'linked';
  return invitation && invitationState(invitation, now) === 'open' ? 'invited' : 'lapsed';
}

/** Who is linked to which patents of the organisation, or invited to be; newest first. Error: `forbidden`. */
export async function listInventors({ db, clock }: { db: Db; clock: Clock }, asked: Scope): Promise<InventorLink[]> {
  const scope = requireMember(asked, 'inventor.manage');
  const rows = await withRead(db, scope, (tx) => asPlatform(tx, scope, 'name inventors and who confirmed them', (platform) => linksOf(platform, scope.orgId, SHOWN)));
  return rows.map((row) => ({
    id: row.link.id, patent_id: row.link.patentId, patent_number: row.number, title: { zh: row.titleZh, en: row.titleEn }, email: row.link.email, name: row.name ?? '', name_on_patent: row.link.nameOnPatent,
    state: stateOf(row, clock.now()), confirmed_by: row.officer, confirmed_at: row.link.confirmedAt.toISOString(), ended_at: row.link.endedAt?.toISOString() ?? null,
  }));
}

/**
 * Patents of the organisation that name somebody among their inventors, in either order of names and whatever stands between them. A name is
 * no proof: two people may share it, so an officer chooses. Empty for a name without letters. Error: `forbidden`.
 */
export async function patentsOfName({ db }: { db: Db }, asked: Scope, name: string): Promise<NameMatch[]> {
  const scope = requireMember(asked, 'inventor.manage');
  const key = nameKey(name);
  if (!key) return [];
  const rows = await withRead(db, scope, (tx) => patentsNaming(tx, scope.orgId, name, MAX_INVITED * 2));
  return rows.flatMap((p) => {
    const written = p.inventors.find((n) => nameKey(n) === key);
    return written === undefined ? [] : [{ patent_id: p.id, patent_number: p.number, title: { zh: p.titleZh, en: p.titleEn }, written, filing_date: p.filingDate }];
  }).slice(0, MAX_INVITED);
}
