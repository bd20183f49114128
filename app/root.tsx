import '@mantine/core/styles.css';
import './ui/app.css';
import { ColorSchemeScript, mantineHtmlProps, MantineProvider } from '@mantine/core';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from 'react-router';
import type { Route } from './+types/root.ts';
import { useNonce } from './http/nonce.tsx';
import { requestContext } from './http/context.server.ts';
import { viewerOf } from './http/viewer.server.ts';
import { htmlLang } from './i18n/config.ts';
import { theme } from './ui/theme.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { locale, services } = context.get(requestContext);
  const viewer = await viewerOf(request, context.get(requestContext));
  return {
    locale,
    demo: services.env.DEMO,
    sandbox: services.env.PAYMENTS === 'sandbox',
    mailbox: !services.env.SMTP_URL && services.env.DEMO,
    viewer: { user: viewer.user, org: viewer.org, memberships: viewer.memberships },
  };
}

export type RootData = Awaited<ReturnType<typeof loader>>;

export function Layout({ children }: { children: React.ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const locale = data?.locale ?? 'zh';
  const nonce = useNonce();
  return (
    <html lang={htmlLang(locale)} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce ?? ''}>{children}</MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}
