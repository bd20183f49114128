/**
 * What was typed into a form and not sent, kept in this browser for this person and page: a session that ends, a tab that closes, loses nothing.
 * Never kept: passwords, codes, card data, files, and whatever a field marked `data-no-draft` holds; a form with a password keeps nothing at all.
 */
const PREFIX = 'jz-draft:';
/** A draft older than this is dropped. */
const KEPT_MS = 7 * 86_400_000;
const NEVER = new Set(['hidden', 'file', 'password', 'submit', 'button', 'image', 'reset']);
const SECRET = /one-time-code|cc-|current-password|new-password/;
/** Pages of secrets, payment and the platform's own desk: nothing of them stays in a browser. */
const CLOSED = /^\/(account|login|register|reset-password|invitations|operator|organisation\/(payouts|tokens))(\/|$)|\/pay$/;

export interface Draft { at: number; /** What stood in the form before anything was typed. */ base: string; values: Record<string, string>; sent?: boolean }

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controls = (form: HTMLFormElement): Control[] => [...form.elements].filter((e): e is Control => e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement);
const kept = (c: Control) => !NEVER.has(c.type) && !c.disabled && !c.dataset.noDraft && !SECRET.test(c.autocomplete) && Boolean(c.name || c.id);
const isChoice = (c: Control): c is HTMLInputElement => c.type === 'checkbox' || c.type === 'radio';
const nameOf = (c: Control) => `${c.name || `#${c.id}`}${isChoice(c) ? `=${c.value}` : ''}`;

/** May anything of this form be kept? A field may be called `method` or `id`: the form's own are read as attributes. */
export function mayKeep(form: HTMLFormElement, pathname: string): boolean {
  return !CLOSED.test(pathname) && !form.dataset.noDraft && (form.getAttribute('method') ?? '').toLowerCase() === 'post' && !controls(form).some((c) => c.type === 'password' || SECRET.test(c.autocomplete));
}

/** What stands in the form's fields, by name. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(controls(form).filter(kept).map((c) => [nameOf(c), isChoice(c) ? (c.checked ? '1' : '') : c.value]));
}

/** Puts kept values back as if they were typed, so that whatever watches the fields sees them. Says how many it changed. */
export function fillIn(form: HTMLFormElement, values: Readonly<Record<string, string>>): number {
  let changed = 0;
  for (const c of controls(form).filter(kept)) {
    const value = values[nameOf(c)];
    if (value === undefined) continue;
    if (isChoice(c)) {
      if (c.checked === (value === '1') || (c.type === 'radio' && value !== '1')) continue;
      c.click();
    } else {
      if (c.value === value) continue;
      const proto = c instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : c instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
      Object.getOwnPropertyDescriptor(proto, 'value')!.set!.call(c, value);
      c.dispatchEvent(new Event('input', { bubbles: true }));
      c.dispatchEvent(new Event('change', { bubbles: true }));
    }
    changed += 1;
  }
  return changed;
}

/**
 * Runs `run` once `ms` after the last `again()`. `now()` runs it at once, but only while it waits: what was already kept, sent or dropped
 * (a sign-out drops every draft before the page goes) is not written a second time.
 */
export function afterPause(run: () => void, ms: number): { again: () => void; now: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const now = () => {
    if (timer === undefined) return;
    stop();
    run();
  };
  return { again: () => { stop(); timer = setTimeout(now, ms); }, now, stop };
}

/** Which form of which page, for which person. */
export const draftKey = (person: string, pathname: string, form: string): string => `${PREFIX}${person}:${pathname}:${form}`;

export function readDraft(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    if (draft && Date.now() - draft.at < KEPT_MS) return draft;
    localStorage.removeItem(key);
  } catch { /* a browser that keeps nothing loses nothing of ours */ }
  return null;
}

export function writeDraft(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch { return false; }
}

export function dropDraft(key: string): void {
  try { localStorage.removeItem(key); } catch { /* nothing is kept */ }
}

/** Drops every draft of this browser: who signs out leaves nothing behind. */
export function dropAllDrafts(): void {
  try { for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key); } catch { /* nothing is kept */ }
}
