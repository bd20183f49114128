import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link } from 'react-router';
import { z } from 'zod';
import { formatMoney } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import { zDraftContract, zSignDocument, type DealResource, type DocumentDetail } from '#app/modules/deals/contract.ts';
import { answerFor, CheckboxField, ConfirmButton, ErrorNotice, Fields, FormActions, getFormProps, Notice, TextAreaField, useAppForm, type Answer } from '../forms/index.ts';
import { useFormat, useViewer } from '../hooks.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Badge } from '../kit/status.tsx';
import { CopyText, KeyValue } from '../kit/values.tsx';
import { ApprovalLimitText } from '../offer/answer-notices.tsx';
import { BlockList, useBlockText } from './blocks.tsx';
import { Signatures } from './documents.tsx';
import classes from './deal.module.css';

export const zSignForm = zSignDocument.extend({ intent: z.literal('sign') });
export const zDraftForm = zDraftContract.pick({ additional_clauses: true }).extend({ intent: z.literal('draft') });
export const zContractAction = z.discriminatedUnion('intent', [zSignForm, zDraftForm]);

interface Props { deal: DealResource; document: DocumentDetail; answer: Answer | undefined }
/** `withheld`: the stored text is not the one its fingerprint was taken of, so there is none to show. */
type PageProps = Props & { withheld: boolean };

/** The contract to read and sign: text, check, signatures, and below the text the one action. */
export function ContractPage({ deal, document, answer, withheld }: PageProps) {
  const { t } = useTranslation();
  const { instant, pick } = useFormat();
  const current = deal.documents.find((d) => d.kind === 'contract' && d.current);
  const name = pick(deal.patent_title_zh, deal.patent_title_en) || deal.patent_number;
  return (
    <Page
      title={t('deal:contract.title')} crumbs={[{ label: t('deal:list.title'), to: paths.deals() }, { label: name, to: paths.deal(deal.id) }]}
      lead={t('deal:contract.lead', { version: document.version, when: instant(document.created_at) })} actions={<><Badge tone={document.current ? 'good' : 'neutral'}>{t(document.current ? 'deal:doc.current' : 'deal:doc.old')}</Badge><Button small onClick={() => window.print()}>{t('deal:contract.print')}</Button></>}
    >
      {document.current ? null : <Notice tone="attention"><p>{t('deal:contract.older')} {current ? <Link to={paths.dealContract(deal.id)}>{t('deal:contract.toCurrent')}</Link> : null}</p></Notice>}
      <div className={classes.room}>
        <div className={classes.main}>
          {withheld ? <Notice tone="bad"><p>{t('deal:doc.alteredText')} {t('deal:contract.drawAnew')}</p></Notice> : <Section title={t('deal:contract.text')}><div className={classes.contract} tabIndex={0} role="document" aria-label={t('deal:contract.text')}>{document.body}</div></Section>}
          {document.current && !withheld ? <SignSection deal={deal} document={document} answer={answer} /> : null}
        </div>
        <div className={classes.side}>
          <Section title={t('deal:contract.signatures')}><Signatures document={document} /></Section>
          <Section title={t('deal:contract.hash')} hint={t('deal:contract.hashHint')}><div className={classes.copy}><CopyText text={document.sha256} label={t('deal:contract.hash')} /></div></Section>
          {withheld ? null : <Findings document={document} />}
          {document.current ? <DraftSection deal={deal} answer={answer} /> : null}
        </div>
      </div>
    </Page>
  );
}

