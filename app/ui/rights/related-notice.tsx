import { useTranslation } from '#app/i18n/react.tsx';
import type { RelatedFact } from '#app/core/vocabulary.ts';
import { Notice } from '../forms/notices.tsx';

/** What ties the two sides together, beside what each has declared: told to both and to the operator, for facts count whatever is declared. */
export function RelatedNotice({ facts, declared }: { facts: readonly RelatedFact[]; declared?: { seller: boolean | null; buyer: boolean | null } }) {
  const { t } = useTranslation();
  const said = declared ? ([['seller', declared.seller], ['buyer', declared.buyer]] as const) : [];
  if (!facts.length && !said.some(([, value]) => value === true)) return null;
  const word = (value: boolean | null) => t(value === null ? 'rights:mark.notYet' : value ? 'rights:mark.yes' : 'rights:mark.no');
  return (
    <Notice tone="attention" title={t('rights:mark.related')}>
      {facts.length ? <ul>{facts.map((fact) => <li key={fact}>{t(`rights:mark.relatedText.${fact}`)}</li>)}</ul> : null}
      {said.map(([side, value]) => <p key={side} className="jz-small">{t('rights:mark.declared')} · {t(`rights:mark.declares.${side}`)}: {word(value)}{value === false && facts.length ? ` ${t('rights:mark.contradicts')}` : ''}</p>)}
      <p className="jz-small jz-muted">{t('rights:mark.gate')}</p>
    </Notice>
  );
}
