import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
interface Rule { name: string; from: { path?: string }; to: { pathNot?: string } }
const { forbidden } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as { forbidden: Rule[] };

/** Rooms and what each may import, as lint enforces it. */
const enforced = new Map(forbidden.filter((r) => r.name.startsWith('module-')).map((r) => {
  const [room, ...others] = /\(([^)]*)\)\/$/.exec(r.to.pathNot!)![1]!.split('|');
  return [room!, others.sort()] as const;
}));
/** The same, as the architecture page tells it. */
const told = new Map([...readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8').split('## Rooms of the domain')[1]!.split('\n## ')[0]!.matchAll(/^\| `([a-z]+)` \|[^|]*\| ([a-z, ]+) \|$/gm)]
  .map((m) => [m[1]!, m[2] === 'nothing' ? [] : m[2]!.split(', ').sort()] as const));
const folders = readdirSync(join(ROOT, 'app/modules'), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name).sort();

describe('the rooms of the domain', () => {
  it('each have their directions: a room without a rule could import everything', () => {
    expect([...enforced.keys()].sort()).toEqual(folders);
  });

  it('are told in docs/architecture.md as they are enforced', () => {
    expect(Object.fromEntries([...told].sort())).toEqual(Object.fromEntries([...enforced].sort()));
  });

  it('form no circle', () => {
    const settled = new Set<string>();
    for (let before = -1; before !== settled.size;) {
      before = settled.size;
      for (const [room, needs] of enforced) if (needs.every((n) => settled.has(n))) settled.add(room);
    }
    expect([...settled].sort()).toEqual(folders);
  });
});
