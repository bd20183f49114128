import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/**
 * `npm test`: lint, directions, types, unit and integration on the real engines, then the browser journeys.
 * Ends with one plain line that counts every check. Each step runs even if an earlier one failed, so one run tells all.
 */
interface Outcome { passed: number; failed: number }

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, FORCE_COLOR: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [stream, out] of [[child.stdout, process.stdout], [child.stderr, process.stderr]] as const) {
      stream.on('data', (chunk: Buffer) => { output += chunk.toString(); out.write(chunk); });
    }
    child.once('close', (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }));
  });
}

/** A step that counts as one check: it passed or it failed. */
async function check(name: string, command: string, args: string[]): Promise<Outcome> {
  console.log(`\n── ${name}`);
  const { code } = await run(command, args);
  console.log(code === 0 ? `${name}: fine` : `${name}: FAILED`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Reads vitest's own closing line; a run that died without one counts as a failure. */
async function vitest(): Promise<Outcome> {
  console.log('\n── unit and integration tests');
  const { code, output } = await run('npx', ['vitest', 'run']);
  const line = /^\s*Tests\s+(.*)$/m.exec(output)?.[1] ?? '';
  const passed = Number(/(\d+) passed/.exec(line)?.[1] ?? 0);
  const failed = Number(/(\d+) failed/.exec(line)?.[1] ?? 0);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function playwright(): Promise<Outcome> {
  console.log('\n── browser journeys');
  const { code, output } = await run('npx', ['playwright', 'test']);
  const passed = Number(/(\d+) passed/.exec(output)?.[1] ?? 0);
  const failed = [...output.matchAll(/^\s+(\d+) (failed|did not run|interrupted)/gm)].reduce((sum, m) => sum + Number(m[1]), 0);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

const only = process.argv[2];
const outcomes: Outcome[] = [];
if (!only || only === 'static') {
  outcomes.push(await check('types', 'npm', ['run', '-s', 'typecheck']));
  outcomes.push(await check('lint', 'npx', ['eslint', '.', '--max-warnings', '0']));
  outcomes.push(await check('import directions', 'npx', ['depcruise', '--config', '.dependency-cruiser.cjs', 'app', 'db', 'search', 'workers']));
}
if (!only || only === 'vitest') outcomes.push(await vitest());
if (!only || only === 'e2e') outcomes.push(await playwright());

const total = outcomes.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), { passed: 0, failed: 0 });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);
