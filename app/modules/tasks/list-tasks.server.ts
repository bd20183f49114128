import type { MemberScope } from '#app/core/scope.ts';
import { TASK_AREAS, type TaskArea, type TaskItem, type TaskList } from './contract.ts';
import { eventTasks } from './event-tasks.server.ts';
import { approvalTasks, draftTasks, feeTasks, identityTasks, offerTasks, ownershipTasks, queueTasks } from './own-tasks.server.ts';
import { brokerageTasks, dealTasks, saleTasks, serviceTasks } from './process-tasks.server.ts';
import type { TaskDeps, TaskProvider } from './provider.ts';

const PROVIDERS: readonly TaskProvider[] = [dealTasks, offerTasks, approvalTasks, saleTasks, serviceTasks, eventTasks, brokerageTasks, ownershipTasks, identityTasks, feeTasks, draftTasks, queueTasks];

/** Soonest end first, what has no end after it by how long it waits. */
const order = (a: TaskItem, b: TaskItem): number => {
  const by = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return by(a.due_at ?? '9', b.due_at ?? '9') || by(a.since ?? '9', b.since ?? '9') || by(a.key, b.key);
};

/**
 * Everything that waits for the member's organisation, of every process: what the reader may do, and what colleagues have to. Home, the menu's
 * numbers, the lists and the calendar all ask here. Each provider keeps to what the role may see.
 */
export async function listTasks(deps: TaskDeps, member: MemberScope): Promise<TaskList> {
  const found: TaskItem[] = [];
  // An inventor has no part in the organisation's work, and providers read some of it as the platform.
  if (member.role !== 'inventor') for (const provider of PROVIDERS) found.push(...await provider(deps, member));
  const items = found.sort(order);
  const sum = (of: (t: TaskItem) => boolean) => items.filter(of).reduce((n, t) => n + t.count, 0);
  return {
    items, mine: sum((t) => t.whose === 'mine'), colleagues: sum((t) => t.whose === 'colleague'),
    counts: Object.fromEntries(TASK_AREAS.map((area) => [area, sum((t) => t.area === area && t.whose === 'mine')])) as Record<TaskArea, number>,
  };
}
