import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileDropRegister } from './register.file-drop.server.ts';

let dir: string;
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'register-')); });
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const line = (numbers: string[], owners: string[], as_of: string) => JSON.stringify({ numbers, owners, as_of });

describe('a register dropped as files', () => {
  it('is found by any spelling of any number, the newest word of all files', async () => {
    writeFileSync(join(dir, 'a.jsonl'), `${line(['CN 114081026 B', '202110001234.5'], ['甲大学'], '2026-01-02')}\n`);
    writeFileSync(join(dir, 'b.jsonl'), `${line(['CN114081026B'], ['乙公司'], '2026-03-04')}\n`);
    const register = createFileDropRegister(dir);
    expect(await register.find(['CN114081026B'])).toEqual({ owners: ['乙公司'], asOf: '2026-03-04', reference: 'b.jsonl:1' });
    expect(await register.find(['2021100012345'])).toMatchObject({ owners: ['甲大学'] });
    expect(await register.find(['2021100012345', 'cn114081026b'])).toMatchObject({ owners: ['乙公司'] });
    expect(await register.find(['CN999'])).toBeNull();
  });

  it('leaves out what cannot be read, says where, and reads again what has changed', async () => {
    const problems: unknown[] = [];
    const file = join(dir, 'a.jsonl');
    writeFileSync(file, ['not json', line(['CN1'], ['x'], '2026-01-01'), line(['CN114081026B'], [], '2026-01-01'), line(['CN114081027B'], ['甲'], '2026-01-01')].join('\n'));
    const register = createFileDropRegister(dir, (p) => problems.push(p));
    expect(await register.find(['CN114081027B'])).toMatchObject({ owners: ['甲'] });
    expect(problems).toEqual([1, 2, 3].map((n) => ({ file: 'a.jsonl', line: n })));
    writeFileSync(file, line(['CN114081027B'], ['乙'], '2026-05-01'));
    utimesSync(file, new Date(), new Date(Date.now() + 5_000));
    expect(await register.find(['CN114081027B'])).toMatchObject({ owners: ['乙'] });
  });

  it('that is away fails, and fails again, instead of knowing nothing', async () => {
    const register = createFileDropRegister(join(dir, 'gone'));
    await expect(register.find(['CN114081027B'])).rejects.toThrow();
    await expect(register.find(['CN114081027B'])).rejects.toThrow();
  });
});
