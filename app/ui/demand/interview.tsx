import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFetcher } from 'react-router';
import type { Element } from '#app/core/vocabulary.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import { Button, Section, SubmitButton } from '../index.ts';
import classes from './demand.module.css';

interface InterviewAnswer { result: { error?: Record<string, string[] | null> | null } | null; error: { message: string } | null; done: Record<string, unknown> | null }

/** Asks for one element the demand does not state, in the order that narrows the search most; another may be answered instead. */
export function Interview({ demand, primary }: { demand: DemandResource; primary: boolean }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<InterviewAnswer>();
  const [wanted, setWanted] = useState<Element | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const missing = demand.missing;
  const element = wanted && missing.includes(wanted) ? wanted : missing[0];
  if (!element) return fetcher.data?.done ? <p role="status" className="jz-muted">{t('demand:detail.done.answer')}</p> : null;
  const error = fetcher.data?.error?.message ?? fetcher.data?.result?.error?.text?.[0];
  return (
    <Section look="wake" title={t('demand:interview.title')} hint={t('demand:interview.left', { count: missing.length })}>
      <fetcher.Form method="post" className={classes.interview}>
        <input type="hidden" name="version" value={demand.version} />
        <input type="hidden" name="element" value={element} />
        <label htmlFor="jz-interview">{t(`demand:element.${element}.label`)}{t('demand:interview.colon')}{t(`demand:element.${element}.ask`)}</label>
        <p id="jz-interview-hint" className="jz-small jz-muted">{t(`demand:element.${element}.hint`)} {t('demand:interview.example', { example: t(`demand:element.${element}.example`) })}</p>
        <textarea ref={box} id="jz-interview" key={element} name="text" rows={2} maxLength={2000} required aria-describedby="jz-interview-hint" aria-invalid={error ? true : undefined} lang={demand.lang === 'zh' ? 'zh-CN' : 'en'} />
        {error ? <p role="alert" className={classes.error}>{error}</p> : null}
        <div className={classes.answerRow}>
          <SubmitButton tone={primary ? 'primary' : 'secondary'} name="intent" value="answer" pending={fetcher.state !== 'idle'}>{t('demand:interview.add')}</SubmitButton>
          {missing.length > 1 ? (
            <span className={classes.others}>
              <span className="jz-small jz-muted">{t('demand:interview.other')}</span>
              {missing.filter((e) => e !== element).map((e) => <Button key={e} tone="quiet" small onClick={() => { setWanted(e); setTimeout(() => box.current?.focus()); }}>{t(`demand:element.${e}.label`)}</Button>)}
            </span>
          ) : null}
        </div>
      </fetcher.Form>
    </Section>
  );
}
