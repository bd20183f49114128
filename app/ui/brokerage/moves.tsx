import { useId } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { ConfirmButton, ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import classes from './brokerage.module.css';

export type BrokerageKind = 'mandate' | 'introduction' | 'fee_claim';
interface Move { name: string; reason: boolean; blocked_by: string[] }

/** Moves that bind or go on; everything else turns something away. */
const FORWARD = ['accept', 'owner_consent', 'company_consent', 'claim', 'answer', 'uphold'];

/** What the reader can do about a mandate, an introduction or a claim, each with what stands in its way or asks for a reason. */
export function Moves({ kind, moves, version, answer }: { kind: BrokerageKind; moves: readonly Move[]; version: number; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const blocks = (answer?.error?.details.blocked_by as { code: string }[] | undefined) ?? [];
  return (
    <div className={classes.moves}>
      <ErrorNotice answer={answer}>{blocks.length ? <ul>{blocks.map((b) => <li key={b.code}>{t(`brokerage:block.${b.code}`)}</li>)}</ul> : <></>}</ErrorNotice>
      {answer?.done ? <Notice tone="good" title={t('brokerage:done')} /> : null}
      {moves.map((move) => <MoveForm key={move.name} kind={kind} move={move} version={version} />)}
      {moves.length === 0 ? <p className="jz-muted">{t('brokerage:noMoves')}</p> : null}
    </div>
  );
}

function MoveForm({ kind, move, version }: { kind: BrokerageKind; move: Move; version: number }) {
  const { t } = useTranslation();
  const id = useId();
  const label = t(`brokerage:move.${kind}.${move.name}`);
  if (move.blocked_by.length) return <p className="jz-muted">{t('brokerage:later', { what: label, why: move.blocked_by.map((b) => t(`brokerage:block.${b}`)).join(t('brokerage:and')) })}</p>;
  const forward = FORWARD.includes(move.name);
  return (
    <Form method="post" preventScrollReset className={classes.move}>
      <input type="hidden" name="intent" value="move" /><input type="hidden" name="name" value={move.name} /><input type="hidden" name="version" value={version} />
      {move.reason ? <><label htmlFor={id}>{t(`brokerage:reasonFor.${move.name}`, { defaultValue: t('brokerage:reason') })}</label><textarea id={id} name="reason" rows={2} maxLength={2_000} required /></> : null}
      <div><ConfirmButton tone={forward ? 'primary' : 'secondary'} title={label} body={<p>{t(`brokerage:sure.${kind}.${move.name}`, { defaultValue: t('brokerage:sureAny') })}</p>}>{label}</ConfirmButton></div>
    </Form>
  );
}
