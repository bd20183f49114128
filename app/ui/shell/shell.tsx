import type { ReactNode } from 'react';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import classes from './shell.module.css';

/** What a route may ask of the shell through `export const handle: ShellHandle = { shell: { width: 'wide' } }`. */
export interface ShellHandle {
  shell?: {
    /** Width of the content: `page` for reading and forms, `wide` for lists and rooms, `full` for pages with bands of their own. */
    width?: 'page' | 'wide' | 'full';
    /** False where the page has a search box of its own. */
    search?: boolean;
    /** No header and footer: pages made for printing. */
    bare?: boolean;
  };
}

/** Header, the page, footer. */
export function Shell({ shell = {}, children }: { shell?: ShellHandle['shell']; children: ReactNode }) {
  const main = <main id="content" className={`${classes.main} ${shell.width === 'full' ? classes.mainFull : ''}`} tabIndex={-1}>{children}</main>;
  return (
    <div className={shell.width === 'wide' ? classes.wide : undefined}>
      {shell.bare ? main : <><Header search={shell.search !== false} />{main}<Footer /></>}
    </div>
  );
}
