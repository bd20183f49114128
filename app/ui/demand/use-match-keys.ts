import { useEffect, type RefObject } from 'react';

/** Is this where somebody types or chooses? Then keys are theirs. */
function takesKeys(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/**
 * Keys of a list of matches: `j` and `k` go down and up, `i` says interested, `1`–`9` pass with the reason of that number.
 * A verdict is for the match that holds the focus and never for one that merely is in sight; after a pass the next one has it,
 * because a passed match moves to the end.
 */
export function useMatchKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || takesKeys(event.target)) return;
      const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-match]') ?? [])];
      const at = items.findIndex((item) => item.contains(document.activeElement));
      const go = (item: HTMLElement | undefined) => {
        const link = item?.querySelector<HTMLElement>('[data-row-link]');
        link?.focus({ preventScroll: true });
        item?.scrollIntoView({ block: 'nearest' });
        return link !== undefined && link !== null;
      };
      if (event.key === 'j' || event.key === 'k') {
        if (go(items[event.key === 'j' ? at + 1 : at < 0 ? 0 : at - 1])) event.preventDefault();
      } else if (at >= 0 && /^[i1-9]$/.test(event.key)) {
        const button = items[at]!.querySelector<HTMLButtonElement>(`[data-key="${event.key}"]`);
        if (!button) return;
        event.preventDefault();
        button.click();
        if (event.key !== 'i') go(items[at + 1] ?? items[at - 1]);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
}
