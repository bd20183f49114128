import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { personalData } from '#app/modules/identity/personal-data.server.ts';
import { demandProof } from '#app/routes/auth/reply.server.ts';

/** All personal data held of the person, as a file; only for somebody who has just proved who they are. */
export const loader = defineLoader({ access: 'user' }, async (ask) => {
  demandProof(ask, paths.personalData());
  const data = await personalData(ask.services, ask.scope.userId);
  return new Response(JSON.stringify(data, null, 2), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="jingzhe-${data.written_at.slice(0, 10)}.json"`, 'cache-control': 'no-store' },
  });
});
