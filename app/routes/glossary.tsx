import { useTranslation } from '#app/i18n/react.tsx';
import { useLoaderData } from 'react-router';
import { defineLoader } from '#app/http/define.server.ts';
import { GLOSSARY, GLOSSARY_CODES } from '#app/i18n/glossary.ts';
import { Page, Section, type ShellHandle } from '#app/ui/index.ts';
import classes from './glossary.module.css';

export const handle: ShellHandle = { texts: [] };

export const loader = defineLoader({ access: 'public' }, ({ locale }) => Promise.resolve({ entries: GLOSSARY_CODES.map((code) => ({ code, ...GLOSSARY[code][locale] })) }));

/** Every word of the field the product uses, with the article it rests on; what a word's button opens is the same text. */
export default function Glossary() {
  const { t } = useTranslation();
  const { entries } = useLoaderData<typeof loader>();
  return (
    <Page title={t('ui:term.title')} lead={t('ui:term.lead')}>
      <Section>
        <dl className={classes.words}>
          {entries.map((e) => (
            <div key={e.code} id={e.code}>
              <dt>{e.term}</dt>
              <dd>{e.text}{e.law ? <small>{e.law}</small> : null}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Page>
  );
}
