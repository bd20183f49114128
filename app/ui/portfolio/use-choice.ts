import { useCallback, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';

/** Patents chosen one by one, on whatever pages, or all that a filter lets through. */
export interface Choice {
  ids: ReadonlySet<string>;
  /** The filter all of which is chosen, as its address; null: those of `ids`. */
  all: string | null;
  has(id: string): boolean;
  /** A click on a row's box; with shift, everything between it and the last one clicked. */
  click(id: string, event: MouseEvent<HTMLInputElement>): void;
  /** The page whole, or none of it. */
  page(on: boolean): void;
  chooseAll(): void;
  clear(): void;
  /** Arrow keys go from box to box; with shift they choose on the way. */
  keys(event: KeyboardEvent<HTMLElement>): void;
}

/**
 * Keeps what is chosen while the reader goes from page to page. `rows`: ids of the page; `filter`: its filter as an address; `taken`: the step
 * that was taken over the choice, which ends it; a step that was refused leaves it, so that nobody gathers the same rows twice.
 */
export function useChoice(rows: readonly string[], filter: string, taken: unknown = null): Choice {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState<string | null>(null);
  const last = useRef<string | null>(null);
  const [ended, setEnded] = useState(taken);
  if (taken && taken !== ended) { setEnded(taken); setAll(null); setIds(new Set()); }
  // All of one filter is not all of another.
  const whole = all === filter ? all : null;
  const mark = useCallback((which: readonly string[], on: boolean) => {
    setAll(null);
    // Whoever takes one row out of "all" keeps the rest of what is in sight; what is out of sight is chosen no more, and the count says so.
    setIds((before) => { const next = new Set(whole === null ? before : rows); for (const id of which) { if (on) next.add(id); else next.delete(id); } return next; });
  }, [rows, whole]);
  const between = (id: string) => {
    const [from, to] = [rows.indexOf(last.current ?? id), rows.indexOf(id)];
    return from < 0 ? [id] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  };
  return {
    ids, all: whole,
    has: (id) => whole !== null || ids.has(id),
    click: (id, event) => { mark(event.shiftKey ? between(id) : [id], event.currentTarget.checked); last.current = id; },
    page: (on) => { mark(rows, on); },
    chooseAll: () => { setAll(filter); },
    clear: () => { setAll(null); setIds(new Set()); last.current = null; },
    keys: (event) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('tbody input[type="checkbox"]')];
      const at = boxes.indexOf(event.target as HTMLInputElement);
      const next = at < 0 ? undefined : boxes[at + (event.key === 'ArrowDown' ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      if (event.shiftKey) { mark([boxes[at]!.value, next.value], true); last.current = next.value; }
      next.focus();
    },
  };
}
