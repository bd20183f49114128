import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { DealResource, StandingRight } from '#app/modules/deals/contract.ts';
import type { Answer } from '../forms/index.ts';
import { Badge, StatusBadge } from '../kit/status.tsx';
import { Section } from '../kit/page.tsx';
import { Term } from '../kit/term.tsx';
import type { GlossaryCode } from '#app/i18n/glossary.ts';
import { EvidenceFacts } from './evidence-facts.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { GATE_FIELDS } from './evidence-fields.ts';
import { nextTask } from '#app/modules/deals/next-task.pure.ts';
import classes from './deal.module.css';

type Gate = DealResource['gates'][number];

/** Word of the glossary a gate is about. */
const TERM_OF: Partial<Record<Gate['code'], GlossaryCode>> = {
  G1: 'register_extract', G2: 'annuity', G3: 'pledge', G4: 'co_owners', G7: 'publicity', G9: 'valuation_report', G10: 'export_control', G14: 'recordal', G15: 'reward', G16: 'contract_registration',
};

/** Gates with state, why and evidence; those that do not apply are behind a toggle. */
export function Gates({ deal, conflicts, answer }: { deal: DealResource; conflicts: readonly StandingRight[]; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const apply = deal.gates.filter((g) => g.state !== 'not_applicable');
  const rest = deal.gates.filter((g) => g.state === 'not_applicable');
  const open = apply.filter((g) => g.state === 'open').length;
  const ordered = [...apply].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
  const line = (g: Gate) => <GateLine key={g.code} gate={g} deal={deal} conflicts={conflicts} answer={answer} />;
  return (
    <Section id="gates" title={t('deal:gates.title')} hint={t('deal:gates.hint')} actions={<Badge tone={open ? 'attention' : 'good'}>{open ? t('deal:gates.open', { count: open }) : t('deal:gates.allClear')}</Badge>}>
      <ul className={classes.gates}>{ordered.map(line)}</ul>
      {rest.length ? <details className={classes.more}><summary>{t('deal:gates.showAll', { count: rest.length })}</summary><ul className={classes.gates}>{rest.map(line)}</ul></details> : null}
    </Section>
  );
}

function GateLine({ gate, deal, conflicts, answer }: { gate: Gate; deal: DealResource; conflicts: readonly StandingRight[]; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const form = GATE_FIELDS[gate.code];
  const file = deal.transitions.find((x) => x.name === 'provide_evidence');
  const task = nextTask(deal);
  const isTask = task.kind === 'do' && task.step.kind === 'gate' && task.step.gate === gate.code;
  const mayFile = Boolean(form && gate.handed_in === 'deal' && file?.allowed && form.by.includes(deal.my_role) && !isTask && (gate.state === 'open' || gate.code === 'G16' || gate.why === 'not_required'));
  return (
    <li>
      <span className={classes.code}>{gate.code}</span>
      <strong>{TERM_OF[gate.code] ? <Term code={TERM_OF[gate.code]!}>{t(`deal:gate.${gate.code}`)}</Term> : t(`deal:gate.${gate.code}`)}</strong>
      <StatusBadge kind="gate" status={gate.state} date={gate.state === 'cleared' ? gate.evidence?.at ?? null : null} />
      <div className={classes.gateBody}>
        {gate.why ? <p>{t(`deal:why.${gate.why}`)}</p> : null}
        {gate.state === 'open' ? <p className="jz-small">{t(`deal:gateHint.${gate.code}`)}</p> : null}
        {gate.evidence ? <EvidenceFacts deal={deal} evidence={gate.evidence} /> : null}
        {gate.handed_in === 'patent' && gate.state === 'open' && deal.my_role === 'seller' && gate.who.includes('seller') && !isTask
          ? <p className="jz-no-print"><Link to={paths.patentOwnership(deal.patent_number)}>{t('deal:gates.proofPage')}</Link></p> : null}
        {mayFile ? (
          <details className="jz-no-print"><summary>{t('deal:gates.file')}</summary>
            <EvidenceForm deal={deal} move="provide_evidence" gate={gate.code} fields={form!.fields} answer={answer} label={t('deal:evidence.submit')} rights={conflicts} />
          </details>
        ) : null}
      </div>
    </li>
  );
}
