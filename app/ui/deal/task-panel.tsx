import { useTranslation } from '#app/i18n/react.tsx';
import { formatMoney } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import type { DealResource, FiledEvidence, StandingRight } from '#app/modules/deals/contract.ts';
import { Notice, type Answer } from '../forms/index.ts';
import { useFormat } from '../hooks.ts';
import { LinkButton } from '../kit/button.tsx';
import { Section } from '../kit/page.tsx';
import { useBlockText } from './blocks.tsx';
import { EvidenceFacts } from './evidence-facts.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { GATE_FIELDS, MOVE_FIELDS, REVIEW_FIELDS } from './evidence-fields.ts';
import { holdUps, nextTask, type HeldUp } from '#app/modules/deals/next-task.pure.ts';
import classes from './deal.module.css';

export interface RoomProps { deal: DealResource; conflicts: readonly StandingRight[]; evidence: readonly FiledEvidence[]; answer: Answer | undefined }

/** Evidence a decision is about, by the move that decides it. */
const DECIDES: Record<string, string> = { confirm_registration: 'certificate', confirm_handover: 'handover' };

/** Words for one step: what has to be done. */
export function useStepText(): (step: HeldUp) => string {
  const { t } = useTranslation();
  const { money } = useFormat();
  return (step) => {
    switch (step.kind) {
      case 'gate': return `${t('deal:task.gate', { gate: `${step.gate} ${t(`deal:gate.${step.gate}`)}` })} (${t(`deal:why.${step.why}`)})`;
      case 'contract': return t(`deal:why.${step.why}`);
      case 'sign': return t('deal:task.sign');
      case 'pay': return t('deal:task.pay', { amount: money(step.amount, 'exact') });
      case 'move': return t(`deal:move.${step.name}`);
    }
  };
}

/** What the viewer must do now: one next task as a form, or who is being waited for. */
export function TaskPanel(props: RoomProps) {
  const { t } = useTranslation();
  const stepText = useStepText();
  const task = nextTask(props.deal);
  if (task.kind === 'do') {
    const rest = holdUps(props.deal).filter((s) => s.mine && s !== task.step && !(s.kind === task.step.kind && stepText(s) === stepText(task.step)));
    return (
      <Section look="wake" id="task" title={`${t('deal:task.mine')}: ${stepText(task.step)}`}>
        <Do {...props} step={task.step} />
        {rest.length ? <p className="jz-muted jz-small">{t('deal:task.others')}: {rest.map(stepText).join(' · ')}</p> : null}
      </Section>
    );
  }
  if (task.kind === 'wait') {
    return (
      <Section id="task" title={t('deal:task.wait')}>
        {task.colleague ? <Notice tone="attention"><p>{t('deal:task.viewer')}</p></Notice> : null}
        <Waits steps={task.steps} />
      </Section>
    );
  }
  const words = {
    ended: ['deal:task.ended', props.deal.outcome === 'completed' ? 'deal:task.endedCompleted' : 'deal:task.endedCancelled'], broker: ['deal:task.broker', 'deal:task.brokerText'],
    disputed: ['deal:task.disputed', 'deal:task.disputedText'], refunding: ['deal:task.refunding', 'deal:task.refundingText'],
  }[task.kind] as [string, string];
  return <Section id="task" title={t(words[0])}><p>{t(words[1])}</p></Section>;
}

/** What holds the deal up, as sentences: who has to do what. */
export function Waits({ steps }: { steps: readonly HeldUp[] }) {
  const { t } = useTranslation();
  const stepText = useStepText();
  const blockText = useBlockText();
  // A move whose only obstacle is another step of the list says nothing new.
  const shown = steps.filter((s, i) => s.kind !== 'move' || i === 0 || s.blocked.length === 0);
  if (shown.length === 0) return <p className="jz-muted">{t('deal:process_map.nothing')}</p>;
  return (
    <ul className={classes.steps}>{shown.map((s) => (
      <li key={`${s.kind}-${s.who}-${stepText(s)}`}>
        {s.mine ? t('deal:task.yours', { what: stepText(s) }) : s.who === 'system' ? (s.kind === 'move' ? t('deal:task.system', { what: stepText(s) }) : stepText(s)) : t('deal:task.waitFor', { who: t(`deal:role.${s.who}`), what: stepText(s) })}
        {s.kind === 'move' && s.blocked.length ? <span className="jz-muted jz-small"> ({s.blocked.map(blockText).join('; ')})</span> : null}
      </li>
    ))}</ul>
  );
}

