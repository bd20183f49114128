import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { SubmitButton } from '../index.ts';

/** Opens a draft for a patent in one click. */
export function ListItButton({ patentId, small = true, tone = 'secondary' }: { patentId: string; small?: boolean; tone?: 'primary' | 'secondary' }) {
  const { t } = useTranslation();
  return (
    <Form method="post" action={paths.listingNew()}>
      <SubmitButton tone={tone} small={small} name="patent_id" value={patentId}>{t('portfolio:list')}</SubmitButton>
    </Form>
  );
}
