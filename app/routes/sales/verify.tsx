import { defineLoader } from '#app/http/define.server.ts';
import type { ShellHandle } from '#app/ui/index.ts';
import { VerifyPage } from '#app/ui/sale/verify-page.tsx';

export const handle: ShellHandle = { texts: ['sale'] };

/** The page asks the server for nothing beyond itself: the file is checked in the browser. */
export const loader = defineLoader({ access: 'public' }, () => Promise.resolve({}));

export default VerifyPage;
