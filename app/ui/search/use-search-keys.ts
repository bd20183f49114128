import { useEffect, type RefObject } from 'react';

/** Is this where somebody types or chooses? Then keys are theirs. */
function takesKeys(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** `/` goes to the box, `j` and `k` to the next and previous row of the list, Enter then opens it as any link. */
export function useSearchKeys(box: RefObject<HTMLInputElement | null>, list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === 'Escape' && event.target === box.current) { box.current?.blur(); return; }
      if (takesKeys(event.target)) return;
      if (event.key === '/' && box.current) {
        event.preventDefault();
        box.current.focus();
        box.current.select();
      } else if (event.key === 'j' || event.key === 'k') {
        const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
        const at = links.findIndex((link) => link === document.activeElement || link.closest('li')?.contains(document.activeElement));
        const next = links[event.key === 'j' ? at + 1 : at < 0 ? 0 : at - 1];
        if (!next) return;
        event.preventDefault();
        next.focus();
        next.scrollIntoView({ block: 'center' });
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [box, list]);
}
