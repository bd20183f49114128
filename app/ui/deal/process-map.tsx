import { useTranslation } from '#app/i18n/react.tsx';
import type { DealResource } from '#app/modules/deals/contract.ts';
import { usePackName } from '../hooks.ts';
import { Stepper } from '../kit/lists.tsx';
import { Section } from '../kit/page.tsx';
import { holdUps, pathOf } from '#app/modules/deals/next-task.pure.ts';
import { Waits } from './task-panel.tsx';

/** The deal's own process with "you are here", and what holds it up. `before` is the state a side track was entered from. */
export function ProcessMap({ deal, before, waits = true }: { deal: DealResource; before: string | null; waits?: boolean }) {
  const { t } = useTranslation();
  const packName = usePackName();
  const steps = pathOf(deal, before).map((s) => ({ key: s.state, label: t(`deal:state.${s.state}`), state: s.step }));
  return (
    <Section title={t('deal:process_map.title')} hint={t('deal:process_map.hint', { process: t(`deal:process.${deal.process.name}`), version: deal.process.version, pack: packName(deal.rule_pack) })}>
      <Stepper steps={steps} label={t('deal:process_map.title')} />
      {waits && !deal.closed_at && deal.my_role !== 'broker' ? (
        <>
          <h3 style={{ marginTop: '1.2rem' }}>{t('deal:process_map.waits')}</h3>
          <Waits steps={holdUps(deal)} />
        </>
      ) : null}
    </Section>
  );
}
