import { chmodSync, closeSync, existsSync, fchmodSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is written from here on, by this process and by those it starts, is for its own user alone. */
export const PRIVATE_MASK = 0o077;

/** Writes a file only its owner may read, also when one with wider rights stands there already (`mode` alone counts at its making). */
export function writePrivate(path: string, text: string): void {
  if (existsSync(path)) chmodSync(path, 0o600);
  writeFileSync(path, text, { mode: 0o600 });
}

/** Opens a log to append to, 0600 whatever it was before; the caller closes the descriptor. */
export function openPrivateLog(path: string): number {
  const file = openSync(path, 'a', 0o600);
  fchmodSync(file, 0o600);
  return file;
}

/** Creates a log file if need be and takes others' rights from it. */
export function touchPrivateLog(path: string): void {
  closeSync(openPrivateLog(path));
}

/** The folder of the logs, closed to others; logs an earlier version left open are closed too. Returns its path. */
export function privateLogDir(dataDir: string): string {
  const dir = join(dataDir, 'logs');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  for (const name of readdirSync(dir)) if (name.includes('.log')) chmodSync(join(dir, name), 0o600);
  return dir;
}
