import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * A page is sent only the texts its route names (`handle.texts`). What it needs is read from the source: every namespace
 * whose keys are written anywhere in the route module or in what it imports into the browser.
 */
const ROOT = join(import.meta.dirname, '../..');
const namespaces = readdirSync(join(ROOT, 'app/i18n/zh')).filter((f) => f !== 'index.ts').map((f) => f.replace(/\.ts$/, ''));
const BASE = [...readFileSync(join(ROOT, 'app/i18n/client.ts'), 'utf8').match(/const BASE = \[([^\]]*)\]/)![1]!.matchAll(/'(\w+)'/g)].map((m) => m[1]!);
const KEY = new RegExp(`['"\`](${namespaces.join('|')}):[A-Za-z$]`, 'g');

const sources = new Map<string, string>();
const source = (file: string): string => {
  const known = sources.get(file) ?? readFileSync(file, 'utf8');
  sources.set(file, known);
  return known;
};

/** Modules of ours that a module takes into the browser: no types, no server files, no packages. */
function importsOf(file: string): string[] {
  const text = source(file);
  const named = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'/g), ...text.matchAll(/\bimport\('([^']+)'\)/g)].map((m) => m[1]!);
  return named.flatMap((name) => {
    if (/\.server(\.tsx?)?$|\.css$|\?/.test(name)) return [];
    const path = name.startsWith('#') ? join(ROOT, name.slice(1)) : name.startsWith('.') ? resolve(dirname(file), name) : null;
    return path && /\.tsx?$/.test(path) && existsSync(path) ? [path] : [];
  });
}

/** Namespaces used by a module and everything it takes along. */
function namespacesOf(entry: string): string[] {
  const seen = new Set([entry]);
  const used = new Set<string>();
  for (const file of seen) {
    // Texts themselves are not uses of texts.
    if (relative(ROOT, file).startsWith('app/i18n/')) continue;
    for (const [, name] of source(file).matchAll(KEY)) used.add(name!);
    for (const next of importsOf(file)) seen.add(next);
  }
  return [...used].filter((n) => !BASE.includes(n)).sort();
}

const pages = [...source(join(ROOT, 'app/routes.ts')).matchAll(/'(routes\/[^']+\.tsx?)'/g)].map((m) => join(ROOT, 'app', m[1]!))
  .filter((file) => /export default function/.test(source(file)));
const declared = (file: string): string[] | null => {
  const list = /export const handle: ShellHandle = \{[^\n]*\btexts: \[([^\]]*)\]/.exec(source(file));
  return list ? [...list[1]!.matchAll(/'([a-z-]+)'/g)].map((m) => m[1]!).sort() : null;
};

describe('the texts a page is sent', () => {
  it('are looked for in every page', () => {
    expect(pages.length).toBeGreaterThan(30);
    expect(namespacesOf(join(ROOT, 'app/routes/search/search.tsx'))).toEqual(expect.arrayContaining(['card', 'search']));
  });

  it.each(pages.map((file) => [relative(join(ROOT, 'app/routes'), file), file] as const))('are all it uses and no others: %s', (_name, file) => {
    expect(declared(file), 'handle.texts').toEqual(namespacesOf(file));
  });

  it('include nothing for the frame around every page', () => {
    expect(namespacesOf(join(ROOT, 'app/root.tsx'))).toEqual([]);
  });

  it('have names that can be read: no key’s namespace is put together', () => {
    const components = [...sources.keys()].filter((f) => f.endsWith('.tsx'));
    expect(components.filter((f) => /\bt\(\s*`\$\{[^}]*\}:/.test(source(f))).map((f) => relative(ROOT, f))).toEqual([]);
  });
});
