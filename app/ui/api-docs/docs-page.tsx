import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { Page, Section, WideBox } from '../index.ts';
import type { EndpointDoc, FieldLine, TagDoc } from './describe.ts';
import classes from './api-docs.module.css';

export interface DocsPageProps { base: string; tags: TagDoc[]; errors: { code: string; status: number; meaning: string }[] }

/** The API for people, drawn from the same document machines read. Plain HTML: it prints, searches and works without scripts. */
export function DocsPage({ base, tags, errors }: DocsPageProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('docs:title')} lead={t('docs:lead')}>
      <div className={classes.docs}>
        <nav className={classes.toc} aria-label={t('docs:contents')}>
          <ul>
            <li><a href="#token">{t('docs:token')}</a></li>
            <li><a href="#conventions">{t('docs:conventions')}</a></li>
            {tags.map(({ tag }) => <li key={tag}><a href={`#tag-${tag}`}>{t(`docs:tags.${tag}`, { defaultValue: tag })}</a></li>)}
            <li><a href="#errors">{t('docs:errors')}</a></li>
          </ul>
        </nav>
        <div className={classes.main}>
          <Start base={base} />
          {tags.map(({ tag, endpoints }) => (
            <Section key={tag} id={`tag-${tag}`} look="plain" title={t(`docs:tags.${tag}`, { defaultValue: tag })} actions={<span className="jz-muted jz-small">{t('docs:count', { count: endpoints.length })}</span>}>
              <div className={classes.list}>{endpoints.map((e) => <Endpoint key={e.id} endpoint={e} />)}</div>
            </Section>
          ))}
          <Errors errors={errors} />
        </div>
      </div>
    </Page>
  );
}

function Start({ base }: { base: string }) {
  const { t } = useTranslation();
  const curl = `curl -X POST ${base}/tokens \\\n  -H 'content-type: application/json' \\\n  -d '{"email":"…","password":"…","name":"my system"}'\n\ncurl ${base}/me \\\n  -H 'authorization: Bearer jz_…'`;
  return (
    <>
      <Section id="token" title={t('docs:token')}>
        <p>{t('docs:tokenText')}</p>
        <pre className={classes.pre} tabIndex={0}><code>{curl}</code></pre>
        <p><Link to={paths.tokens()}>{t('docs:tokenPage')}</Link> · <a href={paths.openApi()}>{t('docs:document')}</a></p>
      </Section>
      <Section id="conventions" title={t('docs:conventions')}>
        <ul>{t.list('docs:rules', { base }).map((rule) => <li key={rule}>{rule}</li>)}</ul>
      </Section>
    </>
  );
}

function Endpoint({ endpoint: e }: { endpoint: EndpointDoc }) {
  const { t } = useTranslation();
  const access = e.access === 'public' ? t('docs:accessPublic') : e.access === 'user' ? t('docs:accessUser') : e.access === 'member' ? t('docs:accessMember') : <code>{e.access}</code>;
  return (
    <details className={classes.endpoint} id={e.id}>
      <summary>
        <span className={classes.method} data-write={e.method !== 'GET'}>{e.method}</span>
        <span className={classes.path}>{e.path}</span>
        <span className={classes.summaryText}>{e.summary.split('`').map((part, i) => (i % 2 ? <code key={i}>{part}</code> : part))}</span>
      </summary>
      <div className={classes.body}>
        <p>{t('docs:access')}: {access}</p>
        {e.parameters.length ? <Fields title={t('docs:parameters')} lines={e.parameters.map((p) => ({ ...p, note: [t(`docs:where.${p.where}`), p.note].filter(Boolean).join('; ') }))} /> : null}
        {e.body ? <Fields title={`${t('docs:body')} · ${e.body.media}`} lines={e.body.fields} /> : null}
        <div>
          <p><strong>{t('docs:response')} · {e.answer.status}</strong>{e.answer.media && e.answer.media !== 'application/json' ? ` · ${e.answer.media}` : ''}{e.answer.media === null ? ` · ${t('docs:noBody')}` : ''}</p>
          {e.answer.shape ? <pre className={classes.pre} tabIndex={0} aria-label={t('docs:response')}><code>{e.answer.shape}</code></pre> : null}
        </div>
      </div>
    </details>
  );
}

/** Fields as a table; required ones are marked by a word. */
function Fields({ title, lines }: { title: string; lines: readonly FieldLine[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return <p><strong>{title}</strong></p>;
  return (
    <WideBox label={title}>
      <table className={classes.table}>
        <caption>{title}</caption>
        <thead><tr><th scope="col">{t('docs:field')}</th><th scope="col">{t('docs:type')}</th><th scope="col">{t('docs:required')}</th><th scope="col">{t('docs:note')}</th></tr></thead>
        <tbody>{lines.map((l) => <tr key={l.name}><td><code>{l.name}</code></td><td><code className={classes.type}>{l.type}</code></td><td>{l.required ? t('ui:yes') : ''}</td><td>{l.note}</td></tr>)}</tbody>
      </table>
    </WideBox>
  );
}

function Errors({ errors }: Pick<DocsPageProps, 'errors'>) {
  const { t } = useTranslation();
  return (
    <Section id="errors" title={t('docs:errors')} hint={t('docs:errorsText')}>
      <WideBox label={t('docs:errors')}>
        <table className={classes.table}>
          <caption className="jz-only-screen-reader">{t('docs:errors')}</caption>
          <thead><tr><th scope="col">{t('docs:code')}</th><th scope="col">{t('docs:status')}</th><th scope="col">{t('docs:meaning')}</th></tr></thead>
          <tbody>{errors.map((e) => <tr key={e.code} id={`error-${e.code}`}><td><code>{e.code}</code></td><td className="jz-num">{e.status}</td><td>{e.meaning}</td></tr>)}</tbody>
        </table>
      </WideBox>
    </Section>
  );
}
