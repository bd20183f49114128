import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { FileFacts, OrgFacts, PatentFacts, QueueDetail, QueueItem } from '#app/modules/operations/contract.ts';
import formClasses from '../forms/forms.module.css';
import { ConfirmButton, FormActions, Notice, type Answer } from '../forms/index.ts';
import { OwnershipBadge, VerificationBadge } from '../identity/badges.tsx';
import { DateText, KeyValue, useFormat, type KeyValueItem } from '../index.ts';
import { errorAt, Refused, Words } from './parts.tsx';
import classes from './operator.module.css';

type Detail<T extends QueueDetail['type']> = Extract<QueueDetail, { type: T }>;
interface Props<T extends QueueDetail['type']> { item: QueueItem; detail: Detail<T>; answer: Answer | undefined }

/** The document beside what was stated of it: a picture in sight, anything else to be opened. */
function Document({ file, title }: { file: FileFacts | null; title?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className={classes.sub}>{title ?? t('operator:identity.document')}</h3>
      {!file ? <p className="jz-muted">{t('operator:identity.noDocument')}</p> : (
        <>
          {file.mime.startsWith('image/') ? <a href={paths.evidence(file.id)}><img src={paths.evidence(file.id)} alt={t('operator:identity.documentOf', { name: file.name })} className={classes.document} /></a> : null}
          <p><a href={paths.evidence(file.id)}>{t('operator:facts.openDocument')}</a> <span className="jz-small jz-muted">{file.name}</span></p>
        </>
      )}
    </div>
  );
}

function useOrgFacts(): (org: OrgFacts) => KeyValueItem[] {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (org) => [
    { key: t('operator:identity.org'), value: <>{pick(org.name_zh, org.name_en)} <VerificationBadge verification={org.verification} /></> },
    { key: t('operator:facts.kind'), value: t(`ui:vocab.orgKind.${org.kind}`) },
    { key: t('operator:facts.region'), value: t(`ui:vocab.region.${org.region}`, { defaultValue: org.region }) },
    { key: t('operator:facts.stateOwned'), value: t(org.state_owned ? 'ui:yes' : 'ui:no') },
    { key: t('operator:facts.people'), value: org.people.length ? org.people.map((p) => `${p.name} · ${p.email}`).join('; ') : t('ui:none') },
    { key: t('operator:facts.registered'), value: <DateText value={org.created_at} time /> },
  ];
}

interface Verdict { value: string; label: string; confirm: ReactNode; tone: 'primary' | 'secondary' | 'danger' }

/** Two ways to decide, and the reason the other side reads. Works without scripts: the reason is asked once, the button says which way. */
function Decision({ intent, hidden, verdicts, answer, mine, children, reasonHint }: { intent: string; hidden: Record<string, string>; verdicts: readonly [Verdict, Verdict]; answer: Answer | undefined; mine?: boolean; children?: ReactNode; reasonHint: string }) {
  const { t } = useTranslation();
  const id = useId();
  if (mine) return <p className="jz-muted">{t('operator:two.other')}</p>;
  return (
    <Form method="post" className={classes.panel}>
      <Refused answer={answer} intent={intent} />
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
      <Words id={`${id}-reason`} name="reason" label={t('operator:act.reason')} hint={reasonHint} error={errorAt(answer, intent, 'reason')} />
      <FormActions>
        {verdicts.map((v) => <ConfirmButton key={v.value} tone={v.tone} name="verdict" value={v.value} title={v.label} body={<p>{v.confirm}</p>}>{v.label}</ConfirmButton>)}
      </FormActions>
    </Form>
  );
}

/** What an organisation says it is, beside its document. */
export function OrgPanel({ detail, answer }: Props<'org'>) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const facts = useOrgFacts();
  const { org, submission: s, like } = detail;
  const name = pick(org.name_zh, org.name_en);
  return (
    <>
      <KeyValue items={facts(org)} />
      <h3 className={classes.sub}>{t('operator:identity.stated')}</h3>
      <KeyValue items={[
        { key: t('operator:identity.legalName'), value: s.legal_name },
        s.credit_code ? { key: t('operator:identity.creditCode'), value: <span className="jz-num">{s.credit_code}</span> } : { key: t('operator:identity.registerNumber'), value: <span className="jz-num">{s.register_country} {s.register_number}</span> },
        { key: t('operator:identity.address'), value: s.address },
        { key: t('operator:identity.submitter'), value: s.submitter_name || t('ui:none') },
      ]} />
      {detail.same_register.length ? <Notice tone="attention"><p>{t('operator:identity.sameRegister', { names: detail.same_register.map((o) => pick(o.name_zh, o.name_en)).join('; ') })}</p></Notice> : null}
      {like ? <Notice tone="attention"><p>{t('operator:identity.like', { name: pick(like.name_zh, like.name_en) })}</p></Notice> : null}
      <Document file={detail.file} />
      <Decision intent="verify" hidden={{ verification_id: s.id }} answer={answer} reasonHint={t('operator:identity.reasonHint')} verdicts={[
        { value: 'accept', label: t('operator:act.verify'), confirm: t('operator:act.verifyBody', { name }), tone: 'primary' }, { value: 'refuse', label: t('operator:act.refuseVerify'), confirm: t('operator:act.refuseBody'), tone: 'danger' },
      ]}>
        {s.submitter_name ? <label className={formClasses.option}><input type="checkbox" name="attest_name" value="true" /><span>{t('operator:identity.attest', { name: s.submitter_name })}</span></label> : null}
      </Decision>
    </>
  );
}

