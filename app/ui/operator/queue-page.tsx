import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { QUEUE_VIEWS, type Queue, type QueueDetail, type QueueItem, type QueueView } from '#app/modules/operations/contract.ts';
import { Notice, type Answer } from '../forms/index.ts';
import { EmptyState, Section, useFormat } from '../index.ts';
import { ageOf, useAge } from './age.ts';
import { CommandPanel, PaymentPanel, PayoutPanel } from './bank-panel.tsx';
import { DealPanel } from './deal-panel.tsx';
import { OperatorFrame } from './frame.tsx';
import { IncidentPanel } from './incident-panel.tsx';
import { ClaimPanel, NamePanel, OrgPanel, ProofPanel } from './identity-panels.tsx';
import { CasePanel, EffectsPanel, SweepPanel } from './other-panels.tsx';
import { QueueList } from './queue-list.tsx';
import classes from './operator.module.css';

export interface QueuePageProps {
  queue: Queue;
  view: QueueView | undefined;
  selected: QueueItem | null;
  detail: QueueDetail | null;
  /** The visitor opened an item (on a phone the list steps aside). */
  opened: boolean;
  /** The item the address named is not waiting any more. */
  gone: boolean;
  /** What was just done, in this page's words. */
  done: string | null;
  /** The server's time, from which ages are counted. */
  now: string;
  answer: Answer | undefined;
}

/** The operator's queue: what waits, oldest first, and beside it the one thing to decide with its evidence. */
export function QueuePage(props: QueuePageProps) {
  const { t } = useTranslation();
  const { queue, view, selected, now } = props;
  const total = Object.values(queue.counts).reduce((sum, n) => sum + n, 0);
  return (
    <OperatorFrame title={t('operator:queue.title')} lead={t('operator:queue.lead')}>
      <Views view={view} counts={queue.counts} total={total} />
      {props.done ? <Notice tone="good"><p>{t(`operator:queue.done.${props.done}`)}</p></Notice> : null}
      {props.gone ? <Notice><p>{t('operator:queue.gone')}</p></Notice> : null}
      {queue.items.length === 0 || !selected ? <EmptyState title={t('operator:queue.empty')}><p>{t('operator:queue.emptyText')}</p></EmptyState> : (
        <div className={classes.board} data-open={props.opened}>
          <div className={classes.list}><QueueList items={queue.items} selected={selected.key} view={view} now={now} /></div>
          <Panel key={selected.key} {...props} selected={selected} />
        </div>
      )}
    </OperatorFrame>
  );
}

function Views({ view, counts, total }: { view: QueueView | undefined; counts: Queue['counts']; total: number }) {
  const { t } = useTranslation();
  const views: [QueueView | undefined, string, number][] = [[undefined, t('operator:queue.all'), total], ...(Object.keys(QUEUE_VIEWS) as QueueView[]).map((v) => [v, t(`operator:queue.views.${v}`), counts[v]] as [QueueView, string, number])];
  return (
    <nav className={classes.views} aria-label={t('operator:queue.label')}>
      {views.map(([v, label, count]) => (
        <Link key={v ?? 'all'} to={v ? `${paths.operator()}?view=${v}` : paths.operator()} aria-current={v === view ? 'page' : undefined}>{label} <span className="jz-num">{count}</span></Link>
      ))}
    </nav>
  );
}

function Panel({ selected, detail, view, answer, now }: QueuePageProps & { selected: QueueItem }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const age = useAge();
  const refused = selected.kind === 'doubt' && detail?.type === 'command' && detail.command.state === 'refused';
  const name = detail?.type === 'org' || detail?.type === 'name' ? `: ${pick(detail.org.name_zh, detail.org.name_en)}` : '';
  return (
    <div className={classes.panel}>
      <Link className={classes.back} to={view ? `${paths.operator()}?view=${view}` : paths.operator()}>{t('operator:queue.back')}</Link>
      <Section look="wake" title={`${t(`operator:kind.${selected.kind}`)}${name}`} actions={<span className="jz-muted jz-num">{ageOf(selected.since, now).unit === 'now' ? t('operator:age.now') : t('operator:age.ago', { age: age(selected.since, now) })}</span>}>
        <div className={classes.panel}>
          <p>{t(refused ? 'operator:ask.doubtRefused' : `operator:ask.${selected.kind}`)}</p>
          {detail ? <Detail item={selected} detail={detail} answer={answer} /> : <p className="jz-muted">{t('operator:queue.gone')}</p>}
        </div>
      </Section>
    </div>
  );
}

function Detail({ item, detail, answer }: { item: QueueItem; detail: QueueDetail; answer: Answer | undefined }) {
  switch (detail.type) {
    case 'deal': return <DealPanel item={item} detail={detail} answer={answer} />;
    case 'payment': return <PaymentPanel item={item} detail={detail} answer={answer} />;
    case 'payout': return <PayoutPanel item={item} detail={detail} answer={answer} />;
    case 'command': return <CommandPanel item={item} detail={detail} answer={answer} />;
    case 'org': return <OrgPanel item={item} detail={detail} answer={answer} />;
    case 'incident': return <IncidentPanel detail={detail} answer={answer} />;
    case 'name': return <NamePanel item={item} detail={detail} answer={answer} />;
    case 'proof': return <ProofPanel item={item} detail={detail} answer={answer} />;
    case 'claim': return <ClaimPanel item={item} detail={detail} answer={answer} />;
    case 'effects': return <EffectsPanel item={item} detail={detail} answer={answer} />;
    case 'sweep': return <SweepPanel detail={detail} />;
    case 'case': return <CasePanel detail={detail} />;
  }
}
