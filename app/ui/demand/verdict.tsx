import { useRef } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { useFetcher } from 'react-router';
import { PASS_REASONS, type PassReason } from '#app/core/vocabulary.ts';
import type { Match } from '#app/modules/matching/contract.ts';
import { Badge, SubmitButton } from '../index.ts';
import classes from './demand.module.css';

interface FeedbackAnswer { error: { message: string } | null }

/**
 * What the company says of a match: interested, or a pass with a reason from the list. Shows the word at once and is put right by
 * the server. Its buttons carry `data-key`, by which the list's keys press them.
 */
export function Verdict({ listingId, feedback, title }: { listingId: string; feedback: Match['my_feedback']; title: string }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<FeedbackAnswer>();
  const menu = useRef<HTMLDetailsElement>(null);
  const said = fetcher.formData;
  const verdict = said ? (said.get('intent') === 'pass' ? 'pass' : 'interested') : feedback?.verdict ?? null;
  const reason = said ? (said.get('reason') as PassReason | null) : feedback?.reason ?? null;
  const close = () => { if (menu.current) menu.current.open = false; };
  return (
    <div className={classes.verdict} role="group" aria-label={title}>
      <span role="status">
        {verdict === 'interested' ? <Badge tone="good">{t('demand:match.interestedOn')}</Badge> : null}
        {verdict === 'pass' && reason ? <Badge tone="neutral">{t('demand:match.passedOn', { reason: t(`ui:vocab.passReason.${reason}`) })}</Badge> : null}
      </span>
      {verdict === 'interested' ? null : (
        <fetcher.Form data-no-draft="1" method="post">
          <input type="hidden" name="listing_id" value={listingId} />
          <SubmitButton tone="secondary" small name="intent" value="interested" data-key="i" pending={false}>{t(verdict === 'pass' ? 'demand:match.changeMind' : 'demand:match.interested')}</SubmitButton>
        </fetcher.Form>
      )}
      <details ref={menu} className={classes.pass} onKeyDown={(e) => { if (e.key === 'Escape' && menu.current?.open) { close(); menu.current.querySelector('summary')?.focus(); } }}>
        <summary>{t('demand:match.pass')}</summary>
        <fetcher.Form data-no-draft="1" method="post" className={classes.reasons} aria-label={t('demand:match.passTitle')} onSubmit={close}>
          <input type="hidden" name="intent" value="pass" />
          <input type="hidden" name="listing_id" value={listingId} />
          <p>{t('demand:match.passTitle')}</p>
          {PASS_REASONS.map((value, i) => (
            <SubmitButton key={value} tone="quiet" small name="reason" value={value} data-key={String(i + 1)} aria-pressed={verdict === 'pass' && value === reason} pending={false}>
              <kbd aria-hidden="true">{i + 1}</kbd>{t(`ui:vocab.passReason.${value}`)}
            </SubmitButton>
          ))}
        </fetcher.Form>
      </details>
      {fetcher.data?.error ? <p role="alert" className={classes.error}>{fetcher.data.error.message}</p> : null}
    </div>
  );
}
