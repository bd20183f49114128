import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const sources = ['app', 'db', 'search', 'workers'].flatMap((room) => readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`))
  .filter((file) => /\.(ts|tsx|js)$/.test(file) && !file.includes('.test.')).map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const);
const filesWith = (pattern: RegExp) => sources.filter(([, text]) => pattern.test(text)).map(([file]) => file).sort();

describe('the world outside', () => {
  it('is called from named places alone, each with an address from the configuration', () => {
    // Besides these: the browser's own calls in `app/ui` and pages, which the content policy holds to this host.
    const servers = filesWith(/\bfetch\(|^import (?!type )[^;]*\b(?:Agent|request)\b[^;]* from 'node:https?'|\bnew Stripe\(|\bcreateTransport\(|[= ]postgres\(|^import (?!type )[^;]* from 'node:(?:tls|dns|dgram)'/m)
      .filter((file) => !/^app\/(ui|routes)\/.*\.tsx?$/.test(file) || file.endsWith('.server.ts'));
    expect(servers).toEqual([
      'app/http/shell/readiness.ts', // asks the engines and the provider named in the environment how they are
      'app/platform/breached-passwords.ts', 'app/platform/mail/mailer.server.ts', 'app/platform/stripe-sandbox/testing.ts', 'app/platform/stripe-sandbox/webhooks.ts', 'app/platform/stripe/client.server.ts',
      'db/client.ts', 'db/migrate.ts',
      'search/model/embeddings.server.ts', 'search/transport.ts',
      'workers/supervisor/engines/meilisearch.ts', 'workers/supervisor/main.ts', 'workers/supervisor/prepare-main.ts', // loopback, before anybody is served
    ]);
  });

  it('lends us its cryptography: nothing is home-made, nothing is broken, and no secret comes from Math.random', () => {
    const named = new Set(sources.flatMap(([, text]) => [...text.matchAll(/create(?:Hash|Hmac|Cipheriv|Decipheriv|Sign|Verify)\(\s*([^,)]+)/g)].map((m) => m[1]!)));
    expect([...named].sort()).toEqual(["'sha1'", "'sha256'"]);
    expect(filesWith(/'sha1'/), 'the key of the list of breached passwords, which guards nothing').toEqual(['app/platform/breached-passwords.ts']);
    expect(filesWith(/\bMath\.random\(/)).toEqual([]);
    expect(filesWith(/\bcreateCipher\(|\bmd5\b|crypto-js/)).toEqual([]);
  });

  it('and its libraries are listed, each with the checksum of what was reviewed', { timeout: 60_000 }, () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, { integrity?: string; link?: boolean; inBundle?: boolean }> };
    const unsure = Object.entries(lock.packages).filter(([path, entry]) => path && !entry.link && !entry.inBundle && !entry.integrity?.startsWith('sha512-')).map(([path]) => path);
    expect(unsure).toEqual([]);
    // The list a reviewer or an auditor reads, in the form their tools take.
    const bom = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 << 20 })) as { bomFormat: string; components: { purl: string }[] };
    expect(bom.bomFormat).toBe('CycloneDX');
    const purls = bom.components.map((component) => component.purl);
    for (const name of ['pkg:npm/react@', 'pkg:npm/drizzle-orm@', 'pkg:npm/stripe@', 'pkg:npm/better-auth@']) expect(purls.some((purl) => purl.startsWith(name)), name).toBe(true);
  });

  it('and what of them has grown old is looked for every week', () => {
    const robot = readFileSync(join(ROOT, '.github/dependabot.yml'), 'utf8');
    for (const kind of ['npm', 'docker', 'docker-compose']) expect(robot).toContain(`package-ecosystem: ${kind}\n`);
  });
});
