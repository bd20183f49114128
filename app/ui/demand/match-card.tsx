import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useFetcher } from 'react-router';
import { ELEMENTS, PASS_REASONS, type PassReason } from '#app/core/vocabulary.ts';
import { paths } from '#app/http/paths.ts';
import type { DemandResource } from '#app/modules/demands/contract.ts';
import type { Match } from '#app/modules/matching/contract.ts';
import { Badge, Button, LifeBar, LinkButton, Segments, useCan, useFormat, type Segment } from '../index.ts';
import { PriceTag } from '../listing/listing-row.tsx';
import { monthsUntil, termScale } from '../listing/life.ts';
import { Constraints } from './constraints.tsx';
import classes from './demand.module.css';

/** A sentence with its words in common as segments. Ranges are [start, end), sorted and apart. */
export function segmentsOfHits(sentence: string, hits: readonly (readonly [number, number])[]): Segment[] {
  const out: Segment[] = [];
  let at = 0;
  for (const [from, to] of hits) {
    if (from > at) out.push({ text: sentence.slice(at, from), hit: false });
    out.push({ text: sentence.slice(from, to), hit: true });
    at = to;
  }
  if (at < sentence.length) out.push({ text: sentence.slice(at), hit: false });
  return out;
}

/** One match, explained element by element, with what the company may say to it. Keys: `i` interested, `1`-`9` a reason to pass. */
export function MatchCard({ match, demand, today }: { match: Match; demand: DemandResource; today: string }) {
  const { t } = useTranslation();
  const { pick, number } = useFormat();
  const can = useCan();
  const fetcher = useFetcher();
  const card = useRef<HTMLElement>(null);
  const { card: listing } = match;
  const word = saidOf(fetcher.formData) ?? match.my_feedback;
  const say = (verdict: 'interested' | 'pass', reason?: PassReason) => {
    // A passed match moves to the end of the list: the focus goes on to the next one instead of with it.
    if (verdict === 'pass') card.current?.closest('li')?.nextElementSibling?.querySelector<HTMLElement>('[data-row-link]')?.focus();
    const pass = card.current?.querySelector('details');
    if (pass) pass.open = false;
    void fetcher.submit({ intent: 'feedback', listing_id: match.listing_id, verdict, ...(reason ? { reason } : {}) }, { method: 'post', action: paths.demand(demand.id) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!can('match.feedback') || event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).tagName === 'INPUT') return;
    const reason = PASS_REASONS[Number(event.key) - 1];
    if (event.key === 'i') say('interested');
    else if (reason) say('pass', reason);
    else return;
    event.preventDefault();
  };
  return (
    <article ref={card} className={classes.match} data-passed={word?.verdict === 'pass' || undefined} onKeyDown={onKeyDown} aria-keyshortcuts="i 1 2 3 4 5 6 7 8 9">
      <div className={classes.head}>
        <div>
          <h3><Link to={paths.listing(match.listing_id)} data-row-link>{pick(listing.benefit_zh, listing.benefit_en) || pick(listing.title_zh, listing.title_en)}</Link></h3>
          <p>{pick(listing.title_zh, listing.title_en)}</p>
          <p className="jz-small jz-muted jz-row"><span>{pick(listing.org.name_zh, listing.org.name_en)}</span><span className="jz-num">{match.patent_number}</span><LifeBar months={monthsUntil(listing.expiry_date, today)} termMonths={termScale(listing.patent_kind)} expiry={listing.expiry_date} /></p>
        </div>
        <div className={classes.fit}>
          <span className="jz-num">{t('demand:match.rank', { rank: match.rank })} · {t('demand:match.score', { score: number(match.score * 100) })}</span>
          <PriceTag card={listing} />
        </div>
      </div>
      <ElementTable match={match} demand={demand} />
      <Constraints constraints={match.constraints} />
      <div className={classes.acts}>
        {word?.verdict === 'interested' ? <Badge tone="good">{t('demand:match.interestedDone')}</Badge> : null}
        {word?.verdict === 'pass' ? <Badge>{t('demand:match.passed', { reason: t(`ui:vocab.passReason.${word.reason}`) })}</Badge> : null}
        {can('offer.make') && word?.verdict !== 'pass' ? <LinkButton small tone={word?.verdict === 'interested' ? 'primary' : 'secondary'} to={paths.listingOffer(match.listing_id)}>{t('demand:match.offer')}</LinkButton> : null}
        {can('match.feedback') && word?.verdict !== 'interested' ? <Button small onClick={() => say('interested')}>{t(word ? 'demand:match.undo' : 'demand:match.interested')}</Button> : null}
        {can('match.feedback') && word?.verdict !== 'pass' ? <PassReasons onPass={(reason) => say('pass', reason)} /> : null}
      </div>
    </article>
  );
}

/** What is being said right now, before the server has answered. */
function saidOf(form: FormData | undefined): { verdict: 'interested' | 'pass'; reason: PassReason | null } | null {
  const verdict = form?.get('verdict');
  return verdict === 'interested' || verdict === 'pass' ? { verdict, reason: (form?.get('reason') as PassReason | null) ?? null } : null;
}

function PassReasons({ onPass }: { onPass: (reason: PassReason) => void }) {
  const { t } = useTranslation();
  return (
    <details className={classes.pass}>
      <summary>{t('demand:match.pass')}</summary>
      <p className="jz-small jz-muted">{t('demand:match.passHint')}</p>
      <ol className={classes.reasons} aria-label={t('demand:match.passTitle')}>
        {PASS_REASONS.map((reason, i) => <li key={reason}><Button small onClick={() => onPass(reason)}><kbd aria-hidden="true">{i + 1}</kbd>{t(`ui:vocab.passReason.${reason}`)}</Button></li>)}
      </ol>
    </details>
  );
}

/** What was asked, the sentence that answers it, and whether there is evidence at all. */
function ElementTable({ match, demand }: { match: Match; demand: DemandResource }) {
  const { t } = useTranslation();
  const stated = ELEMENTS.filter((e) => demand[e].trim() && !demand.missing.includes(e));
  const general = match.reasons.find((r) => r.element === 'problem');
  return (
    <table className={classes.table}>
      <caption className="jz-only-screen-reader">{t('demand:match.hint')}</caption>
      <thead><tr><th scope="col">{t('demand:detail.asked')}</th><th scope="col">{t('demand:match.asked')}</th><th scope="col">{t('demand:match.answer')}</th></tr></thead>
      <tbody>
        {general ? <Evidence label={t('demand:problem')} asked={null} reason={general} /> : null}
        {stated.map((element) => {
          const reason = match.reasons.find((r) => r.element === element);
          const label = t(`ui:vocab.element.${element}`);
          return reason ? <Evidence key={element} label={label} asked={demand[element]} reason={reason} /> : (
            <tr key={element}><th scope="row">{label}</th><td>{demand[element]}</td><td><Badge tone="attention">{t('demand:match.unmet')}</Badge> <span className="jz-small jz-muted">{t('demand:match.notShown')}</span></td></tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Evidence({ label, asked, reason }: { label: string; asked: string | null; reason: Match['reasons'][number] }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{asked}</td>
      <td lang={reason.evidence.lang === 'zh' ? 'zh-CN' : 'en'}><Badge tone="good">{t('demand:match.met')}</Badge> <Segments parts={segmentsOfHits(reason.evidence.sentence, reason.evidence.hits)} /></td>
    </tr>
  );
}
