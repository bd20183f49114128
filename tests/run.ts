import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * `npm test`: lint, directions, types and the build side by side, then unit and integration tests on the real engines, then the browser
 * journeys. `npm run test:heavy` is the same with the full sizes of storms, walks and sweeps. Ends with one plain line that counts every
 * check. Each step runs even if an earlier one failed, so one run tells all.
 */
interface Outcome { name: string; passed: number; failed: number; seconds: number; complaints?: string[] }
interface Run { code: number; output: string; seconds: number }

/** Runs a program; `aloud` passes on what it writes as it comes. */
function run(command: string, args: string[], aloud: boolean): Promise<Run> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, FORCE_COLOR: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [stream, out] of [[child.stdout, process.stdout], [child.stderr, process.stderr]] as const) {
      stream.on('data', (chunk: Buffer) => { output += chunk.toString(); if (aloud) out.write(chunk); });
    }
    child.once('close', (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output), seconds: (performance.now() - started) / 1_000 }));
  });
}

/** What a runner's output says of each failure: the line that names it and the one after it. A long log's reader looks at its end. */
function complaintsOf(output: string): string[] {
  const lines = output.split('\n').filter((line) => line.trim());
  const named = /^\s*(FAIL\s|\d+\) \[|⎯+ (Unhandled|Failed Suites)|\S*Error: Process from config)/;
  return [...new Set(lines.flatMap((line, i) => (named.test(line) ? [`${line.trim()}\n    ${(lines[i + 1] ?? '').trim().slice(0, 300)}`] : [])))].slice(0, 30);
}

/** A step that counts as one check: it passed or it failed. What it says is shown when it has ended, in one piece. */
async function check(name: string, command: string, args: string[]): Promise<Outcome> {
  const { code, output, seconds } = await run(command, args, false);
  console.log(`\n── ${name}: ${code === 0 ? 'fine' : 'FAILED'} (${Math.round(seconds)} s)`);
  if (code !== 0) console.log(output);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds, complaints: code === 0 ? [] : [output.slice(0, 3_000)] };
}

/** Counts of a runner that prints its own closing line; a run that died without one counts as a failure. */
function counted(name: string, { code, output, seconds }: Run, passed: number, failed: number): Outcome {
  return { name, passed, failed: code !== 0 && failed === 0 ? 1 : failed, seconds, complaints: code === 0 ? [] : complaintsOf(output) };
}

async function vitest(): Promise<Outcome> {
  console.log('\n── unit and integration tests');
  const ran = await run('npx', ['vitest', 'run'], true);
  const line = /^\s*Tests\s+(.*)$/m.exec(ran.output)?.[1] ?? '';
  return counted('unit and integration tests', ran, Number(/(\d+) passed/.exec(line)?.[1] ?? 0), Number(/(\d+) failed/.exec(line)?.[1] ?? 0));
}

async function playwright(): Promise<Outcome> {
  console.log('\n── browser journeys');
  const ran = await run('npx', ['playwright', 'test'], true);
  const failed = [...ran.output.matchAll(/^\s+(\d+) (failed|did not run|interrupted)/gm)].reduce((sum, m) => sum + Number(m[1]), 0);
  return counted('browser journeys', ran, Number(/(\d+) passed/.exec(ran.output)?.[1] ?? 0), failed);
}

/** The build is everybody's: made once here, it is found fresh by every product a test starts. Types wait for nothing else. */
function statics(): Promise<Outcome[]> {
  return Promise.all([
    check('types', 'npm', ['run', '-s', 'typecheck']),
    check('lint', 'npx', ['eslint', '.', '--max-warnings', '0']),
    check('import directions', 'npx', ['depcruise', '--config', '.dependency-cruiser.cjs', 'app', 'db', 'search', 'workers']),
    check('build', process.execPath, ['--import', 'tsx', 'workers/supervisor/build-cli.ts', '--if-stale']),
  ]);
}

/** A machine that holds this run to less than its processors measures another thing than the reader thinks: said, not hidden. */
function machine(): string {
  const load = existsSync('/proc/loadavg') ? readFileSync('/proc/loadavg', 'utf8').split(' ')[0] : '?';
  return `Node ${process.version}, load ${load}${process.env.SIZES === 'full' ? ', full sizes' : ''}`;
}

const only = process.argv[2];
const began = performance.now();
console.log(machine());
const outcomes: Outcome[] = [];
if (!only || only === 'static') outcomes.push(...await statics());
if (!only || only === 'vitest') outcomes.push(await vitest());
if (!only || only === 'e2e') outcomes.push(await playwright());

const total = outcomes.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), { passed: 0, failed: 0 });
console.log(`\n${outcomes.map((o) => `${o.name} ${Math.round(o.seconds)} s`).join(', ')}; in all ${Math.round((performance.now() - began) / 1_000)} s (${machine()})`);
for (const { name, complaints } of outcomes.filter((o) => o.failed)) console.log(`\n${name} failed:\n${complaints?.length ? complaints.join('\n') : '(it ended badly without naming a test)'}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);
