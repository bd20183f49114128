import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { ApprovalResource } from '#app/modules/approvals/contract.ts';
import { ConfirmButton, ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { Badge, DataTable, DateText, EmptyState, Page, Section, SubmitButton, type Column } from '../index.ts';
import { OperatorFrame } from '../operator/frame.tsx';
import { ApprovalFacts } from './facts.tsx';
import classes from './approval.module.css';

export interface ApprovalsPageProps {
  open: readonly ApprovalResource[];
  ended: readonly ApprovalResource[];
  /** The one the address names. */
  item: string | undefined;
  done: 'approve' | 'refuse' | 'withdraw' | 'renew' | undefined;
  operator: boolean;
  answer: Answer | undefined;
}

const nameOfAct = (a: ApprovalResource) => `approval:kind.${a.act || a.kind}`;
/** What is approved by doing more than saying yes, and where. */
const ELSEWHERE = { receipt: 'read_statement', 'deal.sign': 'sign_yourself' } as const;
/** Kinds whose request is nothing but itself: the others are turned away with their record. */
const OF_ITSELF: readonly string[] = ['override', 'second_signature'];

/** What waits for a second person and what became of the latest, of the platform or of one organisation. */
export function ApprovalsPage({ open, ended, item, done, operator, answer }: ApprovalsPageProps) {
  const { t } = useTranslation();
  const body = (
    <>
      {done ? <Notice tone="good" title={t(`approval:done.${done}`)} /> : null}
      <ErrorNotice answer={answer}><></></ErrorNotice>
      <Section title={t('approval:open')} look="plain">
        {open.length === 0 ? <EmptyState title={t('approval:none')}><p>{t(operator ? 'approval:noneOperator' : 'approval:noneText')}</p></EmptyState>
          : <ul className={classes.list}>{open.map((a) => <Waiting key={a.id} approval={a} named={a.id === item} operator={operator} />)}</ul>}
      </Section>
      <Section title={t('approval:ended')}>{ended.length === 0 ? <p className="jz-muted">{t('approval:noneEnded')}</p> : <Ended rows={ended} again={operator ? askedAgain(open, ended) : null} />}</Section>
    </>
  );
  return operator ? <OperatorFrame title={t('approval:title')} lead={t('approval:lead')}>{body}</OperatorFrame> : <Page title={t('approval:title')} lead={t('approval:lead')}>{body}</Page>;
}

function Waiting({ approval, named, operator }: { approval: ApprovalResource; named: boolean; operator: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={classes.card} id={approval.id} data-named={named}>
      <div className={classes.head}>
        <h3>{t(nameOfAct(approval))}</h3>
        <Badge tone={approval.state === 'expired' ? 'neutral' : approval.bars_me ? 'wait' : 'attention'}>{t(`approval:status.${approval.state}`)}</Badge>
      </div>
      <ApprovalFacts approval={approval} />
      <ul className={classes.persons}>
        <li><span>{t('approval:first')}</span><span>{approval.requested_by.name}</span><span className="jz-muted jz-small"><DateText value={approval.requested_at} time /></span></li>
        <li><span>{t('approval:until')}</span><DateText value={approval.expires_at} time /></li>
        <li title={t('approval:hashHint')}><span>{t('approval:hash')}</span><code className={classes.code} title={approval.hash}>{approval.hash.slice(0, 16)}…</code></li>
      </ul>
      <Acts approval={approval} operator={operator} />
    </li>
  );
}

/** What this person can do about it: approve what is shown, refuse with a reason, take their own back, or ask anew. */
function Acts({ approval, operator }: { approval: ApprovalResource; operator: boolean }) {
  const { t } = useTranslation();
  const elsewhere = (ELSEWHERE as Record<string, 'read_statement' | 'sign_yourself' | undefined>)[approval.act || approval.kind];
  const may = approval.bars_me === null && approval.state === 'open';
  return (
    <>
      {approval.bars_me ? <p className="jz-muted">{t(`approval:bars.${approval.bars_me}`)}</p> : elsewhere && may ? <p className="jz-muted">{t(`approval:act.${elsewhere}`)}</p> : null}
      <div className={classes.acts}>
        {may && !elsewhere ? <Approve approval={approval} /> : null}
        {elsewhere === 'sign_yourself' && may ? <Link to={paths.dealContract(approval.subject.id)}>{t('approval:act.toContract')}</Link> : null}
        {operator && approval.state === 'open' && !OF_ITSELF.includes(approval.kind) ? <Link to={queueOf(approval)}>{t('approval:act.toQueue')}</Link> : null}
        {approval.deal_id ? <Link to={paths.deal(approval.deal_id)}>{t('approval:act.open')}</Link> : null}
        {approval.bars_me === 'asked' && OF_ITSELF.includes(approval.kind) ? (
          <Form method="post" preventScrollReset>
            <Named approval={approval} intent="withdraw" />
            <ConfirmButton small tone="secondary" title={t('approval:act.withdraw')} body={<p>{t('approval:act.withdrawBody')}</p>}>{t('approval:act.withdraw')}</ConfirmButton>
          </Form>
        ) : null}
      </div>
      {may && OF_ITSELF.includes(approval.kind) ? <Refuse approval={approval} /> : null}
      {operator && !OF_ITSELF.includes(approval.kind) && (approval.bars_me === 'asked' || approval.bars_me === 'earlier_step') ? (
        <details className={classes.more}>
          <summary>{t('approval:act.renew')}</summary>
          <Form method="post" preventScrollReset>
            <Named approval={approval} intent="renew" />
            <p className="jz-muted">{t('approval:act.renewHint')}</p>
            <div><SubmitButton small tone="secondary">{t('approval:act.renew')}</SubmitButton></div>
          </Form>
        </details>
      ) : null}
    </>
  );
}

function Named({ approval, intent }: { approval: ApprovalResource; intent: string }) {
  return <><input type="hidden" name="intent" value={intent} /><input type="hidden" name="approval_id" value={approval.id} /></>;
}

function Approve({ approval }: { approval: ApprovalResource }) {
  const { t } = useTranslation();
  const label = t('approval:act.approve', { what: t(nameOfAct(approval)) });
  const grounds = approval.kind === 'refund' && approval.subject.kind === 'deal';
  return (
    <Form method="post" preventScrollReset>
      <Named approval={approval} intent="approve" />
      <input type="hidden" name="hash" value={approval.hash} />
      {grounds ? <Words id={`grounds-${approval.id}`} label={t('approval:act.grounds')} /> : null}
      <ConfirmButton tone="primary" title={label} body={<div className="jz-stack"><ApprovalFacts approval={approval} /><p>{t('approval:act.approveBody')}</p></div>}>{label}</ConfirmButton>
    </Form>
  );
}

function Refuse({ approval }: { approval: ApprovalResource }) {
  const { t } = useTranslation();
  return (
    <details className={classes.more}>
      <summary>{t('approval:act.refuse')}</summary>
      <Form method="post" preventScrollReset>
        <Named approval={approval} intent="refuse" />
        <Words id={`refuse-${approval.id}`} label={t('approval:act.refuseReason', { name: approval.requested_by.name })} />
        <div><SubmitButton small tone="danger">{t('approval:act.refuse')}</SubmitButton></div>
      </Form>
    </details>
  );
}

function Words({ id, label }: { id: string; label: string }) {
  return (
    <div className={classes.words}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name="reason" className={classes.input} rows={2} maxLength={1_000} required />
    </div>
  );
}

/** The place in the queue where the record stands beside its evidence. */
function queueOf({ kind, subject, what }: ApprovalResource): string {
  const id = subject.kind === 'bank_order' ? String(what.pays) : subject.id;
  const item = { confirm_registration: 'registration', confirm_handover: 'handover', release: 'release', receipt: 'bank_confirm', payout: 'payout_confirm', refund: subject.kind === 'deal' ? 'refund_ask' : 'refund_confirm' } as Record<string, string>;
  return kind === 'correction' ? paths.operatorLedger() : paths.operatorItem(`${item[kind]}:${id}`);
}

const sameMatter = (a: ApprovalResource, b: ApprovalResource) => a.kind === b.kind && a.subject.id === b.subject.id;

/** Requests nobody answered in time whose record may still wait: the latest of each matter, unless it was asked again. Newest first in `ended`. */
function askedAgain(open: readonly ApprovalResource[], ended: readonly ApprovalResource[]): ReadonlySet<string> {
  const latest = ended.filter((a, i) => !open.some((o) => sameMatter(o, a)) && ended.findIndex((other) => sameMatter(other, a)) === i);
  return new Set(latest.filter((a) => a.state === 'expired' && !OF_ITSELF.includes(a.kind)).map((a) => a.id));
}

/** `again`: those of the platform that can be asked anew; null for an organisation, which does the act again. */
function Ended({ rows, again }: { rows: readonly ApprovalResource[]; again: ReadonlySet<string> | null }) {
  const { t } = useTranslation();
  const columns: Column<ApprovalResource>[] = [
    { key: 'what', label: t('approval:what'), cell: (a) => (a.deal_id ? <Link to={paths.deal(a.deal_id)}>{t(nameOfAct(a))}</Link> : t(nameOfAct(a))) },
    { key: 'first', label: t('approval:first'), cell: (a) => <>{a.requested_by.name}<br /><span className="jz-muted jz-small"><DateText value={a.requested_at} time /></span></> },
    { key: 'by', label: t('approval:by'), cell: (a) => <>{a.state === 'approved' || a.state === 'refused' ? a.decided_by?.name ?? '—' : '—'}<br /><span className="jz-muted jz-small"><DateText value={a.decided_at} time /></span></> },
    { key: 'state', label: t('approval:state'), cell: (a) => <>{t(`approval:status.${a.state}`)}{a.state === 'refused' && a.reason ? <><br /><span className="jz-muted jz-small">{a.reason}</span></> : null}{again?.has(a.id) ? (
      <Form method="post" preventScrollReset><Named approval={a} intent="renew" /><SubmitButton small tone="secondary">{t('approval:act.renew')}</SubmitButton></Form>
    ) : null}</> },
    { key: 'hash', label: t('approval:hash'), cell: (a) => <code className={classes.code} title={a.hash}>{a.hash.slice(0, 12)}…</code> },
  ];
  return <DataTable rows={[...rows]} columns={columns} rowKey={(a) => a.id} caption={t('approval:ended')} />;
}
