import { useId } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link, useNavigation } from 'react-router';
import { DOCUMENT_ACCEPT } from '#app/core/upload-rules.ts';
import { paths } from '#app/http/paths.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import formClasses from '../forms/forms.module.css';
import { FileBox, FormActions, FormAids } from '../forms/index.ts';
import { useFormat } from '../hooks.ts';
import { SubmitButton } from '../kit/button.tsx';
import { Badge } from '../kit/status.tsx';
import { KeyValue } from '../kit/values.tsx';
import { Section } from '../kit/page.tsx';
import classes from './deal.module.css';

type Document = DealResource['documents'][number];

/** Who signed a version, and who has not. `whole` shows the record of each signature open, as on paper. */
export function Signatures({ document, whole }: { document: Pick<Document, 'signatures'>; whole?: boolean }) {
  const { t } = useTranslation();
  const { instant } = useFormat();
  return (
    <ul className={classes.steps}>{(['seller', 'buyer'] as const).map((side) => {
      const signature = document.signatures.find((s) => s.side === side);
      return (
        <li key={side}>{signature
          ? <>{t('deal:doc.signedBy', { side: t(`deal:terms.${side}`), name: signature.signer_name, when: instant(signature.signed_at) })}<SignatureRecord signature={signature} whole={whole ?? false} /></>
          : <span className="jz-muted">{t('deal:doc.unsigned', { side: t(`deal:terms.${side}`) })}</span>}</li>
      );
    })}</ul>
  );
}

/** What is kept with a signature: for whom, as what, to which words, over which text, from where. Folded on the screen, open on paper. */
function SignatureRecord({ signature, whole }: { signature: Document['signatures'][number]; whole: boolean }) {
  const { t } = useTranslation();
  const { instant, pick } = useFormat();
  const { record } = signature;
  if (!record) return <p className="jz-muted jz-small">{t('deal:signature.before')}</p>;
  const near = record.address !== null;
  const facts = (
    <KeyValue items={[
      { key: t('deal:signature.for'), value: `${pick(record.organisation_zh, record.organisation_en)} · ${t(`ui:vocab.role.${record.capacity}`, { defaultValue: record.capacity })}` },
      { key: t('deal:signature.name'), value: record.name_attested ? t(`deal:signature.attested.${record.name_attested.by}`, { when: instant(record.name_attested.at) }) : t('deal:signature.unattested') },
      { key: t('deal:signature.version'), value: record.version },
      { key: t('deal:signature.hash'), value: <span className={classes.hash}>{signature.sha256}</span> },
      { key: t('deal:signature.consent', { version: record.consent.version }), value: <span lang={record.consent.lang}>{record.consent.text}</span> },
      { key: t('deal:signature.consentHash'), value: <span className={classes.hash}>{record.consent.sha256}</span> },
      { key: t('deal:signature.address'), value: near ? record.address : t('deal:signature.hidden') },
      near ? { key: t('deal:signature.device'), value: record.device ?? '—' } : null,
    ]} />
  );
  return whole ? facts : <details className={classes.more}><summary>{t('deal:signature.record')}</summary>{facts}</details>;
}

/** Files of the deal with versions, hashes and signatures; the parties add to them while the deal runs. */
export function Documents({ deal }: { deal: DealResource }) {
  const { t } = useTranslation();
  const upload = !deal.closed_at && deal.transitions.some((x) => x.name === 'provide_evidence' && x.allowed);
  return (
    <Section id="documents" title={t('deal:doc.title')}>
      <div className="jz-stack">
        {deal.documents.length === 0 ? <p className="jz-muted">{t('deal:doc.none')}</p> : deal.documents.map((d) => <DocumentLine key={d.id} deal={deal} document={d} />)}
        {upload ? <details className={`${classes.more} jz-no-print`}><summary>{t('deal:doc.upload')}</summary><UploadForm /></details> : null}
      </div>
    </Section>
  );
}

function DocumentLine({ deal, document }: { deal: DealResource; document: Document }) {
  const { t } = useTranslation();
  const { instant } = useFormat();
  const title = document.kind === 'contract' ? t('deal:doc.contractVersion', { version: document.version }) : document.title;
  const versioned = document.kind !== 'evidence';
  return (
    <div className={`${classes.document} ${document.current ? '' : classes.old}`}>
      <div className="jz-row">
        <h3>{document.intact ? document.has_file ? <a href={paths.dealDocument(deal.id, document.id)}>{title}</a> : <Link to={`${paths.dealContract(deal.id)}${document.current ? '' : `?document=${document.id}`}`}>{title}</Link> : title}</h3>
        {document.intact ? null : <Badge tone="bad">{t('deal:doc.altered')}</Badge>}
        {versioned ? <Badge tone={document.current ? 'good' : 'neutral'}>{t(document.current ? 'deal:doc.current' : 'deal:doc.old')}</Badge> : null}
      </div>
      <p className="jz-muted jz-small">{t(`deal:doc.kind.${document.kind}`)} · {instant(document.created_at)}</p>
      <p className={classes.hash}>{t('deal:doc.hash')} {document.sha256}</p>
      {document.intact ? null : <p>{t('deal:doc.alteredText')}</p>}
      {document.kind === 'contract' ? <Signatures document={document} /> : null}
    </div>
  );
}

function UploadForm() {
  const { t } = useTranslation();
  const id = useId();
  const busy = useNavigation().formData?.get('intent') === 'upload';
  return (
    <Form method="post" encType="multipart/form-data" preventScrollReset>
      <input type="hidden" name="intent" value="upload" />
      <FormAids name="upload" />
      <div className={classes.fields}>
        <div className={classes.row}>
          <div>
            <label className={formClasses.label} htmlFor={`${id}-kind`}>{t('deal:doc.uploadKind')}</label>
            <select className={classes.input} id={`${id}-kind`} name="kind" defaultValue="evidence">
              {(['evidence', 'certificate', 'recordal'] as const).map((k) => <option key={k} value={k}>{t(`deal:doc.kind.${k}`)}</option>)}
            </select>
          </div>
          <div>
            <label className={formClasses.label} htmlFor={`${id}-title`}>{t('ui:optionalLabel', { label: t('deal:doc.uploadTitle') })}</label>
            <input className={classes.input} id={`${id}-title`} name="title" maxLength={200} />
          </div>
        </div>
        <div>
          <label className={formClasses.label} htmlFor={`${id}-file`}>{t('deal:doc.uploadFile')}</label>
          <span className={formClasses.hint}>{t('deal:doc.uploadHint')}</span>
          <FileBox id={`${id}-file`} name="file" required accept={DOCUMENT_ACCEPT} />
        </div>
        <FormActions><SubmitButton tone="secondary" name="go" value="upload" pending={busy}>{t('deal:doc.uploadGo')}</SubmitButton></FormActions>
      </div>
    </Form>
  );
}
