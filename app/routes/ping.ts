import { defineLoader } from '#app/http/define.server.ts';

/** Answers through the whole stack and renders nothing: what page times are compared with (`npm run bench -- pages`). */
export const loader = defineLoader({ access: 'public' }, async () => new Response('pong', { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } }));
