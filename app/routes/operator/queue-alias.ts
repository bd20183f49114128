import { redirect } from 'react-router';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';

/** The queue's longer address, kept for links that carry it. */
export const loader = defineLoader({ access: 'operator.review' }, async ({ url }) => {
  throw redirect(`${paths.operator()}${url.search}`);
});
