import { Badge, DateText, KeyValue, Page, Section, SubmitButton } from '../index.ts';
import { Form } from 'react-router';
import type { Band } from '#app/modules/valuation/contract.ts';
import { bandText } from '#app/modules/valuation/wording.pure.ts';
import { useWords } from './use-words.ts';
import classes from './valuation.module.css';

export interface VerifyData {
  hash: string; number: string;
  result: { state: 'unknown' | 'known' | 'match' | 'mismatch'; made_on: string | null; valued_on: string | null; method_version: string | null; patent_number: string | null; band: Band | null; score: number | null };
}

/** Whoever holds a report learns whether it is genuine and of the patent printed on it. */
export function VerifyPage({ data: { hash, number, result: r } }: { data: VerifyData }) {
  const w = useWords();
  const { t } = w;
  const good = r.state === 'match' || r.state === 'known';
  return (
    <Page title={t('valuation:verify.title')} lead={t('valuation:verify.lead')} width="narrow">
      <Section look={good ? 'card' : 'wake'} title={t(`valuation:verify.${r.state === 'match' ? 'known' : r.state}`)}>
        <div className="jz-stack">
          <p>
            {r.state === 'unknown' ? <Badge tone="bad">{t('valuation:verify.unknown')}</Badge> : r.state === 'mismatch' ? <Badge tone="attention">{t('valuation:verify.mismatch')}</Badge>
              : <Badge tone="good">{r.state === 'match' ? t('valuation:verify.match', { number: r.patent_number }) : t('valuation:verify.known')}</Badge>}
          </p>
          <p>{r.state === 'unknown' ? t('valuation:verify.unknownText') : r.state === 'mismatch' ? t('valuation:verify.mismatchText') : t('valuation:verify.knownText', { day: r.made_on ? w.day(r.made_on) : '' })}</p>
          <KeyValue items={[
            { key: t('valuation:verify.hash'), value: <code className={classes.hash}>{hash}</code> },
            r.made_on ? { key: t('valuation:verify.made'), value: <DateText value={r.made_on} /> } : null,
            r.valued_on ? { key: t('valuation:verify.valuedOn'), value: <DateText value={r.valued_on} /> } : null,
            r.method_version ? { key: t('valuation:verify.version'), value: r.method_version } : null,
            r.band ? { key: t('valuation:verify.band'), value: <strong className="jz-num">{bandText(r.band, w)}</strong> } : null,
            r.score === null ? null : { key: t('valuation:verify.score'), value: <span className="jz-num">{w.number(r.score, 1)}</span> },
          ]} />
          {r.state === 'match' && !r.band ? <p className={classes.note}>{t('valuation:verify.private')}{t('valuation:stop')} {t('valuation:verify.privateText')}</p> : null}
        </div>
      </Section>
      {r.state === 'unknown' ? null : (
        <Form method="get" className={classes.inline}>
          <label>{t('valuation:verify.number')}<input name="number" defaultValue={number} maxLength={64} autoComplete="off" spellCheck={false} aria-describedby="number-hint" /></label>
          <SubmitButton tone={number ? 'secondary' : 'primary'}>{t('valuation:verify.check')}</SubmitButton>
          <span id="number-hint" className="jz-small jz-muted">{t('valuation:verify.numberHint')}</span>
        </Form>
      )}
    </Page>
  );
}
