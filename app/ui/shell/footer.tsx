import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { useRootData } from '../hooks.ts';
import classes from './shell.module.css';

export function Footer() {
  const { t } = useTranslation();
  const data = useRootData();
  return (
    <footer className={classes.footer}>
      <div className={classes.footerGrid}>
        <div>
          <p>{t('footer.about')}</p>
          <p className="jz-small">{t('footer.principles')} {t('footer.licence')}</p>
          {data?.demo ? <p className="jz-small">{t('demo.ribbon')}{data.sandbox ? ` ${t('demo.sandbox')}` : ''}</p> : null}
        </div>
        <ul>
          <li><Link to={paths.search()}>{t('nav.search')}</Link></li>
          <li><Link to={paths.demands()}>{t('nav.demands')}</Link></li>
          <li><Link to={paths.events()}>{t('nav.events')}</Link></li>
          <li><Link to={paths.glossary()}>{t('ui:term.title')}</Link></li>
          <li><Link to={paths.quality()}>{t('footer.quality')}</Link></li>
          <li><a href={paths.apiDocs()}>{t('nav.apiDocs')}</a></li>
          {data?.mailbox ? <li><Link to={paths.mailbox()}>{t('nav.mailbox')}</Link></li> : null}
        </ul>
      </div>
    </footer>
  );
}
