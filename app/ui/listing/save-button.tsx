import { useTranslation } from '#app/i18n/react.tsx';
import { useFetcher } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { SubmitButton } from '../index.ts';

/** Keeps a listing in view or lets it go; answers at once and is put right by the server. Works as a plain form too. */
export function SaveButton({ id, saved, quiet = true }: { id: string; saved: boolean; quiet?: boolean }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const intent = fetcher.formData?.get('intent');
  const on = intent === 'save' ? true : intent === 'unsave' ? false : saved;
  return (
    <fetcher.Form method="post" action={paths.saved()}>
      <input type="hidden" name="listing_id" value={id} />
      <SubmitButton tone={quiet ? 'quiet' : 'secondary'} small={quiet} name="intent" value={on ? 'unsave' : 'save'} aria-pressed={on} pending={false}>
        <svg width="14" height="14" viewBox="0 0 16 16" fill={on ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" aria-hidden="true"><path d="M4 2h8v12l-4-3-4 3Z" /></svg>
        {on ? t('card:save.on') : t('card:save.off')}
      </SubmitButton>
    </fetcher.Form>
  );
}
