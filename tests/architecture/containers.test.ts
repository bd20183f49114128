import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8');

describe('containers', () => {
  it('carry no repository, no tests, no data and nothing but what runs', () => {
    expect(read('.dockerignore').trim().split('\n')).toEqual(expect.arrayContaining(['.git', '.data', 'tests', 'node_modules']));
    const image = read('Dockerfile');
    expect(image).toMatch(/npm prune --omit=dev/);
    expect(image).toMatch(/^USER node$/m);
    expect(image).toMatch(/--chown=root:root/);
    // What happens is told on standard output, where the collector of the host takes it.
    expect(image).toMatch(/^ENV .*LOG_TO_CONSOLE=1/m);
  });

  it('name everything from outside by its content', () => {
    const bases = [...read('Dockerfile').matchAll(/^(?:ARG NODE_IMAGE=|FROM )(\S+)/gm)].map((m) => m[1]!).filter((name) => name !== '${NODE_IMAGE}' && name !== 'packages');
    const images = [...read('compose.yaml').matchAll(/^ +image: (\S+)/gm)].map((m) => m[1]!);
    const built = ['jingzhe', 'jingzhe-search'];
    expect(images.filter((name) => built.includes(name)).sort()).toEqual(built);
    for (const name of [...bases, ...images.filter((image) => !built.includes(image))]) expect(name).toMatch(/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { integrity?: string }> };
    const binary = /COPY --from=packages.* \/srv\/jingzhe\/(node_modules\/@[\w-]+\/[\w-]+)\//.exec(read('Dockerfile'))![1]!;
    expect(lock.packages[binary]?.integrity).toMatch(/^sha512-/);
  });

  it('stand on a line of Node that the package supports, by exact version', () => {
    const major = /^ARG NODE_IMAGE=node:(\d+)\.\d+\.\d+-/m.exec(read('Dockerfile'))?.[1];
    expect(major).toBe('24');
    expect((JSON.parse(read('package.json')) as { engines: { node: string } }).engines.node).toContain(`>=${major}`);
  });

  it('are read-only, without capabilities, and bounded, each of them', () => {
    const compose = read('compose.yaml');
    const closed = /^x-closed: &closed\n((?:  .*\n)+)/m.exec(compose)![1]!;
    for (const rule of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true']) expect(closed).toContain(rule);
    const services = compose.slice(compose.indexOf('\nservices:\n'), compose.indexOf('\nvolumes:\n')).split(/^  (?=\w+:$)/m).slice(1);
    expect(services.map((s) => s.split(':')[0])).toEqual(['jingzhe', 'postgres', 'meilisearch']);
    for (const service of services) {
      expect(service, service.slice(0, 20)).toContain('<<: *closed');
      for (const bound of ['mem_limit:', 'cpus:', 'pids_limit:']) expect(service, service.slice(0, 20)).toContain(bound);
      expect(service).not.toContain('privileged');
    }
    expect(compose.match(/ports:\n\s+- .*/g)).toEqual([expect.stringContaining('"127.0.0.1:')]);
  });
});
