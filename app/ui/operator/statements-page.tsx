import { useId } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { LINE_PURPOSES, type BankLine } from '#app/modules/payments/contract-statements.ts';
import formClasses from '../forms/forms.module.css';
import { DoneNotice, ErrorNotice, Fields, FileBox, FormActions, Notice, type Answer } from '../forms/index.ts';
import { Badge, DataTable, Money, Section, SubmitButton, type Column } from '../index.ts';
import { OperatorFrame } from './frame.tsx';
import classes from './operator.module.css';

/** Statements of the supervised account: hand one in, say what each line is for, confirm what a colleague said. */
export function StatementsPage({ items, confirmed, answer }: { items: BankLine[]; confirmed: number; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const done = answer?.done;
  return (
    <OperatorFrame title={t('operator:statement.title')} lead={t('operator:statement.lead')}>
      <Refusal answer={answer} />
      {done ? <DoneNotice answer={answer}><p>{done.intent === 'upload' ? t('operator:statement.uploaded', { lines: Number(done.lines), fresh: Number(done.fresh) }) : t(`operator:statement.done.${String(done.intent)}`)}</p></DoneNotice> : null}
      <Section title={<>{t('operator:statement.waiting')} <span className="jz-muted jz-num">{items.length}</span></>} hint={t('operator:statement.waitingHint', { count: confirmed })}>
        {items.length === 0 ? <p className="jz-muted">{t('operator:statement.none')}</p> : <Lines items={items} />}
      </Section>
      <Upload />
    </OperatorFrame>
  );
}

/** What was refused; of a file that cannot be read, every row with its reason. */
function Refusal({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation();
  const told = (answer?.result as { error?: Record<string, string[] | null> } | null | undefined)?.error ?? {};
  const rows = Object.entries(told).filter(([path]) => path.startsWith('row'));
  if (rows.length === 0) return <ErrorNotice answer={answer} />;
  return (
    <Notice tone="bad" title={t('operator:statement.unreadable')}>
      <ul>{rows.map(([path, codes]) => <li key={path}>{t('operator:statement.row', { row: path.replace(/\D/g, '') })}: {[codes].flat().map((c) => t(`operator:statement.problem.${String(c)}`, { defaultValue: String(c) })).join(', ')}</li>)}</ul>
    </Notice>
  );
}

function Lines({ items }: { items: BankLine[] }) {
  const { t } = useTranslation();
  const columns: Column<BankLine>[] = [
    { key: 'day', label: t('operator:statement.day'), cell: (r) => <span className="jz-num jz-nowrap">{r.booked_on}</span> },
    { key: 'party', label: t('operator:statement.party'), phone: null, cell: (r) => <div>{r.party_name || '—'}<div className={`${classes.code} jz-muted`}>{r.remark}</div><div className={`${classes.code} jz-muted`}>{r.bank_name} {r.serial}</div></div> },
    { key: 'amount', label: t('operator:recon.amount'), align: 'end', cell: (r) => <span className="jz-nowrap">{r.direction === 'out' ? '−' : '+'}<Money value={r.amount} style="exact" /></span> },
    { key: 'for', label: t('operator:statement.for'), phone: null, cell: (r) => <For line={r} /> },
    { key: 'act', label: t('operator:statement.act'), phone: null, cell: (r) => <Act line={r} /> },
  ];
  return <DataTable rows={items} columns={columns} rowKey={(r) => r.id} caption={t('operator:statement.waiting')} />;
}

function For({ line }: { line: BankLine }) {
  const { t } = useTranslation();
  if (line.state === 'assigned') return <>{line.purpose ? t(`operator:statement.purpose.${line.purpose}`) : <span className={classes.code}>{line.subject}</span>} <Badge tone="wait">{t('operator:statement.assigned')}</Badge></>;
  if (!line.proposal) return <span className="jz-muted">{t('operator:statement.unmatched')}</span>;
  const { kind, by, problem, deal_id: deal } = line.proposal;
  return (
    <div>
      {t(`operator:statement.kind.${kind}`)} · <Link to={paths.deal(deal)} className={classes.code}>{deal}</Link>
      <div className="jz-muted">{t(`operator:statement.by.${by}`)}</div>
      {problem ? <Badge tone="attention">{t(`operator:statement.problem.${problem}`)}</Badge> : null}
    </div>
  );
}

function Act({ line }: { line: BankLine }) {
  const { t } = useTranslation();
  const button = (intent: string, label: string, tone: 'primary' | 'secondary') => (
    <Form method="post"><input type="hidden" name="intent" value={intent} /><input type="hidden" name="line_id" value={line.id} /><SubmitButton small tone={tone}>{label}</SubmitButton></Form>
  );
  if (line.state === 'assigned') {
    return <div className={classes.inlineForm}>{line.mine ? <span className="jz-muted">{t('operator:two.other')}</span> : button('confirm_line', t('operator:statement.confirm'), 'primary')}{button('reopen', t('operator:statement.reopen'), 'secondary')}</div>;
  }
  return (
    <Form method="post" className={classes.inlineForm}>
      <input type="hidden" name="intent" value="assign" />
      <input type="hidden" name="line_id" value={line.id} />
      <input name="target" list={`targets-${line.id}`} required maxLength={60} defaultValue={line.proposal && !line.proposal.problem ? line.proposal.id : ''} aria-label={t('operator:statement.for')} placeholder={t('operator:statement.target')} className={classes.inlineInput} />
      <datalist id={`targets-${line.id}`}>{LINE_PURPOSES.map((p) => <option key={p} value={p}>{t(`operator:statement.purpose.${p}`)}</option>)}</datalist>
      <SubmitButton small tone="secondary">{t('operator:statement.assign')}</SubmitButton>
    </Form>
  );
}

function Upload() {
  const { t } = useTranslation();
  const id = useId();
  const field = (name: string, label: string, hint: string, input: React.ReactNode) => (
    <div><label className={formClasses.label} htmlFor={`${id}-${name}`}>{label}</label><span className={formClasses.hint}>{hint}</span>{input}</div>
  );
  return (
    <Section title={t('operator:statement.upload')} hint={t('operator:statement.uploadHint')}>
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="intent" value="upload" />
        <Fields>
          {field('bank', t('operator:bank.name'), t('operator:bank.nameHint'), <input id={`${id}-bank`} name="bank_name" required minLength={2} maxLength={80} className={classes.inlineInput} />)}
          {field('account', t('operator:statement.account'), t('operator:statement.accountHint'), <input id={`${id}-account`} name="account_no" maxLength={40} className={classes.inlineInput} />)}
          {field('file', t('operator:statement.file'), t('operator:statement.fileHint'), <FileBox id={`${id}-file`} name="file" required accept=".csv,.txt,.xml,text/csv,application/xml" />)}
          <FormActions><SubmitButton tone="primary">{t('operator:statement.go')}</SubmitButton></FormActions>
        </Fields>
      </Form>
    </Section>
  );
}
