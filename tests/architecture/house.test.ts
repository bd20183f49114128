import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONSUMERS, SUBSCRIPTIONS } from '#app/core/events.ts';
import { PERMISSIONS, permissionsOf, ROLES } from '#app/core/permissions.ts';
import en from '#app/i18n/en/index.ts';
import zh from '#app/i18n/zh/index.ts';
import { consumers } from '#workers/registry.ts';
import type { WorkerServices } from '#workers/services.ts';

const ROOT = join(import.meta.dirname, '../..');

function* filesBelow(dir: string): Generator<string> {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else yield relative(ROOT, path);
  }
}
const sources = ['app', 'db', 'search', 'workers', 'tests'].flatMap((room) => [...filesBelow(join(ROOT, room))]).filter((f) => /\.tsx?$/.test(f));

function keysOf(value: unknown, path = ''): string[] {
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([k, v]) => keysOf(v, path ? `${path}.${k}` : k)) : [path];
}

describe('the house', () => {
  it('has no room that silts up', () => {
    expect(sources.filter((f) => /(^|\/)((utils?|helpers?|misc|common|lib)\/|(utils?|helpers?|misc)\.tsx?$)/.test(f))).toEqual([]);
  });

  it('keeps server code named as such: whatever touches the database or the outside ends in .server.ts inside app', () => {
    const offenders = sources.filter((f) => f.startsWith('app/modules/') && /(?<!\.server|\.test)\.tsx?$/.test(f) && /from '(#db\/(client|tx|outbox|audit)|drizzle-orm|stripe|meilisearch|node:(?!crypto))/.test(
      readFileSync(join(ROOT, f), 'utf8').split('\n').filter((l) => !/^import type/.test(l)).join('\n'),
    ));
    expect(offenders.filter((f) => !f.startsWith('app/modules/patents/formats/'))).toEqual([]);
  });

  it('takes time from a clock: use cases and rules never ask the process', () => {
    const offenders = sources.filter((f) => /^app\/modules\/.*\/(rules|.*rules)\.ts$/.test(f) && /Date\.now\(\)|new Date\(\)/.test(readFileSync(join(ROOT, f), 'utf8')));
    expect(offenders).toEqual([]);
  });

  it('reads the environment in one place a process', () => {
    const allowed = /^(app\/platform\/env|app\/platform\/stripe-sandbox\/main\.ts|app\/server\.ts|workers\/|tests\/)/;
    expect(sources.filter((f) => !allowed.test(f) && !/\.(test|helper)\.ts$/.test(f) && /process\.env/.test(readFileSync(join(ROOT, f), 'utf8')))).toEqual([]);
  });
});

describe('tests', () => {
  it('that replace a module say so in their name: the others of a worker share its modules', () => {
    const replacing = sources.filter((f) => /\.test\.tsx?$/.test(f) && !f.includes('.mocked.') && /\bvi\.(mock|doMock|resetModules|stubGlobal|stubEnv)\(/.test(readFileSync(join(ROOT, f), 'utf8')));
    expect(replacing.filter((f) => f !== relative(ROOT, import.meta.filename))).toEqual([]);
  });
});

describe('contracts', () => {
  it('never coerce a flag: the text `false` would be yes', () => {
    expect(sources.filter((f) => /^(app|search|workers)\//.test(f) && /coerce\.boolean\(/.test(readFileSync(join(ROOT, f), 'utf8')))).toEqual([]);
  });

  it('name only problems that have words', () => {
    const named = sources.filter((f) => /^(app\/(core|modules|http|routes)|search)\//.test(f) && !/\.test\.ts/.test(f)).flatMap((f) => {
      const text = readFileSync(join(ROOT, f), 'utf8');
      return [...text.matchAll(/(?<!json\()\{ error: '([a-z0-9_]+)'|\bfieldError\([^,()]+, '([a-z0-9_]+)'/g)].map((m) => m[1] ?? m[2]!);
    });
    expect(named.length).toBeGreaterThan(60);
    expect([...new Set(named)].filter((code) => !(code in zh.errors.field) || !(code in en.errors.field))).toEqual([]);
  });
});

describe('texts', () => {
  it('exist in both languages under the same keys', () => {
    const [a, b] = [keysOf(zh).sort(), keysOf(en).sort()];
    const plural = (k: string) => k.replace(/_(one|other|zero|few|many)$/, '');
    expect([...new Set(a.map(plural))]).toEqual([...new Set(b.map(plural))]);
  });

  it('are never empty, and Chinese ones are not left in English', () => {
    const empty = [...keysOf(zh), ...keysOf(en)].filter((k) => k === '');
    expect(empty).toEqual([]);
  });
});

describe('wiring', () => {
  it('has a consumer for every queue that facts are sent to', () => {
    const named = consumers({} as WorkerServices).map((c) => c.name).sort();
    expect(named).toEqual([...CONSUMERS].sort());
    expect([...new Set(Object.values(SUBSCRIPTIONS).flat())].sort()).toEqual([...CONSUMERS].sort());
  });

  it('gives every permission to somebody, and never more to a lower role', () => {
    const kinds = ['university', 'company', 'broker', 'operator'] as const;
    for (const permission of PERMISSIONS) expect(kinds.some((k) => permissionsOf(k, 'owner').has(permission)), permission).toBe(true);
    const order = [...ROLES].reverse();
    for (const kind of kinds) {
      order.slice(1).forEach((role, i) => { for (const p of permissionsOf(kind, order[i]!)) expect(permissionsOf(kind, role).has(p), `${kind} ${role} ${p}`).toBe(true); });
    }
  });
});
