import type { ReactNode } from 'react';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import classes from './shell.module.css';

/** What a route may ask of the shell through `export const handle: ShellHandle = { shell: { width: 'wide' } }`. */
export interface ShellHandle {
  /** Text namespaces the page uses beyond `common`, `errors` and `ui`. A page that names them is sent only these at first; else all come. */
  texts?: string[];
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
    <div className={`${classes.frame} ${shell.width === 'wide' ? classes.wide : ''}`}>
      {shell.bare ? main : <><Header search={shell.search !== false} />{main}<Footer /></>}
    </div>
  );
}
