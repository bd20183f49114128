import { useEffect, useRef } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { Button } from '../index.ts';
import { addChoice, MAX_CHOICES, setChoices, toggleChoice, useChoices, type Choice } from './choices.ts';
import classes from './tray.module.css';

const FORM = 'jz-compare-form';

/** A tick beside a listing. Without scripts it belongs to the tray's form and is sent with it. */
export function CompareTick({ choice }: { choice: Choice }) {
  const { t } = useTranslation();
  const choices = useChoices();
  const on = choices?.some((c) => c.id === choice.id) ?? false;
  const full = choices !== null && choices.length >= MAX_CHOICES && !on;
  const box = useRef<HTMLInputElement>(null);
  // A tick set before the scripts had arrived is a tick.
  const early = useRef(choice);
  useEffect(() => { if (box.current?.checked) addChoice(early.current); }, []);
  return (
    <label className={classes.tick} data-full={full || undefined} title={full ? t('card:compare.full', { max: MAX_CHOICES }) : undefined}>
      <input
        ref={box} type="checkbox" name="ids" value={choice.id} form={FORM} aria-label={t('card:compare.tickOf', { title: choice.title })} disabled={full}
        checked={on} onChange={() => toggleChoice(choice)}
      />
      {t('card:compare.tick')}
    </label>
  );
}

/**
 * What has been chosen, at the foot of the window, with the way to the comparison. Choices outlive the page (within the tab);
 * without scripts it is the button of a plain form, in the page's own place.
 */
export function CompareTray() {
  const { t } = useTranslation();
  const choices = useChoices();
  if (choices === null) {
    return <form id={FORM} method="get" action={paths.compare()} className={classes.plain}><noscript><p className="jz-small jz-muted">{t('card:compare.plain', { max: MAX_CHOICES })}</p><button type="submit">{t('card:compare.go')}</button></noscript></form>;
  }
  if (choices.length === 0) return <form id={FORM} method="get" action={paths.compare()} hidden />;
  return (
    <div className={classes.tray} role="region" aria-label={t('card:compare.tray')}>
      <ul>
        {choices.map((c) => (
          <li key={c.id}><Link to={paths.listing(c.id)}>{c.title}</Link><button type="button" aria-label={t('card:compare.removeOf', { title: c.title })} onClick={() => toggleChoice(c)}><span aria-hidden="true">×</span></button></li>
        ))}
      </ul>
      <div className={classes.actions}>
        <form id={FORM} method="get" action={paths.compare()}>{choices.length > 1 ? <CompareLink choices={choices} /> : <span className="jz-small jz-muted">{t('card:compare.more')}</span>}</form>
        <Button tone="quiet" small onClick={() => setChoices([])}>{t('card:compare.clear')}</Button>
      </div>
    </div>
  );
}

function CompareLink({ choices }: { choices: readonly Choice[] }) {
  const { t } = useTranslation();
  return <Link className={classes.go} to={paths.compare(choices.map((c) => c.id))}>{t('card:compare.goCount', { count: choices.length })}</Link>;
}

