import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import type { Understood } from '#app/modules/listings/contract.ts';
import classes from './search.module.css';

/** What a question was taken for: each word with a way to take it away, what was left out, and what nobody offers. `href` gives the address of a search for other words. */
export function Understanding({ understood, reduced, href }: { understood: Understood | null; reduced: boolean; href: (words: string) => string }) {
  const { t } = useTranslation();
  if (!understood) return reduced ? <p className={classes.reduced}><strong>{t('search:reduced.title')}</strong> {t('search:reduced.text')}</p> : null;
  if (understood.mode !== 'words' || understood.terms.length === 0) return null;
  const { terms, ignored, absent } = understood;
  return (
    <div className={classes.understood}>
      <span id="jz-understood">{t('search:understood.title')}</span>
      <ul aria-labelledby="jz-understood">
        {terms.map((term) => (
          <li key={term.text}>
            {terms.length > 1 ? <Link to={href(term.without)} preventScrollReset aria-label={t('search:understood.without', { word: term.text })} data-absent={term.found ? undefined : true}>{term.text}<span aria-hidden="true">×</span></Link> : <span data-absent={term.found ? undefined : true}>{term.text}</span>}
            {term.typed ? <small>{t('search:understood.typed', { word: term.typed })}</small> : null}
          </li>
        ))}
      </ul>
      {ignored.length ? <small>{t('search:understood.ignored', { words: ignored.slice(0, 8).join(t('search:understood.list')) })}</small> : null}
      {absent.length ? <p className={classes.absent} role="note">{t(understood.fits === 'none' ? 'search:understood.absent' : 'search:understood.near', { words: absent.join(t('search:understood.list')) })}</p> : null}
    </div>
  );
}
