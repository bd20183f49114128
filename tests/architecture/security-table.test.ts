import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PAGE = join(import.meta.dirname, '../../docs/security.md');
const text = readFileSync(PAGE, 'utf8');

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 begins with (levels rise within a section, but for 1.2, which ends with level 3). */
const SECTIONS: Record<string, number> = {
  '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1, '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4, '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3,
  '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4, '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1, '9.1': 3, '9.2': 4,
  '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3, '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1, '12.1': 3, '12.2': 2, '12.3': 4, '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5,
  '14.1': 2, '14.2': 4, '14.3': 3, '15.1': 3, '15.2': 3, '15.3': 7, '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3, '17.1': 1,
};

const rows = text.split('\n').filter((line) => /^\| \d/.test(line)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()) as [string, string, string, string, string, string]);
const order = (no: string) => no.split('.').reduce((sum, part) => sum * 1_000 + Number(part), 0);
const spans = rows.map(([no]) => no.split(' – ').map(order)).map(([from, to = from]) => [from!, to!] as const);

describe('the security table', () => {
  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map((m) => m[1]!).filter((target) => !/^https?:/.test(target));
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((target) => !existsSync(join(dirname(PAGE), target)))).toEqual([]);
  });

  it('has a line for every requirement of levels 1 and 2, and none twice', () => {
    const asked = Object.entries(SECTIONS).flatMap(([section, count]) => Array.from({ length: count }, (_, i) => `${section}.${i + 1}`));
    const lines = (no: string) => spans.filter(([from, to]) => order(no) >= from && order(no) <= to).length;
    expect(asked.filter((no) => lines(no) !== 1)).toEqual([]);
  });

  it('says of each where it stands: met by a file, or why not', () => {
    for (const [no, , , state, where] of rows) {
      expect(state, no).toMatch(/^(met|in part: .+|not met: .+|does not apply: .+)$/);
      if (/^(met|in part)/.test(state)) expect(where, `${no} names a file`).toContain('](');
    }
  });
});
