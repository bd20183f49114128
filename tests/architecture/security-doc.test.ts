import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** `docs/security.md` says where each requirement is met: what it names must be there. */
const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const page = join(root, 'docs/security.md');
const text = readFileSync(page, 'utf8');
const rows = text.split('\n').filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const linksIn = (cell: string) => [...cell.matchAll(/\]\(([^)#]+)\)/g)].map((m) => m[1]!).filter((to) => !/^https?:/.test(to));

describe('the security page', () => {
  it('names files that exist', () => {
    expect(linksIn(text).filter((to) => !existsSync(join(dirname(page), to)))).toEqual([]);
  });

  it('has a row for each requirement once, with a level, a mark and a place or a reason', () => {
    expect(rows.length).toBeGreaterThan(150);
    expect(new Set(rows.map((r) => r[0])).size).toBe(rows.length);
    for (const [id, level, requirement, mark, where] of rows) {
      expect([id, ['1', '2'].includes(level!), ['met', 'part', 'no', 'does not apply', 'outside'].includes(mark!)]).toEqual([id, true, true]);
      expect([id, requirement !== '' && where !== '']).toEqual([id, true]);
      if (mark === 'met') expect([id, linksIn(where!).length > 0]).toEqual([id, true]);
    }
  });

  it('is shown by tests: what a row calls a test is one', () => {
    const tests = rows.flatMap((r) => linksIn(r[5]!));
    expect(tests.filter((to) => !/\.(test|spec)\.tsx?$/.test(to))).toEqual([]);
    expect(tests.length).toBeGreaterThan(100);
  });
});
