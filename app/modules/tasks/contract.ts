/** Where a task is worked on; a menu entry shows the number of its area. */
export const TASK_AREAS = ['deals', 'offers', 'approvals', 'sales', 'services', 'events', 'brokerage', 'listings', 'portfolio', 'imports', 'demands', 'organisation', 'queue'] as const;
export type TaskArea = (typeof TASK_AREAS)[number];

/**
 * One thing somebody has to do. `code` names its text (`task:what.…`), `params` what stands in it: codes and figures, never whole sentences.
 * Times are RFC 3339; `due_at` is the end of the period (a legal day ends at 24:00 in China).
 */
export interface TaskItem {
  key: string;
  area: TaskArea;
  code: string;
  params: Readonly<Record<string, string | number>>;
  title: { zh: string; en: string } | null;
  href: string;
  due_at: string | null;
  /** Since when it waits, where that is known. */
  since: string | null;
  /** The reader may do it; or a colleague has to: by their role, by assignment, or because a second person is asked for. */
  whose: 'mine' | 'colleague';
  /** How many things of one kind the line stands for. */
  count: number;
}

/** All tasks, overdue and soonest first. `counts` are the reader's own, by area; `mine` is their sum, `colleagues` what others have to do. */
export interface TaskList { items: TaskItem[]; counts: Readonly<Record<TaskArea, number>>; mine: number; colleagues: number }
