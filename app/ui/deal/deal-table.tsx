import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { DealCard } from '#app/modules/deals/contract.ts';
import { useFormat } from '../hooks.ts';
import { DataTable, type Column } from '../kit/lists.tsx';
import { Badge } from '../kit/status.tsx';
import { Money } from '../kit/values.tsx';
import type { Task } from '#app/modules/deals/next-task.pure.ts';
import { useDueText } from './side-panels.tsx';
import { useStepText } from './task-panel.tsx';
import classes from './deal.module.css';

export interface DealLine { card: DealCard; task: Task }

/** Deals with their next task: what waits for the viewer is marked. `now` is the server's clock. */
export function DealTable({ lines, now }: { lines: readonly DealLine[]; now: string }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const dueText = useDueText();
  const other = ({ my_role: role, parties: p }: DealCard) => (role === 'buyer' ? [p.seller] : role === 'seller' ? [p.buyer] : [p.seller, p.buyer]);
  const columns: Column<DealLine>[] = [
    { key: 'patent', label: t('deal:list.patent'), phone: null, cell: ({ card }) => <><Link className={classes.title} to={paths.deal(card.id)}>{pick(card.patent_title_zh, card.patent_title_en) || card.patent_number}</Link><span className="jz-muted jz-small">{card.patent_number} · {t(`ui:vocab.dealKind.${card.kind}`)}</span></> },
    { key: 'other', label: t('deal:list.other'), cell: ({ card }) => other(card).map((o) => pick(o.name_zh, o.name_en)).join(' → ') },
    { key: 'state', label: t('deal:list.state'), shrink: true, cell: ({ card }) => <span><Badge tone={card.tone} date={card.closed_at}>{t(`deal:state.${card.state}`)}</Badge></span> },
    { key: 'task', label: t('deal:list.task'), cell: ({ task }) => <TaskText task={task} /> },
    { key: 'deadline', label: t('deal:list.deadline'), cell: ({ card }) => (card.next_deadline ? <span>{t(`deal:deadline.${card.next_deadline.code}`)} <small className="jz-muted">{dueText(card.next_deadline.due_at, now)}</small></span> : '—') },
    { key: 'price', label: t('deal:list.price'), align: 'end', cell: ({ card }) => (card.price && card.price.amount > 0 ? <Money value={card.price} /> : '—') },
  ];
  return <DataTable rows={lines} columns={columns} rowKey={(l) => l.card.id} caption={t('deal:list.caption')} />;
}

function TaskText({ task }: { task: Task }) {
  const { t } = useTranslation();
  const stepText = useStepText();
  if (task.kind === 'do') return <span><Badge tone="attention">{t('deal:task.mine')}</Badge> {stepText(task.step)}</span>;
  const first = task.kind === 'wait' ? task.steps[0] : undefined;
  if (first) return <span className="jz-muted">{first.who === 'system' ? (first.kind === 'move' ? t('deal:task.system', { what: stepText(first) }) : stepText(first)) : t('deal:task.waitFor', { who: t(`deal:role.${first.who}`), what: stepText(first) })}</span>;
  return <span className="jz-muted">{t(task.kind === 'wait' ? 'deal:task.wait' : `deal:task.${task.kind}`)}</span>;
}
