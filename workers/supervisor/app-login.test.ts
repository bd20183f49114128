import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { databaseLogins } from './app-login.ts';

const dir = mkdtempSync(join(tmpdir(), 'jingzhe-login-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('logins for a database of one’s own', () => {
  it('makes the application one beside the owner’s when one address is given, and keeps it', () => {
    const owner = 'postgres://boss:p%40ss@db.example:6432/market?sslmode=require';
    const made = databaseLogins({ url: null, ownerUrl: owner }, dir);
    const url = new URL(made.url);
    expect([url.username, url.host, url.pathname, url.search]).toEqual(['jingzhe_app', 'db.example:6432', '/market', '?sslmode=require']);
    expect(made.url).not.toContain('boss');
    expect(decodeURIComponent(url.password)).toBe(made.appPassword);
    expect(made.appPassword!.length).toBeGreaterThanOrEqual(32);
    expect(readFileSync(join(dir, 'database.secret'), 'utf8')).toBe(made.appPassword);
    expect(statSync(join(dir, 'database.secret')).mode & 0o777).toBe(0o600);
    expect(databaseLogins({ url: null, ownerUrl: owner }, dir)).toEqual(made);
  });

  it('takes two addresses as they are', () => {
    const given = { url: 'postgres://jingzhe_app:a%2Fb@db/market', ownerUrl: 'postgres://boss:x@db/market' };
    expect(databaseLogins(given, dir)).toEqual({ ...given, appPassword: 'a/b' });
    expect(databaseLogins({ ...given, url: 'postgres://other:x@db/market' }, dir).appPassword).toBeNull();
  });

  it('says the way out for an address that cannot carry a second login', () => {
    for (const ownerUrl of ['/var/run/postgresql', 'postgres:///market']) {
      expect(() => databaseLogins({ url: null, ownerUrl }, dir)).toThrow(expect.objectContaining({ code: 'bad_database_url', wayOut: expect.stringContaining('DATABASE_OWNER_URL') as unknown }) as Error);
    }
  });
});
