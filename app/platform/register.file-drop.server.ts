import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { registerForm, type RegisterAdapter, type RegisterFact } from './register.ts';

/** One line of a drop: a right under any of its numbers, who owns it, and the day the register said so. */
const zLine = z.object({
  numbers: z.array(z.string().min(4).max(64)).min(1).max(20),
  owners: z.array(z.string().trim().min(1).max(400)).min(1).max(50),
  as_of: z.iso.date(),
});
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Register facts from a folder the operator fills: files `*.jsonl`, one JSON object a line (`numbers`, `owners`, `as_of`).
 * The folder is read again when a file in it changes; a line that cannot be read is told to `onProblem` and left out.
 */
export function createFileDropRegister(dir: string, onProblem: (problem: { file: string; line: number }) => void = () => {}): RegisterAdapter {
  let known = new Map<string, RegisterFact>();
  let print = '';
  let reading: Promise<void> | null = null;
  const refresh = async () => {
    const names = (await readdir(dir)).filter((n) => n.endsWith('.jsonl')).sort();
    const stats = await Promise.all(names.map((n) => stat(join(dir, n))));
    const now = names.map((n, i) => `${n}:${stats[i]!.size}:${stats[i]!.mtimeMs}`).join('|');
    if (now === print) return;
    const next = new Map<string, RegisterFact>();
    for (const [i, name] of names.entries()) {
      if (stats[i]!.size > MAX_BYTES) { onProblem({ file: name, line: 0 }); continue; }
      (await readFile(join(dir, name), 'utf8')).split('\n').forEach((text, n) => {
        if (!text.trim()) return;
        const line = readLine(text);
        if (!line) { onProblem({ file: name, line: n + 1 }); return; }
        const fact = { owners: line.owners, asOf: line.as_of, reference: `${name}:${n + 1}` };
        for (const number of line.numbers.map(registerForm)) if ((next.get(number)?.asOf ?? '') <= fact.asOf) next.set(number, fact);
      });
    }
    known = next;
    print = now;
  };
  return {
    name: 'file-drop',
    async find(numbers) {
      reading ??= refresh().finally(() => { reading = null; });
      await reading;
      const facts = numbers.map((n) => known.get(registerForm(n))).filter((f) => f !== undefined);
      return facts.sort((a, b) => (a.asOf < b.asOf ? 1 : -1))[0] ?? null;
    },
  };
}

function readLine(text: string): z.output<typeof zLine> | null {
  try {
    const parsed = zLine.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
