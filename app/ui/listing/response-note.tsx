import { useTranslation } from '#app/i18n/react.tsx';
import classes from './listing.module.css';

/** How an organisation answers, with what is meant by it. */
export function ResponseNote({ response }: { response: { share: number | null; days: number } }) {
  const { t } = useTranslation();
  return (
    <details className={classes.response}>
      <summary>{t('listing:response.title')}{t('listing:response.colon')}<span className="jz-num">{response.share === null ? t('listing:response.few') : t('listing:response.share', response)}</span></summary>
      <p className="jz-small jz-muted">{t('listing:response.definition', { days: response.days })}</p>
    </details>
  );
}
