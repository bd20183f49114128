import { defineLoader } from '#app/http/define.server.ts';
import { listTasks } from '#app/modules/tasks/list-tasks.server.ts';

/** The numbers of the menu: the reader's own tasks by area, and all of them. */
export const loader = defineLoader({ access: 'member' }, async ({ scope, services }) => {
  const { counts, mine } = await listTasks(services, scope);
  return { counts, mine };
});
