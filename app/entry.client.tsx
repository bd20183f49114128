import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { TextsProvider } from '#app/i18n/react.tsx';
import { HydratedRouter } from 'react-router/dom';
import { loadAllTexts, loadTexts } from '#app/i18n/client.ts';

const { lang, dataset } = document.documentElement;
const language = lang.startsWith('zh') ? 'zh' : 'en';
const t = await loadTexts(language, dataset.texts);

startTransition(() => {
  hydrateRoot(document, (
    <StrictMode>
      <TextsProvider t={t} language={language}>
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
