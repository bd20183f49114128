import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { PUBLIC_VIEWS, type ListingValuation, type ReplayResource, type ValuationResource } from '#app/modules/valuation/contract.ts';
import type { Words } from '#app/modules/valuation/wording.pure.ts';
import { answerFor, ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { KeyValue, Section, SubmitButton } from '../index.ts';
import classes from './valuation.module.css';

interface Part { v: ValuationResource; w: Words; answer: Answer | null | undefined }

/** What a reader must know before using the figures. */
export function LimitsPart({ v, w }: Omit<Part, 'answer'>) {
  return v.limits.length ? <Section title={w.t('valuation:limits.title')}><ul className={classes.limits}>{v.limits.map((l) => <li key={l}>{w.t(`valuation:limit.${l}`)}</li>)}</ul></Section> : null;
}

/** Version, fingerprints, seed; and the button that computes everything again. */
export function VersionPart({ v, w, answer }: Part) {
  const { t } = w;
  const mine = answerFor(answer, 'replay');
  const replay = mine?.done?.replay as ReplayResource | undefined;
  const m = v.method;
  return (
    <Section title={t('valuation:version.title')} hint={t('valuation:version.hint')} id="proof">
      <div className="jz-stack">
        <KeyValue items={[
          { key: t('valuation:version.method'), value: m.version }, { key: t('valuation:version.hash'), value: <code className={classes.hash}>{m.hash}</code> },
          { key: t('valuation:version.result'), value: <><code className={classes.hash}>{v.results_hash}</code> <Link className="jz-small" to={paths.verifyValuation(v.results_hash, v.patent.number)}>{t('valuation:version.verify')}</Link></> },
          { key: t('valuation:version.seed'), value: <span className="jz-num">{m.seed}</span> }, { key: t('valuation:version.draws'), value: <span className="jz-num">{w.number(m.draws)}</span> },
          { key: t('valuation:version.packs'), value: m.packs.join(' · ') }, m.cohort_set ? { key: t('valuation:version.cohort'), value: <code className={classes.hash}>{m.cohort_set}</code> } : null,
        ]} />
        <ErrorNotice answer={mine} />
        {replay ? (
          <Notice tone={replay.same ? 'good' : 'bad'} title={replay.same ? t('valuation:version.same') : t('valuation:version.differs', { count: replay.differences.length })}>
            <p className={classes.hash}>{t('valuation:version.replayed', { hash: replay.replayed_hash })}</p>
            {replay.differences.length ? <ul>{replay.differences.slice(0, 20).map((d) => <li key={d} className={classes.path}><code>{d}</code></li>)}</ul> : null}
          </Notice>
        ) : null}
        <Form method="post" preventScrollReset>
          <input type="hidden" name="valuation_id" value={v.id} />
          <SubmitButton tone="secondary" name="intent" value="replay">{t('valuation:action.replay')}</SubmitButton>
        </Form>
      </div>
    </Section>
  );
}

/** The owner's choice of what the listing shows. */
export function PublishPart({ v, w, answer, shown, listingId }: Part & { shown: ListingValuation | null; listingId: string | null }) {
  const { t } = w;
  const mine = answerFor(answer, 'publish');
  const done = mine?.done?.show as string | undefined;
  // A cost floor shown as a valuation range would mislead whoever reads the listing.
  const market = v.combined?.basis === 'methods';
  const fieldError = (mine?.result as { error?: Record<string, string[] | null> } | null | undefined)?.error?.show?.[0];
  const now = !listingId ? t('valuation:publish.notListed')
    : shown && shown.show !== 'nothing' ? t('valuation:publish.now', { view: t(`valuation:view.${shown.show}`), day: shown.valued_on ? w.day(shown.valued_on) : '' }) : t('valuation:publish.nothing');
  return (
    <Section title={t('valuation:publish.title')} hint={t('valuation:publish.hint')} id="publish">
      <p>{now} {listingId ? <Link to={paths.listing(listingId)}>{t('valuation:publish.open')}</Link> : null}</p>
      {mine?.error && !fieldError ? <ErrorNotice answer={mine} /> : null}
      {done ? <Notice tone="good"><p>{t('valuation:publish.done', { view: t(`valuation:view.${done}`) })}</p></Notice> : null}
      <Form method="post" preventScrollReset className={classes.actions}>
        <input type="hidden" name="valuation_id" value={v.id} />
        <label>{t('valuation:publish.label')}
          <select name="show" defaultValue={shown && (market || !shown.show.includes('band')) ? shown.show : 'nothing'} key={`${v.id}-${shown?.show}`} aria-invalid={fieldError ? true : undefined} aria-describedby={fieldError ? 'publish-error' : undefined}>
            {PUBLIC_VIEWS.map((view) => <option key={view} value={view} disabled={!market && view.includes('band')}>{t(`valuation:view.${view}`)}</option>)}
          </select>
        </label>
        <SubmitButton tone="secondary" name="intent" value="publish">{t('valuation:publish.go')}</SubmitButton>
      </Form>
      {fieldError ? <span id="publish-error" className={classes.error}>{fieldError}</span> : null}
      {market ? null : <p className={classes.note}>{t('valuation:publish.noBand')}</p>}
    </Section>
  );
}
