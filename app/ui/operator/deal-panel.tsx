import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { formatMoney, type Money as Amount } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import type { QueueDetail, QueueItem } from '#app/modules/operations/contract.ts';
import { BlockList } from '../deal/blocks.tsx';
import { ConfirmButton, FormActions, Notice, type Answer } from '../forms/index.ts';
import { DateText, DeadlineText, KeyValue, LinkButton, Money, SubmitButton, useCan, useFormat, useViewer, type KeyValueItem } from '../index.ts';
import { Took } from './bank-order-panel.tsx';
import { errorAt, LockedButton, Refused, TwoPeople, Words } from './parts.tsx';
import type { QueueMove } from './queue-forms.ts';
import classes from './operator.module.css';

type DealDetail = Extract<QueueDetail, { type: 'deal' }>;
interface Props { item: QueueItem; detail: DealDetail; answer: Answer | undefined }

const MAIN: Partial<Record<QueueItem['kind'], QueueMove>> = { registration: 'confirm_registration', handover: 'confirm_handover', release: 'release' };
const BACK: Partial<Record<QueueItem['kind'], QueueMove>> = { registration: 'reject_certificate', handover: 'reject_handover' };

/** A deal that waits for the operator: what was filed, what stands in the way, and the decision. */
export function DealPanel({ item, detail, answer }: Props) {
  const { t } = useTranslation();
  const { user } = useViewer();
  const main = MAIN[item.kind];
  const back = BACK[item.kind];
  const filed = detail.evidence;
  return (
    <>
      <Facts item={item} detail={detail} />
      {item.kind === 'overdue' ? null : item.kind === 'dispute' ? <Raised detail={detail} /> : item.kind === 'refund_ask' ? null : <Evidence detail={detail} />}
      {main && (detail.first ?? filed) ? <TwoPeople first={detail.first ? <Took step={detail.first} text={`operator:two.took.${detail.first.move}`} /> : t('operator:two.filed', { who: filed!.by })} second={item.mine ? t('operator:two.other') : t('operator:two.youNamed', { name: user?.name ?? '' })} /> : null}
      <Refused answer={answer} intent={movedIntent(answer)} />
      {main ? <Main item={item} detail={detail} move={main} /> : null}
      {back ? <More><MoveForm detail={detail} move={back} answer={answer} tone="danger" /></More> : null}
      {item.kind === 'review' ? <Review detail={detail} answer={answer} mine={item.mine} /> : null}
      {item.kind === 'dispute' ? <Dispute detail={detail} answer={answer} /> : null}
      {item.kind === 'refund_ask' ? <RefundAsk item={item} detail={detail} answer={answer} /> : null}
      {item.kind === 'overdue' ? <p><LinkButton to={paths.deal(detail.deal.id)}>{t('operator:act.room')}</LinkButton></p> : null}
    </>
  );
}

function Facts({ item, detail: { deal } }: Pick<Props, 'item' | 'detail'>) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const org = (o: { name_zh: string; name_en: string }) => pick(o.name_zh, o.name_en);
  const deadline = item.kind === 'overdue' ? deal.deadlines.find((d) => d.code === item.detail) : undefined;
  return (
    <KeyValue items={[
      { key: t('operator:facts.deal'), value: <Link to={paths.deal(deal.id)}>{pick(deal.patent_title_zh, deal.patent_title_en) || deal.patent_number}</Link> },
      { key: t('operator:facts.parties'), value: `${org(deal.parties.seller)} → ${org(deal.parties.buyer)}${deal.parties.broker ? ` · ${org(deal.parties.broker)}` : ''}` },
      { key: t('operator:facts.state'), value: t(`deal:state.${deal.state}`) },
      deal.terms && deal.terms.price.amount > 0 ? { key: t('operator:facts.price'), value: <Money value={deal.terms.price} style="exact" /> } : null,
      deadline ? { key: t('operator:facts.deadline'), value: <>{t(`deal:deadline.${deadline.code}`)}, <DeadlineText value={deadline.due_at} /></> } : null,
      { key: t('operator:facts.since'), value: <DateText value={item.since} time /> },
    ]} />
  );
}

