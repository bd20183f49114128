/** One concept of the lexicon: every name it goes by in either language, the IPC subclasses it lives in, and its neighbours. */
export interface Concept {
  /** Place in the lexicon; stable within one version of the lexicon only. */
  readonly id: number;
  /** First name is the preferred one. */
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** IPC subclasses, e.g. `H01M`; empty for properties. */
  readonly ipc: readonly string[];
  /** Preferred Chinese names as written; those not defined anywhere are kept by {@link neighboursOf}'s absence. */
  readonly broader: readonly string[];
  readonly related: readonly string[];
}

const IPC = /^[A-H]\d{2}[A-Z]$/;
const list = (field: string | undefined) => (field ?? '').split(/[,，]/).map((s) => s.trim()).filter(Boolean);

/**
 * Reads theme blocks, one concept a line: `zh forms | en forms | IPC subclasses | broader | related`; `#` begins a remark.
 * A concept whose preferred name was defined before adds its names and classes to the first definition. Throws on a line that
 * has no Chinese name or an IPC subclass that cannot be one, naming the line.
 */
export function parseLexicon(blocks: readonly string[]): Concept[] {
  const byName = new Map<string, { zh: string[]; en: string[]; ipc: string[]; broader: string[]; related: string[] }>();
  for (const block of blocks) {
    for (const raw of block.split('\n')) {
      const line = raw.trim();
      if (!line || line.startsWith('#')) continue;
      const [zhField, enField, ipcField, broaderField, relatedField] = line.split('|');
      const zh = list(zhField);
      if (zh.length === 0) throw new Error(`lexicon: no Chinese name in "${line}"`);
      const ipc = (ipcField ?? '').trim().split(/\s+/).filter(Boolean);
      const bad = ipc.find((s) => !IPC.test(s));
      if (bad) throw new Error(`lexicon: "${bad}" is no IPC subclass in "${line}"`);
      const fresh = { zh, en: list(enField), ipc, broader: list(broaderField), related: list(relatedField) };
      const known = byName.get(zh[0]!);
      if (!known) { byName.set(zh[0]!, fresh); continue; }
      for (const key of ['zh', 'en', 'ipc', 'broader', 'related'] as const) known[key] = [...new Set([...known[key], ...fresh[key]])];
    }
  }
  return [...byName.values()].map((c, id) => ({ id, ...c }));
}

/** Non-empty lines of a block of words, remarks left out. */
export function linesOf(block: string): string[] {
  return block.split('\n').map((s) => s.trim()).filter((s) => s !== '' && !s.startsWith('#'));
}
