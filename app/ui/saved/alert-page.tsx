import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { ErrorNotice, type Answer } from '../forms/notices.tsx';
import { Page, Section, SubmitButton } from '../index.ts';
import classes from './saved.module.css';

interface AlertData { kind: 'search' | 'demand'; name: string; frequency: 'off' | 'daily' | 'weekly' }

/** Where the link in a digest's foot leads: how often, or not at all. Nothing changes before a button is pressed. */
export function AlertPage({ alert, answer }: { alert: AlertData; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const choices = alert.kind === 'search' ? (['daily', 'weekly', 'off'] as const) : (['weekly', 'off'] as const);
  const word = (choice: 'off' | 'daily' | 'weekly') => t(alert.kind === 'demand' && choice === 'weekly' ? 'saved:alert.on' : `saved:digest.${choice}`);
  return (
    <Page title={t('saved:alert.title')} width="narrow" lead={t(`saved:alert.${alert.kind}`, { name: alert.name })}>
      <ErrorNotice answer={answer} />
      {answer?.done ? <p role="status">{t('saved:alert.done', { now: word(alert.frequency) })}</p> : null}
      <Section>
        <Form method="post" className={classes.alert}>
          <fieldset>
            <legend>{t('saved:digest.label')}</legend>
            {choices.map((c) => <label key={c}><input type="radio" name="frequency" value={c} defaultChecked={c === alert.frequency} /> {word(c)}</label>)}
          </fieldset>
          <SubmitButton>{t('action.save')}</SubmitButton>
        </Form>
        <p className="jz-small jz-muted">{t('saved:alert.hint')}</p>
      </Section>
    </Page>
  );
}