/** Evidence as filed. Only what its form asks for is shown, in the words of that form. */
function Evidence({ detail: { deal, evidence } }: Pick<Props, 'detail'>) {
  const { t } = useTranslation();
  const { locale, day } = useFormat();
  if (!evidence) return <div><h3 className={classes.sub}>{t('operator:evidence.title')}</h3><p className="jz-muted">{t('operator:evidence.none')}</p></div>;
  const value = (v: unknown): string => {
    if (typeof v === 'boolean') return t(v ? 'ui:yes' : 'ui:no');
    if (Array.isArray(v)) return v.map(value).join('; ');
    if (v !== null && typeof v === 'object' && 'currency' in v) return formatMoney(v as Amount, locale, 'exact');
    if (typeof v === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(v)) return day(v);
    return typeof v === 'string' || typeof v === 'number' ? t(`deal:evidence.option.${v}`, { defaultValue: String(v) }) : '—';
  };
  const fields: KeyValueItem[] = Object.entries(evidence.data).filter(([key]) => !['document_id', 'gate', 'evidence_id'].includes(key)).map(([key, v]) => ({ key: t([`operator:evidence.field.${key}`, `deal:evidence.${key}`], { defaultValue: key }), value: value(v) }));
  const document = evidence.document_id ? deal.documents.find((d) => d.id === evidence.document_id) : undefined;
  return (
    <div>
      <h3 className={classes.sub}>{t('operator:evidence.title')}</h3>
      <KeyValue items={[
        ...fields,
        document ? { key: t('operator:facts.document'), value: <a href={paths.dealDocument(deal.id, document.id)}>{document.title}</a> } : null,
        { key: t('operator:facts.filedBy'), value: evidence.by_org ? `${evidence.by} · ${evidence.by_org}` : evidence.by },
        { key: t('operator:facts.filedAt'), value: <DateText value={evidence.at} time /> },
      ]} />
    </div>
  );
}

/** What the party that raised the dispute wrote. */
function Raised({ detail: { dispute } }: Pick<Props, 'detail'>) {
  const { t } = useTranslation();
  if (!dispute) return null;
  return (
    <KeyValue items={[
      { key: t('operator:evidence.disputeBy'), value: dispute.by_org ? `${dispute.by} · ${dispute.by_org}` : dispute.by },
      { key: t('operator:evidence.dispute'), value: <span className={classes.quote}>{dispute.reason}</span> },
    ]} />
  );
}

/** The move that was answered, by the name of its form; some name no form has when none was. */
function movedIntent(answer: Answer | undefined): string {
  const intent = (answer?.result as { initialValue?: { intent?: unknown } } | null | undefined)?.initialValue?.intent;
  return typeof intent === 'string' && intent.startsWith('move_') ? intent : 'move_';
}

/** Hidden fields every move carries: a deal that has moved meanwhile is refused, not moved twice. */
function MoveFields({ detail, move }: { detail: DealDetail; move: QueueMove }) {
  return (
    <>
      <input type="hidden" name="intent" value={`move_${move}`} />
      <input type="hidden" name="deal_id" value={detail.deal.id} />
      <input type="hidden" name="version" value={detail.deal.version} />
    </>
  );
}

/** The decision itself: a release names its sum, and nothing is offered that would be refused. */
function Main({ item, detail, move }: { item: QueueItem; detail: DealDetail; move: QueueMove }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const can = useCan();
  const { deal } = detail;
  const edge = deal.transitions.find((e) => e.name === move);
  if (move === 'release' && !can('operator.ledger')) return <p className="jz-muted">{t('operator:act.noLedger')}</p>;
  const others = edge?.blocked_by.filter((b) => b.code !== 'same_person') ?? [];
  if (!edge?.allowed && (others.length > 0 || !item.mine)) {
    return (
      <Notice tone="attention" title={t('operator:evidence.blocked')}>
        <p>{t('operator:evidence.blockedHint')}</p>
        <BlockList blocks={edge ? edge.blocked_by : [{ code: 'wrong_state' }]} />
        <p><LinkButton small tone="secondary" to={paths.deal(deal.id)}>{t('operator:act.room')}</LinkButton></p>
      </Notice>
    );
  }
  const amount = (m: Amount | null | undefined) => (m ? formatMoney(m, locale, 'exact') : '—');
  const priced = move === 'release' && deal.split !== null && (deal.terms?.price.amount ?? 0) > 0;
  const label = move !== 'release' ? t(`operator:act.${move}`) : priced ? t('operator:act.release', { amount: amount(deal.terms?.price) }) : t('operator:act.releaseUnpriced');
  const body = priced ? t('operator:act.releaseBody', { seller: amount(deal.split?.seller), broker: amount(deal.split?.broker), platform: amount(deal.split?.platform) }) : t('operator:act.confirmBody');
  if (item.mine) return <LockedButton label={label} why={t('operator:two.other')} />;
  return (
    <Form method="post">
      <MoveFields detail={detail} move={move} />
      <FormActions><ConfirmButton tone="primary" title={label} body={<p>{body}</p>} go={label}>{label}</ConfirmButton></FormActions>
    </Form>
  );
}

