import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { HydratedRouter } from 'react-router/dom';
import { loadI18n } from '#app/i18n/client.ts';

const i18n = await loadI18n(document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');

startTransition(() => {
  hydrateRoot(document, (
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <HydratedRouter />
      </I18nextProvider>
    </StrictMode>
  ));
});
