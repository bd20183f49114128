import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivate } from './private-files.ts';
import { StartError } from './start-error.ts';

/** The role every process but the migration logs in as; row-level security binds it. */
export const APP_ROLE = 'jingzhe_app';

/** What the platform connects with. `ownerUrl` migrates and is shown to nobody else. */
export interface DatabaseLogins {
  url: string;
  ownerUrl: string;
  /** Given to the role at migration; null leaves the role's login to whoever set it up. */
  appPassword: string | null;
}

/** A secret of this installation, made at its first start and kept 0600 in its data folder. */
export function localSecret(dataDir: string, name: string): string {
  const path = join(dataDir, name);
  if (!existsSync(path)) writePrivate(path, randomBytes(32).toString('base64url'));
  return readFileSync(path, 'utf8').trim();
}

/**
 * Logins for a database of one's own. With both URLs they are taken as they are. With one, it is the owner's: the application
 * gets a login of its own beside it, whose password is made here and kept in the data folder, so that no process that serves
 * people ever holds the owner's. Throws StartError for an address that cannot carry a second login.
 */
export function databaseLogins(given: { url: string | null; ownerUrl: string }, dataDir: string): DatabaseLogins {
  if (given.url) {
    const url = new URL(given.url);
    return { url: given.url, ownerUrl: given.ownerUrl, appPassword: url.username === APP_ROLE && url.password ? decodeURIComponent(url.password) : null };
  }
  const wayOut = 'Write it as postgres://user:password@host:port/database, or set DATABASE_URL (logging in as jingzhe_app) and DATABASE_OWNER_URL both.';
  let url: URL;
  try {
    url = new URL(given.ownerUrl);
  } catch {
    throw new StartError('bad_database_url', 'DATABASE_URL is not an address.', wayOut);
  }
  const appPassword = localSecret(dataDir, 'database.secret');
  url.username = APP_ROLE;
  url.password = appPassword;
  if (url.username !== APP_ROLE) throw new StartError('bad_database_url', 'DATABASE_URL names no host.', wayOut);
  return { url: url.toString(), ownerUrl: given.ownerUrl, appPassword };
}