function More({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return <details className={classes.more}><summary>{t('operator:act.more')}</summary>{children}</details>;
}

/** A move with its reason. Typing the reason is the second thought; only what ends a deal asks once more. */
function MoveForm({ detail, move, answer, tone, ask }: { detail: DealDetail; move: QueueMove; answer: Answer | undefined; tone: 'primary' | 'danger'; ask?: string }) {
  const { t } = useTranslation();
  const label = t(`operator:act.${move}`);
  return (
    <Form method="post" className="jz-stack">
      <MoveFields detail={detail} move={move} />
      <Words id={`reason-${move}`} name="reason" label={t('operator:act.reason')} hint={t('operator:act.reasonHint')} required={!ask} error={errorAt(answer, `move_${move}`, 'reason')} />
      <FormActions>{ask ? <ConfirmButton tone={tone} title={label} body={<p>{ask}</p>}>{label}</ConfirmButton> : <SubmitButton tone={tone} name="go" value={move}>{label}</SubmitButton>}</FormActions>
    </Form>
  );
}

function Dispute({ detail, answer }: { detail: DealDetail; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const can = useCan();
  return (
    <>
      <p><LinkButton tone="secondary" to={paths.deal(detail.deal.id)}>{t('operator:act.room')}</LinkButton></p>
      <MoveForm detail={detail} move="resolve_dispute" answer={answer} tone="primary" />
      {can('operator.override') && detail.deal.transitions.some((e) => e.name === 'end_dispute' && e.allowed)
        ? <details className={classes.more}><summary>{t('operator:act.end_dispute')}</summary><MoveForm detail={detail} move="end_dispute" answer={answer} tone="danger" ask={t('operator:act.endBody')} /></details> : null}
      {detail.deal.transitions.some((e) => e.name === 'ask_refund' && e.allowed) && !detail.deal.transitions.some((e) => e.name === 'drop_refund' && e.allowed)
        ? <details className={classes.more}><summary>{t('operator:act.ask_refund')}</summary><p className="jz-muted">{t('operator:act.askRefundHint')}</p><MoveForm detail={detail} move="ask_refund" answer={answer} tone="danger" /></details> : null}
    </>
  );
}

/** A colleague asks to send the held money back: the sum, why, and the second person's decision; dropping it is anybody's. */
function RefundAsk({ item, detail, answer }: { item: QueueItem; detail: DealDetail; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { locale, pick } = useFormat();
  const { user } = useViewer();
  const can = useCan();
  const { deal, first } = detail;
  if (!first) return null;
  const amount = item.amount ? formatMoney(item.amount, locale, 'exact') : '—';
  const label = t('operator:act.confirmAsk', { amount });
  const move: QueueMove = deal.disputed ? 'end_dispute' : 'override';
  return (
    <>
      <KeyValue items={[
        { key: t('operator:facts.refund'), value: amount },
        { key: t('operator:facts.refundTo'), value: pick(deal.parties.buyer.name_zh, deal.parties.buyer.name_en) },
        { key: t('operator:act.reason'), value: <span className={classes.quote}>{first.reason}</span> },
      ]} />
      <TwoPeople first={<Took step={first} text="operator:two.took.ask_refund" />} second={item.mine ? t('operator:two.other') : t('operator:two.youNamed', { name: user?.name ?? '' })} />
      {item.mine ? <LockedButton label={label} why={t('operator:two.other')} /> : !can('operator.override') ? <p className="jz-muted">{t('operator:act.noLedger')}</p> : (
        <Form method="post" className="jz-stack">
          <MoveFields detail={detail} move={move} />
          {move === 'override' ? <input type="hidden" name="to" value="refunding" /> : null}
          <Words id="reason-confirm-ask" name="reason" label={t('operator:act.reason')} hint={t('operator:act.reasonHint')} error={errorAt(answer, `move_${move}`, 'reason')} />
          <FormActions><ConfirmButton tone="danger" title={label} body={<p>{t('operator:act.endBody')}</p>}>{label}</ConfirmButton></FormActions>
        </Form>
      )}
      {can('operator.override') ? <details className={classes.more}><summary>{t('operator:act.drop_refund')}</summary><MoveForm detail={detail} move="drop_refund" answer={answer} tone="danger" /></details> : null}
    </>
  );
}

function Review({ detail, answer, mine }: { detail: DealDetail; answer: Answer | undefined; mine: boolean }) {
  const { t } = useTranslation();
  if (mine) return <p className="jz-muted">{t('operator:two.other')}</p>;
  return (
    <Form method="post" className="jz-stack">
      <Refused answer={answer} intent="review" />
      <input type="hidden" name="intent" value="review" />
      <input type="hidden" name="deal_id" value={detail.deal.id} />
      <input type="hidden" name="version" value={detail.deal.version} />
      <Words id="note" name="note" label={t('ui:optionalLabel', { label: t('operator:act.note') })} error={errorAt(answer, 'review', 'note')} />
      <FormActions>
        <ConfirmButton tone="primary" name="verdict" value="confirmed" title={t('operator:act.confirmed')} body={<p>{t('operator:act.confirmBody')}</p>}>{t('operator:act.confirmed')}</ConfirmButton>
        <ConfirmButton tone="danger" name="verdict" value="refused" title={t('operator:act.refused')} body={<p>{t('operator:act.confirmBody')}</p>}>{t('operator:act.refused')}</ConfirmButton>
      </FormActions>
    </Form>
  );
}
