import { useEffect, useRef, useState, type ReactNode } from 'react';

/**
 * A place for a table that may be wider than the page: it scrolls sideways by itself, and while it does, the keyboard can
 * reach and name it. What fits is no stop on the way of the tab key. Not scrolling until the page has been measured.
 */
export function WideBox({ label, className, children }: { label: string; className?: string | undefined; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    const measure = () => setScrolls(box.scrollWidth > box.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    for (const element of [box, ...box.children]) observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return <div ref={ref} className={className} style={{ overflowX: 'auto' }} {...(scrolls ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}>{children}</div>;
}
