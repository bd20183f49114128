import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import { Page, Tabs, useFormat } from '../index.ts';

export interface PatentHead { number: string; title: { zh: string; en: string }; /** In the viewer's own portfolio. */ own: boolean }

/** Pages of one patent's valuation: way back, heading, sections. */
export function ValuationFrame({ patent, title, actions, children }: { patent: PatentHead; title?: string; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const name = pick(patent.title.zh, patent.title.en) || patent.number;
  return (
    <Page
      title={`${title ?? t('valuation:title')} · ${name}`} heading={name} lead={<><span className="jz-num">{patent.number}</span> · {t('valuation:lead')}</>}
      crumbs={[{ label: t('nav.portfolio'), to: paths.portfolio() }, { label: patent.number, to: paths.patent(patent.number) }].slice(patent.own ? 0 : 1)} actions={actions}
    >
      <Tabs label={t('valuation:tabs.label')} tabs={[
        { label: t('valuation:tabs.value'), to: paths.valuation(patent.number) }, { label: t('valuation:tabs.questionnaire'), to: paths.valuationQuestions(patent.number) }, { label: t('valuation:tabs.history'), to: paths.valuationHistory(patent.number) },
      ]} />
      {children}
    </Page>
  );
}
