import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { useTranslation } from '#app/i18n/react.tsx';
import { useFormat } from '../hooks.ts';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Section } from '../kit/page.tsx';
import { Badge } from '../kit/status.tsx';
import type { TaskLine, TaskLines } from './lines.ts';
import classes from './task.module.css';

/** Lines shown before the reader asks for the rest. */
const FIRST = 12;
const SOON_MS = 3 * 86_400_000;

function Line({ task, now }: { task: TaskLine; now: string }) {
  const { t } = useTranslation();
  const { day, deadline } = useFormat();
  const left = task.due_at ? Date.parse(task.due_at) - Date.parse(now) : null;
  return (
    <li>
      <Link to={task.href}>
        <span className={classes.what}>
          <strong>{task.what}</strong>
          <small className="jz-muted">{t(`task:area.${task.area}`)}{task.title ? ` · ${task.title}` : ''}</small>
        </span>
        {task.due_at && left !== null ? (
          <span className={classes.when}>
            {left < 0 ? <Badge tone="bad">{t('task:late')}</Badge> : left < SOON_MS ? <Badge tone="attention">{t('task:soon')}</Badge> : null}
            <small className={left < 0 ? classes.late : 'jz-muted'}>{t(left < 0 ? 'task:overdue' : 'task:due', { when: deadline(task.due_at) })}</small>
          </span>
        ) : task.since ? <span className={classes.when}><small className="jz-muted">{t('task:since', { day: day(task.since) })}</small></span> : null}
      </Link>
    </li>
  );
}

function Lines({ items, now }: { items: readonly TaskLine[]; now: string }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST);
  const count = items.reduce((n, i) => n + i.count, 0);
  return (
    <>
      <ul className={classes.tasks}>{shown.map((task) => <Line key={task.key} task={task} now={now} />)}</ul>
      {items.length > FIRST ? <Button tone="quiet" onClick={() => { setAll(!all); }}>{all ? t('task:fewer') : t('task:more', { count })}</Button> : null}
    </>
  );
}

/** What waits for the reader, and apart what waits for their colleagues; overdue and soonest first. `now` is the server's clock. */
export function TaskSections({ tasks, now }: { tasks: TaskLines; now: string }) {
  const { t } = useTranslation();
  const mine = tasks.items.filter((i) => i.whose === 'mine');
  const theirs = tasks.items.filter((i) => i.whose === 'colleague');
  return (
    <>
      {mine.length ? <Section title={`${t('task:mine')} (${tasks.mine})`} look="wake"><Lines items={mine} now={now} /></Section>
        : <EmptyState title={theirs.length ? t('task:onlyColleagues') : t('task:none')}><p>{t('task:noneHint')}</p></EmptyState>}
      <p className="jz-small"><Link to={`${paths.noticeSettings()}#calendar`}>{t('task:feed')}</Link></p>
      {theirs.length ? <Section title={`${t('task:colleagues')} (${tasks.colleagues})`}><p className="jz-muted jz-small">{t('task:colleaguesHint')}</p><Lines items={theirs} now={now} /></Section> : null}
    </>
  );
}
