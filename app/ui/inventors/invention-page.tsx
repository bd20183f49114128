import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { Invention } from '#app/modules/inventors/contract.ts';
import type { QuestionCategory } from '#app/modules/valuation/contract.ts';
import { ErrorNotice, type Answer } from '../forms/index.ts';
import { Legal } from './legal.tsx';
import { DateText, KeyValue, Page, Section, StatusBadge, SubmitButton, useFormat } from '../index.ts';
import { Question, Saved, type AskedQuestion, type QuestionnairePageData } from '../valuation/questionnaire-page.tsx';
import { useWords } from '../valuation/use-words.ts';
import classes from '../valuation/valuation.module.css';
import own from './inventors.module.css';

export interface InventionPageData {
  invention: Invention; category: QuestionCategory; categories: readonly QuestionCategory[]; questions: AskedQuestion[]; given: QuestionnairePageData['given'];
  /** Unanswered questions by category. */
  open: Record<QuestionCategory, number>;
}

/** One patent as its inventor sees it, with the questions only they can answer. */
export function InventionPage({ data, answer }: { data: InventionPageData; answer: Answer | null | undefined }) {
  const { invention: i, category } = data;
  const { t } = useTranslation();
  const { pick, list } = useInventorFormat();
  const w = useWords();
  const saved = Number(answer?.done?.saved ?? 0);
  return (
    <Page title={pick(i.title.zh, i.title.en) || i.patent_number} lead={<span className="jz-num">{i.patent_number}</span>} crumbs={[{ label: t('inventor:mine.title'), to: paths.inventions() }]}>
      <Section title={t('inventor:stands')} hint={t('inventor:mine.privacy')}>
        <KeyValue items={[
          { key: t('inventor:holder'), value: pick(i.organisation.zh, i.organisation.en) },
          { key: t('inventor:inventors'), value: list(i.inventors) },
          { key: t('inventor:legal'), value: <Legal status={i.legal_status} /> },
          { key: t('inventor:filed'), value: <DateText value={i.filing_date} /> },
          { key: t('inventor:expires'), value: <DateText value={i.expiry_date} /> },
          { key: t('inventor:market'), value: i.listing ? <StatusBadge kind="listing" status={i.listing.status} /> : t('inventor:notListed') },
          { key: t('inventor:deals'), value: i.deals.length ? <Deals deals={i.deals} /> : t('inventor:noDeals') },
        ]} />
      </Section>
      {saved ? <Saved><p>{t('valuation:questionnaire.saved', { count: saved })}</p></Saved> : null}
      <ErrorNotice answer={answer}>{answer?.error?.code === 'validation' ? <p>{t('valuation:questionnaire.chooseOne')}</p> : undefined}</ErrorNotice>
      <Section title={t('inventor:askYou')} hint={t('inventor:askHint')}>
        <nav aria-label={t('valuation:questionnaire.categories')} className={own.tabs}>
          <p className={classes.chosen}>
            {data.categories.map((c) => (
              <Link key={c} to={paths.invention(i.patent_id, c)} preventScrollReset aria-current={c === category ? 'page' : undefined}>
                {t(`valuation:category.${c}`)} <span className="jz-small">{data.open[c] ? t('valuation:questionnaire.mine', { count: data.open[c] }) : '✓'}</span>
              </Link>
            ))}
          </p>
        </nav>
        <Form method="post" key={category}>
          <input type="hidden" name="category" value={category} />
          {data.questions.map((q) => <Question key={q.code} q={q} given={data.given[q.code]} w={w} disabled={false} />)}
          <SubmitButton>{t('valuation:questionnaire.save', { category: t(`valuation:category.${category}`) })}</SubmitButton>
        </Form>
      </Section>
    </Page>
  );
}

function Deals({ deals }: { deals: Invention['deals'] }) {
  const { t } = useTranslation();
  return <ul>{deals.map((d) => <li key={d.opened_at}>{t(`ui:vocab.dealKind.${d.kind}`)} · {t(`deal:state.${d.state}`)} · <DateText value={d.closed_at ?? d.opened_at} /></li>)}</ul>;
}

function useInventorFormat() {
  const { pick } = useFormat();
  const { t } = useTranslation();
  return { pick, list: (names: readonly string[]) => names.join(t('inventor:separator')) };
}
