import { defineLoader } from '#app/http/define.server.ts';
import { listTasks } from '#app/modules/tasks/list-tasks.server.ts';

/**
 * The numbers of the menu: the reader's own tasks by area, and all of them. Whoever is nobody any more gets none instead of the sign-in page: the
 * menu asks beside the page, and must not lead away from it.
 */
export const loader = defineLoader({ access: 'public' }, async ({ scope, services }) => {
  if (scope.kind !== 'org' && scope.kind !== 'operator') return null;
  const { counts, mine } = await listTasks(services, scope);
  return { counts, mine };
});
