import { AppError } from '#app/core/errors.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';

export const handle: ShellHandle = { texts: [] };

/** Every address no other route knows: a 404 with the shell around it, in the reader's language, with the request's id. */
export const loader = defineLoader({ access: 'public' }, async () => { throw new AppError('not_found'); });

export const action = defineAction({ access: 'public' }, async () => { throw new AppError('not_found'); });

export default function NotFound() { return null; }
