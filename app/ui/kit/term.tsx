import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { GlossaryCode, GlossaryEntry } from '#app/i18n/glossary.ts';
import { useTranslation } from '#app/i18n/react.tsx';
import { useLocale } from '../hooks.ts';
import classes from './term.module.css';

/**
 * A word of the field with its meaning at hand: the button opens it in a popover of the browser's own (Escape and a click elsewhere close it, the
 * focus stays). The glossary is loaded when somebody asks; it is not part of every page.
 */
export function Term({ code, children }: { code: GlossaryCode; children: ReactNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const id = useId();
  const [entry, setEntry] = useState<GlossaryEntry | null>(null);
  const load = () => { if (!entry) void import('#app/i18n/glossary.ts').then((m) => { setEntry(m.GLOSSARY[code][locale]); }); };
  return (
    <span className={classes.term}>
      {children}
      <button type="button" className={classes.ask} popoverTarget={id} aria-label={t('ui:term.explain', { term: typeof children === 'string' ? children : '' })} onClick={load}>?</button>
      <span id={id} popover="auto" role="note" className={classes.note} aria-live="polite">
        {entry ? (
          <>
            <strong>{entry.term}</strong>
            <span>{entry.text}</span>
            {entry.law ? <span className="jz-muted jz-small">{entry.law}</span> : null}
          </>
        ) : <span>{t('ui:pending')}</span>}
        <Link className="jz-small" to={paths.glossary(code)}>{t('ui:term.all')}</Link>
      </span>
    </span>
  );
}
