import type { TaskItem, TaskList } from '#app/modules/tasks/contract.ts';

/** A task in words. */
export interface TaskLine extends Pick<TaskItem, 'key' | 'area' | 'href' | 'due_at' | 'since' | 'whose' | 'count'> { what: string; title: string | null }
export interface TaskLines extends Omit<TaskList, 'items'> { items: TaskLine[] }
