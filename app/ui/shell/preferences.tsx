import { useMantineColorScheme } from '@mantine/core';
import { useTranslation } from '#app/i18n/react.tsx';
import { useLocation } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { useLocale } from '../hooks.ts';
import { ContrastIcon } from './icons.tsx';
import classes from './shell.module.css';

/** Switches the language by a plain form: the whole document comes again in the other language, with or without scripts. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const location = useLocation();
  const other = useLocale() === 'zh' ? 'en' : 'zh';
  return (
    <form method="post" action={paths.preferences()} className={classes.inline}>
      <input type="hidden" name="lang" value={other} />
      <input type="hidden" name="next" value={location.pathname + location.search} />
      <button type="submit" className={classes.tool} lang={other === 'zh' ? 'zh-CN' : 'en'} aria-label={t('nav.switchLanguage')}>{t('language')}</button>
    </form>
  );
}

/** Light or dark; follows the system until somebody chooses. The choice stays in this browser. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const toggle = () => setColorScheme(document.documentElement.dataset.mantineColorScheme === 'dark' ? 'light' : 'dark');
  return <button type="button" className={classes.tool} onClick={toggle} aria-label={t('theme.toggle')} title={t('theme.toggle')}><ContrastIcon /></button>;
}
