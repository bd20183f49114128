import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Link, useNavigation, type LinkProps } from 'react-router';
import classes from './button.module.css';

/** `wake` is the amber one: at most one a page, for what needs the reader now. */
export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger' | 'wake';

const classOf = (tone: ButtonTone, small: boolean | undefined, more = '') => `${classes.button} ${classes[tone]} ${small ? classes.small : ''} ${more}`.trim();

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> { tone?: ButtonTone; small?: boolean; ref?: Ref<HTMLButtonElement> }

/** A plain button; `type="button"` unless told otherwise. */
export function Button({ tone = 'secondary', small, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={classOf(tone, small, className)} {...rest} />;
}

/** A link that looks like a button. */
export function LinkButton({ tone = 'primary', small, className, ...rest }: LinkProps & { tone?: ButtonTone; small?: boolean }) {
  return <Link className={classOf(tone, small, className)} {...rest} />;
}

export interface SubmitButtonProps extends Omit<ButtonProps, 'type'> {
  children: ReactNode;
  /** Sent with the form: `name="intent" value="publish"`. Also tells this button from the form's others while pending. */
  name?: string;
  value?: string;
  /** For `fetcher.Form`: `fetcher.state !== 'idle'`. Without it the page's navigation is watched. */
  pending?: boolean;
}

/** Submits its form; keeps its label and width while the answer is on its way, and refuses a second click. */
export function SubmitButton({ tone = 'primary', small, className, children, pending, name, value, formAction, disabled, onClick, ...rest }: SubmitButtonProps) {
  const { t } = useTranslation();
  const navigation = useNavigation();
  const mine = name && value ? navigation.formData?.get(name) === value : true;
  const busy = pending ?? (navigation.state !== 'idle' && navigation.formMethod !== undefined && navigation.formMethod !== 'GET' && mine);
  return (
    <button
      type="submit" name={name} value={value} formAction={formAction} disabled={disabled} aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classOf(tone, small, `${busy ? classes.pending : ''} ${className ?? ''}`)} {...rest}
    >
      {children}
      {busy ? <span className="jz-only-screen-reader" role="status">{t('ui:pending')}</span> : null}
    </button>
  );
}
