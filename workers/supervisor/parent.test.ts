import { describe, expect, it } from 'vitest';
import { launchers, watchLauncher } from './parent.ts';

const table = (...rows: [pid: number, ppid: number, name: string][]) => (pid: number) => {
  const row = rows.find((r) => r[0] === pid);
  return row ? { pid: row[0], ppid: row[1], name: row[2] } : null;
};

describe('who started this process', () => {
  it('is the package runner, behind its shell when that stayed', () => {
    expect(launchers(20, table([20, 10, 'sh'], [10, 5, 'npm start'], [5, 1, 'bash']))).toEqual([20, 10]);
    expect(launchers(10, table([10, 5, 'npm start'], [5, 1, 'bash']))).toEqual([10]);
  });

  it('ends at the shell when nobody stands behind it, and is the bare number where processes cannot be looked up', () => {
    expect(launchers(20, table([20, 1, 'sh']))).toEqual([20]);
    expect(launchers(20, () => null)).toEqual([20]);
  });

  it('is not watched when no package runner did: nohup, setsid and service managers may leave', () => {
    const handles = process.getActiveResourcesInfo().length;
    watchLauncher({}, () => { throw new Error('called'); })();
    watchLauncher({ npm_lifecycle_script: 'vitest run' }, () => { throw new Error('called'); })();
    expect(process.getActiveResourcesInfo().length).toBe(handles);
  });
});