/** A name that resembles a verified one. */
export function NamePanel({ detail: { org, like }, answer }: Props<'name'>) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const facts = useOrgFacts();
  return (
    <>
      <KeyValue items={[
        { key: t('operator:identity.names'), value: `${org.name_zh} · ${org.name_en}` },
        like ? { key: t('operator:identity.likeWhom'), value: <>{like.name_zh} · {like.name_en} <VerificationBadge verification={like.verification} /></> } : null, ...facts(org).slice(1),
      ]} />
      <Decision intent="name" hidden={{ org_id: org.id }} answer={answer} reasonHint={t('operator:identity.reasonHint')} verdicts={[
        { value: 'accept', label: t('operator:act.clearName'), confirm: t('operator:act.clearNameBody', { name: pick(org.name_zh, org.name_en) }), tone: 'primary' }, { value: 'refuse', label: t('operator:act.refuseName'), confirm: t('operator:act.refuseBody'), tone: 'danger' },
      ]} />
    </>
  );
}

function usePatentFacts(): (p: PatentFacts) => KeyValueItem[] {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (p) => [
    { key: t('operator:identity.patent'), value: p.listing_id && (p.listing_status === 'published' || p.listing_status === 'under_offer') ? <Link to={paths.listing(p.listing_id)}>{pick(p.title_zh, p.title_en)}</Link> : pick(p.title_zh, p.title_en) },
    { key: t('operator:identity.numbers'), value: <span className="jz-num">{[p.number, p.application_number, p.grant_number].filter((n, i, all) => n && all.indexOf(n) === i).join(' · ')}</span> },
    { key: t('operator:identity.named'), value: p.owners_named.join('; ') || t('ui:notGiven') },
    { key: t('operator:facts.status'), value: <>{t(`ui:status.legal.${p.legal_status}`, { defaultValue: p.legal_status })} <OwnershipBadge state={p.ownership as never} asOf={p.as_of} /></> },
    p.listing_status ? { key: t('operator:identity.listing'), value: t(`ui:status.listing.${p.listing_status}`) } : null,
  ].filter((x) => x !== null);
}

/** Which of the owners the evidence names is the organisation, where none of its names says it. */
function OurName({ owners, known, answer, intent }: { owners: readonly string[]; known: readonly string[]; answer: Answer | undefined; intent: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [choice, setChoice] = useState(owners.length === 1 ? owners[0]! : '');
  if (owners.some((o) => known.includes(o))) return null;
  const error = errorAt(answer, intent, 'our_name');
  return (
    <fieldset className={classes.field}>
      <legend>{t('operator:identity.ourName')}</legend>
      <span className="jz-muted jz-small">{t('operator:identity.ourNameHint', { names: known.join('; ') })}</span>
      {owners.map((o) => <label key={o} htmlFor={`${id}-${o}`}><input type="radio" id={`${id}-${o}`} name="our_name" value={o} checked={choice === o} onChange={() => setChoice(o)} /> {o}</label>)}
      {error ? <span className={classes.error} role="alert">{error}</span> : null}
    </fieldset>
  );
}

/** A register extract beside what its holder states of it. */
export function ProofPanel({ item, detail, answer }: Props<'proof'>) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const facts = useOrgFacts();
  const patent = usePatentFacts();
  const { proof } = detail;
  return (
    <>
      <KeyValue items={patent(detail.patent)} />
      <h3 className={classes.sub}>{t('operator:identity.stated')}</h3>
      <KeyValue items={[
        { key: t('operator:identity.extractNo'), value: <span className="jz-num">{proof.reference}</span> }, { key: t('operator:identity.extractDay'), value: <DateText value={proof.as_of} /> },
        { key: t('operator:identity.extractOwners'), value: proof.owner_names.join('; ') }, { key: t('operator:identity.knownNames'), value: detail.known_names.join('; ') },
      ]} />
      <Document file={detail.file} />
      {detail.refused_before ? <Notice tone="attention"><p>{t('operator:identity.refusedBefore', { reason: detail.refused_before.reason })}</p></Notice> : null}
      {detail.elsewhere.length ? (
        <div><h3 className={classes.sub}>{t('operator:identity.elsewhere')}</h3>
          <KeyValue items={detail.elsewhere.map((h) => ({ key: pick(h.org.name_zh, h.org.name_en), value: <><span className="jz-num">{h.number}</span> <OwnershipBadge state={h.ownership as never} asOf={h.as_of} /></> }))} /></div>
      ) : null}
      <h3 className={classes.sub}>{t('operator:identity.holder')}</h3>
      <KeyValue items={facts(detail.org)} />
      <Decision intent="proof" hidden={{ proof_id: proof.id }} answer={answer} mine={item.mine} reasonHint={t('operator:identity.reasonHint')} verdicts={[
        { value: 'accept', label: t('operator:act.acceptProof'), confirm: t('operator:act.acceptProofBody'), tone: 'primary' }, { value: 'refuse', label: t('operator:act.refuseProof'), confirm: t('operator:act.refuseBody'), tone: 'danger' },
      ]}><OurName owners={proof.owner_names} known={detail.known_names} answer={answer} intent="proof" /></Decision>
    </>
  );
}

