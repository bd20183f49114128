import { defineLoader } from '#app/http/define.server.ts';
import { portfolioFile, zExport } from './export-file.server.ts';

export const loader = defineLoader({ access: 'patent.read', search: zExport }, async ({ scope, services, search, locale }) => portfolioFile(services, scope, search, locale));
