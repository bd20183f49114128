import { redirect } from 'react-router';
import { z } from 'zod';
import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { unsubscribe } from '#app/modules/digests/alert-settings.server.ts';

const Params = z.object({ token: z.string().min(10).max(120) });

/** A person who opens the address is shown the page with the same setting: opening changes nothing. */
export const loader = defineLoader({ access: 'public', params: Params }, ({ params }) => Promise.reject(redirect(paths.alert(params.token))));

/**
 * One-click unsubscribe (RFC 8058): a mail program posts these words, without cookies and without following redirects, and is
 * answered in plain text. No page of ours posts here, so nothing else is taken.
 */
export const action = defineAction({ access: 'public', params: Params, form: z.object({ 'List-Unsubscribe': z.literal('One-Click') }) }, async ({ params, services }) => {
  try {
    await unsubscribe(services, params.token);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return new Response('unknown link', { status: 404, headers: { 'content-type': 'text/plain' } });
    throw error;
  }
  return new Response('unsubscribed', { status: 200, headers: { 'content-type': 'text/plain' } });
});
