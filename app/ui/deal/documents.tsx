import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, Link, useNavigation } from 'react-router';
import { DOCUMENT_ACCEPT } from '#app/core/upload-rules.ts';
import { paths } from '#app/http/paths.ts';
import type { DealResource } from '#app/modules/deals/contract.ts';
import formClasses from '../forms/forms.module.css';
import { FormActions } from '../forms/index.ts';
import { useFormat } from '../hooks.ts';
import { SubmitButton } from '../kit/button.tsx';
import { Badge } from '../kit/status.tsx';
import { Section } from '../kit/page.tsx';
import classes from './deal.module.css';

type Document = DealResource['documents'][number];

/** Who signed a version, and who has not. */
export function Signatures({ document }: { document: Document }) {
  const { t } = useTranslation();
  const { instant } = useFormat();
  return (
    <ul className={classes.steps}>{(['seller', 'buyer'] as const).map((side) => {
      const signature = document.signatures.find((s) => s.side === side);
      return (
        <li key={side}>{signature
          ? <>{t('deal:doc.signedBy', { side: t(`deal:terms.${side}`), name: signature.signer_name, when: instant(signature.signed_at) })}</>
          : <span className="jz-muted">{t('deal:doc.unsigned', { side: t(`deal:terms.${side}`) })}</span>}</li>
      );
    })}</ul>
  );
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
        <h3>{document.has_file ? <a href={paths.dealDocument(deal.id, document.id)}>{title}</a> : <Link to={`${paths.dealContract(deal.id)}${document.current ? '' : `?document=${document.id}`}`}>{title}</Link>}</h3>
        {versioned ? <Badge tone={document.current ? 'good' : 'neutral'}>{t(document.current ? 'deal:doc.current' : 'deal:doc.old')}</Badge> : null}
      </div>
      <p className="jz-muted jz-small">{t(`deal:doc.kind.${document.kind}`)} · {instant(document.created_at)}</p>
      <p className={classes.hash}>{t('deal:doc.hash')} {document.sha256}</p>
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
          <div className={formClasses.file}><input id={`${id}-file`} type="file" name="file" required accept={DOCUMENT_ACCEPT} /></div>
        </div>
        <FormActions><SubmitButton tone="secondary" name="go" value="upload" pending={busy}>{t('deal:doc.uploadGo')}</SubmitButton></FormActions>
      </div>
    </Form>
  );
}
