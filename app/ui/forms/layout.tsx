import type { ReactNode } from 'react';
import classes from './forms.module.css';

/** Fields under each other. Goes inside the form element. */
export function Fields({ children }: { children: ReactNode }) { return <div className={classes.form}>{children}</div>; }

/** Short fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) { return <div className={classes.row}>{children}</div>; }

/** The buttons at a form's end. */
export function FormActions({ children }: { children: ReactNode }) { return <div className={classes.actions}>{children}</div>; }
