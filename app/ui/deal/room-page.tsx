import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { DealEvents, DealResource, FiledEvidence, MessageResource, StandingRight } from '#app/modules/deals/contract.ts';
import { ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { useCan, useFormat } from '../hooks.ts';
import { LinkButton } from '../kit/button.tsx';
import { Page } from '../kit/page.tsx';
import { Badge } from '../kit/status.tsx';
import { Term } from '../kit/term.tsx';
import { RelatedNotice } from '../rights/related-notice.tsx';
import { BlockList } from './blocks.tsx';
import { Documents } from './documents.tsx';
import { Gates } from './gates.tsx';
import { MoneyPanel } from './money.tsx';
import { OtherActions } from './other-actions.tsx';
import { OwedPanel } from './owed.tsx';
import { ProcessMap } from './process-map.tsx';
import { Royalties } from './royalties.tsx';
import { Deadlines, TermsPanel } from './side-panels.tsx';
import { History, Messages } from './talk.tsx';
import { TaskPanel } from './task-panel.tsx';
import classes from './deal.module.css';

export interface RoomPageProps {
  deal: DealResource; events: DealEvents; messages: MessageResource[]; conflicts: StandingRight[]; evidence: FiledEvidence[]; before: string | null;
  /** The server's clock at loading, so deadlines read the same in both renders. */
  now: string; today: string; answer: Answer | undefined;
}

/** The deal room: what the viewer must do now, where the process stands, what holds it up, then everything behind it. */
export function RoomPage({ deal, events, messages, conflicts, evidence, before, now, today, answer }: RoomPageProps) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const may = useCan();
  const whole = deal.my_role !== 'broker';
  const name = pick(deal.patent_title_zh, deal.patent_title_en) || deal.patent_number;
  return (
    <Page
      title={name} crumbs={[{ label: t('deal:list.title'), to: paths.deals() }]}
      lead={<><Term code={deal.kind}>{t(`ui:vocab.dealKind.${deal.kind}`)}</Term> · {t('deal:list.between', { seller: pick(deal.parties.seller.name_zh, deal.parties.seller.name_en), buyer: pick(deal.parties.buyer.name_zh, deal.parties.buyer.name_en) })}</>}
      actions={<><Badge tone={deal.tone}>{t(`deal:state.${deal.state}`)}</Badge>{whole ? <LinkButton tone="secondary" small to={paths.dealPrint(deal.id)}>{t('action.print')}</LinkButton> : null}</>}
    >
      <RoomNotice answer={answer} />
      {deal.related ? <RelatedNotice facts={deal.related.facts} declared={deal.related.declared} /> : null}
      <div className={classes.room}>
        <div className={classes.main}>
          <TaskPanel deal={deal} conflicts={conflicts} evidence={evidence} answer={answer} />
          <ProcessMap deal={deal} before={before} />
          {whole ? null : <Notice title={t('deal:broker.title')}><p>{t('deal:broker.text')}</p></Notice>}
          <Gates deal={deal} conflicts={conflicts} answer={answer} />
          {whole ? <Documents deal={deal} /> : null}
          <Royalties deal={deal} today={today} />
          {whole ? <Messages deal={deal} messages={messages} mayWrite={may('deal.act')} /> : null}
          <History events={events} />
        </div>
        <div className={classes.side}>
          <MoneyPanel deal={deal} />
          <OwedPanel deal={deal} />
          <Deadlines deal={deal} now={now} />
          <TermsPanel deal={deal} />
          {whole ? <OtherActions deal={deal} answer={answer} /> : null}
        </div>
      </div>
    </Page>
  );
}

/** Errors of forms that do not show their own: uploads, messages, royalties. */
function RoomNotice({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation();
  if (answer?.done && 'told' in answer.done) return <Notice tone="good"><p>{t(String(answer.done.told))}</p></Notice>;
  const intent = (answer?.result as { initialValue?: Record<string, unknown> } | null | undefined)?.initialValue?.intent;
  if (!answer?.error || (typeof intent === 'string' && intent.startsWith('move_')) || intent === 'override') return null;
  const blocked = Array.isArray(answer.error.details.blocked_by) ? answer.error.details.blocked_by as { code: string; detail?: string }[] : [];
  return <ErrorNotice answer={answer}>{blocked.length ? <BlockList blocks={blocked} /> : null}</ErrorNotice>;
}
