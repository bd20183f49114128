import { defineLoader } from '#app/http/define.server.ts';
import { portfolioFile, zExport } from './file.server.ts';

/** The portfolio as a download, behind the filter of its page. */
export const loader = defineLoader({ access: 'patent.read', search: zExport }, async ({ scope, services, search, locale }) => portfolioFile(services, scope, search, locale));