function Do({ deal, conflicts, evidence, answer, step }: RoomProps & { step: HeldUp }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  switch (step.kind) {
    case 'gate': return (
      <div className="jz-stack">
        <p>{step.elsewhere ? t('deal:gates.proofHint') : t(`deal:gateHint.${step.gate}`)}</p>
        {step.review ? <Decided deal={deal} filed={evidence.findLast((e) => e.gate === step.gate && e.kind === 'gate_evidence')} /> : null}
        {step.elsewhere ? <p><LinkButton to={paths.patentOwnership(deal.patent_number)}>{t('deal:gates.proofPage')}</LinkButton></p> : <EvidenceForm key={step.gate} deal={deal} move="provide_evidence" gate={step.gate} fields={step.review ? REVIEW_FIELDS : GATE_FIELDS[step.gate]!.fields} answer={answer} label={t('deal:evidence.submit')} rights={conflicts} primary />}
      </div>
    );
    case 'contract': case 'sign': {
      const contract = deal.documents.find((d) => d.kind === 'contract' && d.current);
      return (
        <div className="jz-stack">
          <p>{t('deal:task.signText', { version: contract?.version ?? 1 })}</p>
          <p><LinkButton to={paths.dealContract(deal.id)}>{t('deal:task.readSign')}</LinkButton></p>
        </div>
      );
    }
    case 'pay': return (
      <div className="jz-stack">
        <p>{t(step.code === 'price' ? 'deal:task.payText' : 'deal:owed.payText')}</p>
        <p><LinkButton to={paths.dealPay(deal.id, step.obligation)}>{t('deal:task.pay', { amount: formatMoney(step.amount, locale, 'exact') })}</LinkButton></p>
      </div>
    );
    case 'move': return (
      <div className="jz-stack">
        <p>{t(`deal:moveHint.${step.name}`)}</p>
        <Decided deal={deal} filed={evidence.findLast((e) => e.kind === DECIDES[step.name])} />
        <MoveForm deal={deal} name={step.name} form={step.form} answer={answer} primary />
      </div>
    );
  }
}

/** The evidence beside the decision: what was filed, by whom, with its document to open. */
function Decided({ deal, filed }: { deal: DealResource; filed: FiledEvidence | undefined }) {
  const { t } = useTranslation();
  if (!filed) return null;
  return <div className={classes.decided}><strong>{t('deal:task.filed', { who: t(`deal:role.${filed.by}`) })}</strong><EvidenceFacts deal={deal} evidence={filed} /></div>;
}

/** A move's form; those that move money or cannot be undone ask first and name the sum. */
export function MoveForm({ deal, name, form, answer, primary }: { deal: DealResource; name: string; form: string; answer: Answer | undefined; primary?: boolean }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const amount = (m: { amount: number; currency: 'CNY' | 'USD' | 'EUR' } | null | undefined) => (m ? formatMoney(m, locale, 'exact') : '—');
  const move = t(`deal:move.${name}`);
  const money = name === 'release' && deal.terms && deal.terms.price.amount > 0 && deal.split;
  const label = money ? t('deal:act.releaseGo', { amount: amount(deal.terms!.price) }) : move;
  const grave = ['agree_cancel', 'end_dispute', 'ask_refund', 'rescind', 'open_dispute', 'propose_cancel', 'reject_certificate', 'reject_handover'].includes(name);
  const confirm = money ? { title: label, body: t('deal:act.releaseBody', { seller: amount(deal.split!.seller), broker: amount(deal.split!.broker), platform: amount(deal.split!.platform) }) }
    : grave ? { title: t('deal:act.confirm', { move }), body: t(`deal:moveHint.${name}`), tone: 'danger' as const }
      : ['release', 'confirm_registration', 'confirm_handover'].includes(name) ? { title: t('deal:act.confirm', { move }), body: t(`deal:moveHint.${name}`) } : undefined;
  return <EvidenceForm key={name} deal={deal} move={name} fields={MOVE_FIELDS[form] ?? []} answer={answer} label={label} {...(confirm ? { confirm } : {})} {...(primary ? { primary } : {})} />;
}
