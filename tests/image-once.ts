import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMeilisearch } from '#workers/supervisor/engines/meilisearch.ts';
import { startPostgres } from '#workers/supervisor/engines/postgres.ts';
import { freePort } from '#workers/supervisor/ports.ts';
import { startProduct } from '#tests/fixtures/product.ts';

/**
 * The production image without a container engine: runs the `RUN` steps of the Dockerfile's stages on the files its context would hold, then
 * starts what comes out as compose.yaml would: another user, no capability, everything read-only but the data folder and /tmp, servers of its own
 * outside. Needs root (mounts); elsewhere it says so and ends well. What it cannot show is the base image.
 */
const USER = 65_534; // nobody

/** `RUN` steps of a stage of the Dockerfile, continuation lines joined. */
function runSteps(stage: string): string[] {
  const part = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', ' ').split(/^(?=FROM )/m).find((text) => text.split('\n')[0]!.endsWith(` AS ${stage}`));
  if (!part) throw new Error(`the Dockerfile has no stage ${stage}`);
  return [...part.matchAll(/^RUN (.+)$/gm)].map((m) => m[1]!);
}

/** Copies what the build context would hold: the files git knows, without those .dockerignore names. */
function copyContext(to: string): void {
  const ignored = readFileSync('.dockerignore', 'utf8').trim().split('\n');
  const files = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).stdout.split('\0').filter(Boolean);
  for (const file of files) if (!ignored.some((name) => file === name || file.startsWith(`${name}/`))) cpSync(file, join(to, file));
}

function step(command: string, cwd: string): void {
  const ran = spawnSync('bash', ['-euc', command], { cwd, encoding: 'utf8', env: { ...process.env, CI: 'true' } });
  if (ran.status !== 0) throw new Error(`RUN ${command}\n${ran.stdout.slice(-2_000)}\n${ran.stderr.slice(-3_000)}`);
}

/** The command compose's rules come to: mounts of its own, the whole tree read-only, the two writable places in memory, no capability left. */
function confined(data: string): string[] {
  const script = [
    'mount --make-rprivate /', 'mount --bind / /mnt', `mount -t tmpfs -o size=256m,mode=1777 tmpfs /mnt/tmp`, `mount -t tmpfs -o size=256m,mode=0700,uid=${USER},gid=${USER} tmpfs /mnt${data}`,
    'mount --rbind /proc /mnt/proc', 'mount --rbind /dev /mnt/dev', 'mount -o remount,ro,bind /mnt',
    `exec chroot /mnt setpriv --reuid=${USER} --regid=${USER} --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs bash -c 'cd "$0" && exec "$@"' "$@"`,
  ].join(' && ');
  return ['--mount', 'bash', '-euc', script, 'confined'];
}

if (process.getuid?.() !== 0 || spawnSync('unshare', ['--mount', 'true']).status !== 0) {
  console.log('The production image was not tried: that takes root and mounts of its own.');
  process.exit(0);
}
const place = mkdtempSync('/var/tmp/jingzhe-image-');
const image = join(place, 'image');
const data = join(place, 'data');
const engines = mkdtempSync(join(tmpdir(), 'jingzhe-image-engines-'));
const stops: (() => Promise<unknown>)[] = [];
let code = 1;
try {
  chmodSync(place, 0o755);
  for (const dir of [image, data]) mkdirSync(dir);
  copyContext(image);
  for (const command of [...runSteps('packages'), ...runSteps('build')]) step(command, image);
  const sealed = spawnSync('unshare', [...confined(data), image, 'bash', '-c', `! touch written 2>/dev/null && touch /tmp/a ${data}/a && grep -q '^CapEff:.0*$' /proc/self/status && grep -q '^NoNewPrivs:.1$' /proc/self/status`]);
  if (sealed.status !== 0) throw new Error(`the place is not sealed as compose.yaml says: ${sealed.stderr.toString()}`);
  const quiet = () => {};
  const postgres = await startPostgres({ dir: engines, port: await freePort(), log: quiet });
  stops.push(() => postgres.stop());
  const meili = await startMeilisearch({ dir: engines, port: await freePort(), log: quiet });
  stops.push(() => meili.stop());
  const product = await startProduct({
    program: 'unshare', command: [...confined(data), image, process.execPath, 'workers/supervisor/start.js'], dataDir: data,
    env: {
      NODE_ENV: 'production', PAYMENTS: 'sandbox', SEED: 'none', OPERATOR_EMAIL: 'first@operator.example', TMPDIR: '/tmp', HOME: '/tmp',
      DATABASE_OWNER_URL: postgres.ownerUrl, DATABASE_URL: postgres.appUrl, MEILI_URL: meili.url, MEILI_KEY: meili.key,
    },
  });
  const answers = await Promise.all(['/readyz', '/', '/search', '/login'].map(async (path) => `${path} ${(await fetch(product.url + path)).status}`));
  const ended = await product.stop({ keepData: true });
  code = answers.every((answer) => answer.endsWith(' 200')) && ended === 0 ? 0 : 1;
  console.log(`Production image, read-only and without capabilities: ${/Started in .*/.exec(product.output())?.[0]}; ${answers.join(', ')}, ended with ${ended}`);
} finally {
  for (const stop of stops.reverse()) await stop();
  for (const dir of [place, engines]) rmSync(dir, { recursive: true, force: true });
}
process.exit(code);
