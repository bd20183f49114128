import { useId, useRef, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Button, SubmitButton, type ButtonTone } from '../kit/button.tsx';
import classes from './forms.module.css';

export interface ConfirmButtonProps {
  children: ReactNode;
  /** The question. */
  title: ReactNode;
  /** What ends or begins by it, by name. */
  body?: ReactNode;
  /** Words of the confirming button: the act, not "OK". Defaults to the button's own words. */
  go?: ReactNode;
  name?: string;
  value?: string;
  tone?: ButtonTone;
  small?: boolean;
  pending?: boolean;
}

/** Submits the form around it after a question in a native dialog: names what will end before it ends. Place it inside the form. */
export function ConfirmButton({ children, title, body, go, name, value, tone = 'danger', small, pending }: ConfirmButtonProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  // The browser would start on the first button, which is the one that cannot be taken back; `autoFocus` acts only when the element is made.
  const ask = () => { ref.current?.showModal(); back.current?.focus(); };
  const label = useId();
  return (
    <>
      <Button tone={tone} small={small} aria-haspopup="dialog" onClick={ask}>{children}</Button>
      <dialog ref={ref} className={classes.dialog} aria-labelledby={label}>
        <h2 id={label}>{title}</h2>
        {body ? <div>{body}</div> : null}
        <div className={classes.actions}>
          <SubmitButton name={name} value={value} tone={tone === 'danger' ? 'danger' : 'primary'} pending={pending} onClick={() => setTimeout(() => ref.current?.close())}>{go ?? children}</SubmitButton>
          <Button tone="quiet" ref={back} onClick={() => ref.current?.close()}>{t('ui:confirm.back')}</Button>
        </div>
      </dialog>
    </>
  );
}
