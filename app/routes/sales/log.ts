import { z } from 'zod';
import { zId } from '#app/core/contract.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { saleLogFile } from '#app/modules/sales/get-sale.server.ts';

/** The log of a sale as a file. */
export const loader = defineLoader({ access: 'public', params: z.object({ id: zId('sale') }) }, async ({ params, services }) => new Response(`${JSON.stringify(await saleLogFile(services, params.id), null, 1)}\n`, {
  headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="${params.id}.json"`, 'cache-control': 'no-store' },
}));
