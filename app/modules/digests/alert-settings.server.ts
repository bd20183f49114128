import { AppError } from '#app/core/errors.ts';
import { systemScope } from '#app/core/scope.ts';
import { audit } from '#db/audit.ts';
import { withRead, withTx } from '#db/tx.ts';
import { setSearchDigest } from '#app/modules/saved/set-search-digest.server.ts';
import { readAlertToken } from './alert-token.ts';
import type { DigestDeps } from './deps.ts';
import { demandAlert, muteDemand, searchAlert } from './digests.store.server.ts';

type Deps = Pick<DigestDeps, 'db' | 'clock' | 'env'>;
const scope = systemScope('alert-link');

/** What the link of a mail shows: the subject's own words and how often it tells of news. */
export type AlertView = { kind: 'search'; name: string; frequency: 'off' | 'daily' | 'weekly' } | { kind: 'demand'; name: string; frequency: 'off' | 'weekly' };

/** Reads the setting behind a mail's link. Error: `not_found` for a link that is not ours, and for what has been deleted or closed. */
export async function readAlert(deps: Deps, token: string): Promise<AlertView> {
  const subject = readAlertToken(deps.env.AUTH_SECRET, token);
  if (!subject) throw new AppError('not_found');
  return withRead(deps.db, scope, async (tx): Promise<AlertView> => {
    if (subject.kind === 'search') {
      const row = await searchAlert(tx, subject.id);
      if (row) return { kind: 'search', name: row.name, frequency: row.frequency };
    } else {
      const row = await demandAlert(tx, subject.id);
      if (row) return { kind: 'demand', name: row.title, frequency: row.muted ? 'off' : 'weekly' };
    }
    throw new AppError('not_found');
  });
}

/**
 * What a mail program's own "unsubscribe" does: no more mails of this subject. Asked twice, or for what is gone by now, it is
 * done already and no error. Error: `not_found` for a link that is not ours.
 */
export async function unsubscribe(deps: Deps, token: string): Promise<void> {
  const subject = readAlertToken(deps.env.AUTH_SECRET, token);
  if (!subject) throw new AppError('not_found');
  try {
    if ((await readAlert(deps, token)).frequency !== 'off') await changeAlert(deps, token, 'off');
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
  }
}

/** Changes it; the link is the permission, and the audit trail says so. A demand knows only `off` and `weekly`. */
export async function changeAlert(deps: Deps, token: string, frequency: 'off' | 'daily' | 'weekly'): Promise<void> {
  const subject = readAlertToken(deps.env.AUTH_SECRET, token);
  if (!subject) throw new AppError('not_found');
  await withTx(deps.db, scope, async (tx) => {
    const row = subject.kind === 'search' ? await searchAlert(tx, subject.id) : await demandAlert(tx, subject.id);
    if (!row) throw new AppError('not_found');
    if ('userId' in row) await setSearchDigest(tx, { id: subject.id, orgId: row.orgId, userId: row.userId }, frequency, deps.clock.now());
    else await muteDemand(tx, { id: subject.id, orgId: row.orgId }, frequency === 'off');
    await audit(tx, scope, { chain: `org:${row.orgId}`, action: `${subject.kind === 'search' ? 'saved_search' : 'demand'}.alert`, subject: subject.id, data: { frequency, by: 'mail_link' } });
  });
}
