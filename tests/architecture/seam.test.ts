import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { API_V1 } from '#app/routes/api/v1/registry.server.ts';

/** What goes in and out of the server goes one way. These keep it the only one. */
const ROOT = join(import.meta.dirname, '../..');
function* filesBelow(dir: string): Generator<string> {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else if (/\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)) yield relative(ROOT, path);
  }
}
const files = [...filesBelow(join(ROOT, 'app'))];
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8').split('\n').filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line)).join('\n');
const holding = (pattern: RegExp, rooms = /^app\//) => files.filter((f) => rooms.test(f) && pattern.test(read(f)));

describe('bodies', () => {
  it('are read in one place, which bounds them', () => {
    expect(holding(/\b(?:request|req|ask\.request|args\.request|clone\(\))\s*\.\s*(?:formData|json|text|arrayBuffer|blob|bytes)\(/)).toEqual([]);
    expect(holding(/\brequest\.body\b/)).toEqual(['app/http/body.server.ts', 'app/http/upload.server.ts']);
    expect(holding(/from 'busboy'/)).toEqual(['app/http/body.server.ts']);
    // Body parsers of the web server would read before anybody asked.
    expect(holding(/express\.(?:json|urlencoded|text|raw)\(/)).toEqual([]);
  });

  it('meet the form library only behind the bounds', () => {
    expect(holding(/parseWithZod\(/, /^app\/(http|routes|modules)\//)).toEqual(['app/http/define.server.ts']);
  });
});

describe('who asks', () => {
  it('is found out in one place, and what they may is decided by one function', () => {
    expect(holding(/\.getSession\(/)).toEqual(['app/http/viewer.server.ts']);
    expect(holding(/viewerOfToken\(/)).toEqual(['app/http/viewer.server.ts', 'app/modules/orgs/api-tokens.server.ts']);
    expect(holding(/\batMost\b/, /^app\/(?!core\/|http\/viewer|modules\/orgs\/api-tokens)/)).toEqual([]);
    // Lists of what a role may are for showing and granting; a decision asks `can`.
    expect(holding(/permissionsOf\(/)).toEqual(['app/core/permissions.ts', 'app/modules/orgs/invite-member.server.ts']);
  });

  it('reaches every loader and action of a page through the seam', () => {
    const routes = files.filter((f) => f.startsWith('app/routes/') && !f.includes('/api/v1/'));
    const bare = routes.filter((f) => /export (?:async function|const) (?:loader|action)\b/.test(read(f)) && !/export const (?:loader|action) = define(?:Loader|Action)\(/.test(read(f)));
    expect(bare).toEqual([]);
    expect(routes.filter((f) => /export async function (?:loader|action)\b/.test(read(f)))).toEqual([]);
    expect(holding(/export (?:async function|const) (?:loader|action)\b/, /^app\/(?!routes\/|root\.tsx)/)).toEqual([]);
  });
});

describe('caching', () => {
  it('is allowed by name, in few places', () => {
    expect(holding(/cache-control'[^\n]*public/)).toEqual(['app/http/api/mount.server.ts']);
  });
});

describe('contracts of the API', () => {
  it('say how long every list in a body may be', () => {
    const open: string[] = [];
    const walk = (node: unknown, at: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const schema = node as Record<string, unknown>;
      if (schema.type === 'array' && schema.maxItems === undefined && !('prefixItems' in schema)) open.push(at);
      for (const [key, inner] of Object.entries(schema)) walk(inner, `${at}.${key}`);
    };
    for (const { definition } of API_V1) if (definition.body) walk(z.toJSONSchema(definition.body, { io: 'input', unrepresentable: 'any' }), `${definition.method} ${definition.path}`);
    expect(open).toEqual([]);
  });
});