function Findings({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  return (
    <Section title={t('deal:contract.findings')} hint={t('deal:contract.findingsHint')}>
      {document.findings.length === 0 ? <p><Badge tone="good">{t('deal:contract.clean')}</Badge></p> : (
        <ul className={classes.findings}>{document.findings.map((f) => (
          <li key={`${f.code}:${f.subject}`}>{f.code === 'missing_field' ? t('deal:contract.missing', { what: t(`deal:contract.field.${f.subject}`) }) : t('deal:contract.illegal', { what: t(`deal:contract.rule.${f.subject}`), excerpt: f.excerpt })}</li>
        ))}</ul>
      )}
    </Section>
  );
}

function SignSection({ deal, document, answer }: Props) {
  const { t } = useTranslation();
  const { locale, pick } = useFormat();
  const { user, org } = useViewer();
  const blockText = useBlockText();
  const signing = answerFor(answer, 'sign');
  const [form, fields] = useAppForm({ schema: zSignForm, answer: signing, id: 'sign', defaultValue: { document_id: document.id, sha256: document.sha256, consent_lang: locale } });
  const name = user?.name ?? '';
  const move = deal.transitions.find((x) => x.name === 'sign_contract');
  if (deal.my_role === 'operator' || deal.my_role === 'broker') return null;
  if (document.signatures.some((s) => s.side === deal.my_role)) return <Section title={t('deal:contract.sign')}><Badge tone="good">{t('deal:contract.signed')}</Badge></Section>;
  const unnamed = move?.blocked_by.find((b) => b.code.startsWith('name_unattested'));
  if (unnamed) return <Section look="wake" title={t('deal:contract.sign')}><Unnamed owner={unnamed.code === 'name_unattested_owner'} /></Section>;
  if (!move?.allowed) {
    return <Section title={t('deal:contract.sign')}><p>{t('deal:contract.notNow')} {move ? move.blocked_by.map(blockText).join('; ') : t('deal:contract.fixed')}</p></Section>;
  }
  const blocked = Array.isArray(signing?.error?.details.blocked_by) ? signing.error.details.blocked_by as { code: string; detail?: string }[] : [];
  const terms = deal.terms;
  const sum = terms ? (deal.kind === 'equity' ? terms.valuation : terms.price) : null;
  return (
    <Section look="wake" title={t('deal:contract.signTitle')} hint={t('deal:contract.readFirst')}>
      <Form method="post" {...getFormProps(form)}>
        <input type="hidden" name="document_id" value={document.id} />
        <input type="hidden" name="sha256" value={document.sha256} />
        <input type="hidden" name="consent_lang" value={locale} />
        <Fields>
          <ErrorNotice answer={signing}>
            {signing?.error?.code === 'approval_limit' ? <ApprovalLimitText details={signing.error.details} /> : blocked.length ? <BlockList blocks={blocked} /> : null}
          </ErrorNotice>
          <KeyValue items={[
            { key: t('deal:contract.signName'), value: name },
            { key: t('deal:contract.signFor'), value: `${pick(org?.nameZh, org?.nameEn)} · ${t(`ui:vocab.role.${org?.role}`)}` },
          ]} />
          <p className="jz-muted jz-small">{t('deal:contract.signNameHint')}</p>
          <CheckboxField field={fields.consent_version} value={document.consent.version} label={document.consent.text[locale]} />
          <FormActions>
            <ConfirmButton
              tone="primary" name="intent" value="sign" title={t('deal:contract.signConfirm')}
              body={t('deal:contract.signBody', { org: pick(org?.nameZh, org?.nameEn), version: document.version, amount: sum ? formatMoney(sum, locale, 'exact') : '—' })}
              go={t('deal:contract.signGo', { name })}
            >{t('deal:contract.signGoPlain')}</ConfirmButton>
          </FormActions>
        </Fields>
      </Form>
    </Section>
  );
}

/** Nobody has confirmed the viewer's name yet: who can, and where. */
function Unnamed({ owner }: { owner: boolean }) {
  const { t } = useTranslation();
  return (
    <Notice tone="attention" title={t('deal:contract.unnamedTitle')}>
      <p>{t(owner ? 'deal:contract.unnamedOwner' : 'deal:contract.unnamed')}</p>
      <p><Link to={owner ? paths.verification() : paths.members()}>{t(owner ? 'deal:contract.toVerification' : 'deal:contract.toMembers')}</Link></p>
    </Notice>
  );
}

function DraftSection({ deal, answer }: { deal: DealResource; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const drafting = answerFor(answer, 'draft');
  const [form, fields] = useAppForm({ schema: zDraftForm, answer: drafting, id: 'draft' });
  const party = deal.my_role === 'seller' || deal.my_role === 'buyer';
  if (!party || !deal.transitions.some((x) => x.name === 'sign_contract')) return null;
  return (
    <Section title={t('deal:contract.newVersion')} hint={t('deal:contract.newVersionHint')}>
      <Form method="post" {...getFormProps(form)} className="jz-no-print">
        <Fields>
          <ErrorNotice answer={drafting} />
          <TextAreaField field={fields.additional_clauses} label={t('deal:contract.clauses')} hint={t('deal:contract.clausesHint')} optional rows={4} />
          <FormActions><ConfirmButton name="intent" value="draft" title={t('deal:contract.draftConfirm')} body={t('deal:contract.draftBody')}>{t('deal:contract.draft')}</ConfirmButton></FormActions>
        </Fields>
      </Form>
      <p className="jz-small"><LinkButton tone="quiet" small to={paths.deal(deal.id)}>{t('deal:contract.back')}</LinkButton></p>
    </Section>
  );
}
