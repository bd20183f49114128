import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { fileOrWords } from '#app/http/plain-answer.server.ts';
import { personalDataFile } from '#app/modules/identity/personal-data.server.ts';
import { demandProof } from '#app/routes/auth/reply.server.ts';

/** All personal data held of the person, as a file; only for somebody who has just proved who they are. */
export const loader = defineLoader({ access: 'user' }, (ask) => {
  demandProof(ask, paths.personalData());
  return fileOrWords(ask.locale, async () => {
    const { writtenOn, bytes } = await personalDataFile(ask.services, ask.scope.userId, ask.request.signal);
    return new Response(bytes, {
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="jingzhe-${writtenOn}.json"`, 'cache-control': 'no-store' },
    });
  });
});
