import { useTranslation } from 'react-i18next';
import { defineLoader } from '#app/http/define.server.ts';

export const loader = defineLoader({ access: 'public' }, async () => ({ ok: true }));

export default function Landing() {
  const { t } = useTranslation();
  return <main><h1>{t('brand')}</h1><p>{t('tagline')}</p></main>;
}
