import './ui/mantine-css.ts';
import './ui/theme-variables.css';
import './ui/app.css';
import { ColorSchemeScript, mantineHtmlProps, MantineProvider, MantineThemeContext } from '@mantine/core';
import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from 'react-router';
import type { Route } from './+types/root.ts';
import { useNonce } from './http/nonce.tsx';
import { requestContext } from './http/context.server.ts';
import { viewerOf } from './http/viewer.server.ts';
import { loadAllTexts } from './i18n/client.ts';
import { htmlLang } from './i18n/config.ts';
import { countUnread } from './modules/notifications/unread.server.ts';
import { ErrorPage } from './ui/error-page.tsx';
import { useLocale } from './ui/hooks.ts';
import type { RootData } from './ui/root-data.ts';
import { Shell, type ShellHandle } from './ui/shell/shell.tsx';
import { wholeTheme } from './ui/theme.ts';

export const links: Route.LinksFunction = () => [
  { rel: 'preload', as: 'font', type: 'font/woff2', href: interLatin, crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
];

export async function loader({ request, context }: Route.LoaderArgs): Promise<RootData> {
  const { locale, services, requestId } = context.get(requestContext);
  const viewer = await viewerOf(request, context.get(requestContext));
  return {
    locale,
    demo: services.env.DEMO,
    sandbox: services.env.PAYMENTS === 'sandbox',
    mailbox: services.env.MAILBOX && !services.env.SMTP_URL && services.env.DEMO,
    unread: await countUnread(services, viewer.scope),
    viewer: { user: viewer.user, org: viewer.org, memberships: viewer.memberships },
    request: { id: requestId, path: new URL(request.url).pathname },
  };
}

/** A page met by a link may speak of anything: its texts are there before it is. */
export const clientMiddleware: Route.ClientMiddlewareFunction[] = [async (_args, next) => {
  await loadAllTexts();
  return next();
}];

// The title is each page's own (`Page` writes it): a second title element here would win over it.
export const meta: Route.MetaFunction = () => [
  { name: 'theme-color', content: '#f7f6f2', media: '(prefers-color-scheme: light)' },
  { name: 'theme-color', content: '#101814', media: '(prefers-color-scheme: dark)' },
];

export function Layout({ children }: { children: React.ReactNode }) {
  const locale = useLocale();
  const nonce = useNonce();
  const texts = useTexts();
  return (
    <html lang={htmlLang(locale)} data-texts={texts} data-respect-reduced-motion="true" {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} suppressHydrationWarning />
        <Meta />
        <Links nonce={nonce} />
      </head>
      <body>
        {/* The theme is whole already and its variables are a sheet: the provider would merge and print both again for every page. */}
        <MantineThemeContext value={wholeTheme}>
          <MantineProvider withCssVariables={false} withGlobalClasses={false} defaultColorScheme="auto" getStyleNonce={() => nonce ?? ''}>{children}</MantineProvider>
        </MantineThemeContext>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** Namespaces the matched page declares, for the browser to load before hydration; undefined = all. */
function useTexts(): string | undefined {
  const leaf = useMatches().at(-1)?.handle as ShellHandle | undefined;
  return leaf?.texts?.join(' ');
}

/** The innermost route that says something about the shell decides. */
function useShell(): ShellHandle['shell'] {
  const matches = useMatches();
  return matches.map((m) => (m.handle as ShellHandle | undefined)?.shell).filter(Boolean).at(-1);
}

export default function App() {
  return <Shell shell={useShell()}><Outlet /></Shell>;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Shell><ErrorPage error={error} /></Shell>;
}
