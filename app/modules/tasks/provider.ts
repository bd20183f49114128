import type { Clock } from '#app/core/clock.ts';
import type { MemberScope } from '#app/core/scope.ts';
import type { Db } from '#db/client.ts';
import type { TaskItem } from './contract.ts';

export interface TaskDeps { db: Db; clock: Clock }

/** Tells one kind of task. Another process adds a provider to the list in `list-tasks.server.ts`, and home, menu, calendar and numbers have it. */
export type TaskProvider = (deps: TaskDeps, scope: MemberScope) => Promise<TaskItem[]>;

/** A task with what most have in common filled in. */
export function task(given: Pick<TaskItem, 'key' | 'area' | 'code' | 'href'> & Partial<TaskItem>): TaskItem {
  return { params: {}, title: null, due_at: null, since: null, whose: 'mine', count: 1, ...given };
}

/** Titles of which one may be missing: each language falls back to the other. */
export const titled = (zh: string, en: string): TaskItem['title'] => ({ zh: zh || en, en: en || zh });
