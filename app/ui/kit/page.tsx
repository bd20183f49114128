import { useId, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { UnreadNotice } from '../forms/notices.tsx';
import classes from './page.module.css';

export interface Crumb { label: ReactNode; to: string }
export interface PageProps {
  title: string;
  /** What stands in the heading, when it is more than the title's text (a badge, a number). */
  heading?: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  crumbs?: Crumb[];
  /** The page's actions; one primary at most. */
  actions?: ReactNode;
  /** `narrow` for one thing at a time: sign in, a single form. */
  width?: 'narrow' | 'full';
  children: ReactNode;
}

/** A page: document title, way back, heading, actions, sections. */
export function Page({ title, heading, lead, crumbs, actions, width = 'full', children }: PageProps) {
  const { t } = useTranslation();
  return (
    <div className={width === 'narrow' ? classes.narrow : undefined}>
      <title>{`${title} · ${t('brand')}`}</title>
      {crumbs?.length ? (
        <nav aria-label={t('ui:breadcrumb')} className={classes.crumbs}>
          <ol>{crumbs.map((crumb) => <li key={crumb.to}><Link to={crumb.to}>{crumb.label}</Link></li>)}</ol>
        </nav>
      ) : null}
      <div className={classes.head}>
        <div className={classes.titles}>
          <h1>{heading ?? title}</h1>
          {lead ? <p className={classes.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
      <div className={classes.body}>
        <UnreadNotice />
        {children}
      </div>
    </div>
  );
}

export interface SectionProps {
  title?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  /** `plain` has no card around it; `wake` carries the page's one amber edge. */
  look?: 'card' | 'plain' | 'wake';
  id?: string;
  children: ReactNode;
}

/** A part of a page with its heading; a landmark when it has one. */
export function Section({ title, hint, actions, look = 'card', id, children }: SectionProps) {
  const auto = useId();
  const headingId = title ? `${id ?? auto}-title` : undefined;
  const edge = look === 'plain' ? classes.plain : look === 'wake' ? classes.wake : '';
  return (
    <section id={id} aria-labelledby={headingId} className={`${classes.section} ${edge}`}>
      {title ? <div className={classes.sectionHead}><h2 id={headingId}>{title}</h2>{actions}</div> : null}
      {hint ? <p className={classes.sectionHint}>{hint}</p> : null}
      {children}
    </section>
  );
}
