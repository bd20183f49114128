import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { TextsProvider } from '#app/i18n/react.tsx';
import { HydratedRouter } from 'react-router/dom';
import { loadAllTexts, loadI18n } from '#app/i18n/client.ts';

const { lang, dataset } = document.documentElement;
const i18n = await loadI18n(lang.startsWith('zh') ? 'zh' : 'en', dataset.texts);

startTransition(() => {
  hydrateRoot(document, (
    <StrictMode>
      <TextsProvider i18n={i18n}>
        <HydratedRouter />
      </TextsProvider>
    </StrictMode>
  ));
});

// The next page's texts come while the pointer or the focus is still on its way to the link.
const soon = (event: Event) => {
  if (!(event.target instanceof Element) || !event.target.closest('a, button, form')) return;
  for (const name of ['pointerover', 'focusin'] as const) document.removeEventListener(name, soon);
  loadAllTexts().catch(() => { /* tried again by the navigation itself */ });
};
for (const name of ['pointerover', 'focusin'] as const) document.addEventListener(name, soon);
