import { useEffect } from 'react';
import { useFetcher, useLocation } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { TaskArea } from '#app/modules/tasks/contract.ts';

/** The viewer's own tasks by area, and their sum. */
export interface TaskNumbers { counts: Readonly<Record<TaskArea, number>>; mine: number }

/** A page met sooner than this after the last look shows the numbers it had. */
const FRESH_MS = 30_000;
let asked: { org: string; at: number } | null = null;

/**
 * Numbers of the menu. They are asked for after the page is there, so no page waits for them; again on other pages when they are no longer
 * fresh, always on the home page, which shows the tasks themselves, and by the router after every act.
 */
export function useTaskNumbers(org: string | null): TaskNumbers | null {
  const fetcher = useFetcher<TaskNumbers | null>({ key: 'task-numbers' });
  const { pathname } = useLocation();
  const { load, data } = fetcher;
  useEffect(() => {
    // Without a network the router would put its error page in the place of this one; the numbers wait.
    if (!org || !navigator.onLine) return;
    const now = Date.now();
    if (data && asked?.org === org && now - asked.at < FRESH_MS && pathname !== paths.home()) return;
    asked = { org, at: now };
    void load(paths.taskCounts());
  }, [org, pathname]);
  return org && data?.counts ? data : null;
}
