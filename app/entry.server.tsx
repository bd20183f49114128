import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { TextsProvider } from '#app/i18n/react.tsx';
import { isRouteErrorResponse, ServerRouter, type EntryContext, type RouterContextProvider } from 'react-router';
import { requestContext } from '#app/http/context.server.ts';
import { gathered } from '#app/http/gathered.server.ts';
import { NonceContext } from '#app/http/nonce.tsx';
import { translator } from '#app/i18n/server.ts';
import { requestStore } from '#app/platform/request-store.server.ts';

export const streamTimeout = 10_000;

/** Renders a page. Robots and clients that wait get it whole; browsers get the shell first and slow parts as they come. */
export default function handleRequest(request: Request, status: number, headers: Headers, entry: EntryContext, loadContext: Readonly<RouterContextProvider>) {
  const { nonce, locale, services, requestId } = loadContext.get(requestContext);
  const whenAll = isbot(request.headers.get('user-agent') ?? '') || entry.isSpaMode;
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-language', locale === 'zh' ? 'zh-CN' : 'en');
  return new Promise<Response>((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <TextsProvider t={translator(locale)} language={locale}>
          <ServerRouter context={entry} url={request.url} nonce={nonce} />
        </TextsProvider>
      </NonceContext.Provider>,
      {
        nonce,
        [whenAll ? 'onAllReady' : 'onShellReady']() {
          const { body, sink } = gathered();
          resolve(new Response(body, { headers, status: code }));
          pipe(sink);
        },
        onShellError: reject,
        onError(error: unknown) {
          code = 500;
          services.log.error({ err: error, requestId }, 'rendering failed');
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

export function handleError(error: unknown, { request, context }: { request: Request; context: Readonly<RouterContextProvider> }) {
  // The router's own refusals (no such method, no such action) are answers, and their texts hold the address.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.get(requestContext).services.log.error({ err: error, route: requestStore.getStore()?.route }, 'unexpected error');
}