/** Two say that one right is theirs. */
export function ClaimPanel({ item, detail, answer }: Props<'claim'>) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const patent = usePatentFacts();
  const { claim, holder } = detail;
  const rival = detail.rival_proof;
  return (
    <>
      <KeyValue items={patent(detail.patent)} />
      <h3 className={classes.sub}>{t('operator:identity.holder')}</h3>
      <KeyValue items={[
        { key: t('operator:identity.org'), value: <>{pick(holder.org.name_zh, holder.org.name_en)} <VerificationBadge verification={holder.org.verification} /></> },
        ...detail.holder_proofs.slice(0, 2).map((p) => ({ key: t(`operator:identity.proofKind.${p.kind}`), value: <><span className="jz-num">{p.reference}</span> <DateText value={p.as_of} /> · {p.owner_names.join('; ')} {p.file_id ? <a href={paths.evidence(p.file_id)}>{t('operator:facts.openDocument')}</a> : null}</> })),
        detail.holder_proofs.length === 0 && { key: t('operator:identity.proofs'), value: t('operator:identity.noProof') },
      ]} />
      <h3 className={classes.sub}>{t(claim.kind === 'appeal' ? 'operator:identity.appealOf' : 'operator:identity.claimant')}</h3>
      {detail.first ? <Notice><p>{t('operator:identity.firstDecision', { state: t(`operator:identity.claimState.${detail.first.state}`), reason: detail.first.decision, by: t(`operator:identity.by.${claim.appeal_by ?? 'claimant'}`) })}</p><p>{t('operator:identity.firstReason', { reason: detail.first.reason })}</p></Notice> : null}
      <KeyValue items={[
        { key: t('operator:identity.org'), value: <>{claim.organisation} {claim.claimant ? <VerificationBadge verification={claim.claimant.verification} /> : <span className="jz-small jz-muted">{t('operator:identity.noAccount')}</span>}</> },
        claim.email ? { key: t('operator:identity.person'), value: `${claim.name} · ${claim.email}` } : null,
        { key: t(claim.kind === 'appeal' ? 'operator:identity.appealReason' : 'operator:identity.claimReason'), value: claim.reason },
        rival ? { key: t(`operator:identity.proofKind.${rival.kind}`), value: <><span className="jz-num">{rival.reference}</span> <DateText value={rival.as_of} /> · {rival.owner_names.join('; ')}</> } : null,
      ]} />
      <Document file={detail.file ?? detail.rival_file} />
      <Decision intent="claim" hidden={{ claim_id: claim.id }} answer={answer} mine={item.mine} reasonHint={t('operator:identity.claimReasonHint')} verdicts={[
        { value: 'dismiss', label: t(claim.kind === 'appeal' ? 'operator:act.dismissAppeal' : 'operator:act.dismissClaim'), confirm: t('operator:act.dismissBody'), tone: 'secondary' },
        { value: 'uphold', label: t(claim.kind === 'appeal' ? 'operator:act.upholdAppeal' : 'operator:act.upholdClaim'), confirm: t(claim.kind === 'appeal' ? 'operator:act.upholdAppealBody' : 'operator:act.upholdBody', { name: pick(holder.org.name_zh, holder.org.name_en) }), tone: 'danger' },
      ]}>{rival ? <OurName owners={rival.owner_names} known={detail.rival_names} answer={answer} intent="claim" /> : null}</Decision>
    </>
  );
}
