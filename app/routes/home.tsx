import { useTranslation } from '#app/i18n/react.tsx';
import { Link, redirect, useActionData, useLoaderData } from 'react-router';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { RegisterOrganisationInput } from '#app/modules/orgs/contract.ts';
import { registerOrganisation } from '#app/modules/orgs/register-organisation.server.ts';
import { switchOrganisation } from '#app/modules/orgs/switch-organisation.server.ts';
import { listTasks } from '#app/modules/tasks/list-tasks.server.ts';
import { homeFacts, type HomeCount } from '#app/modules/stats/home.server.ts';
import { LinkButton, Page, Section, useFormat, useViewer, type ShellHandle } from '#app/ui/index.ts';
import classes from './home.module.css';
import { TaskSections } from '#app/ui/task/task-list.tsx';
import { RegisterOrganisationForm } from './org/register-form.tsx';
import { taskLines } from './tasks/task-lines.server.ts';

export const handle: ShellHandle = { texts: ['account', 'org', 'task'] };

/** Where each figure of the home page is looked at. */
const PLACES: Record<HomeCount['figure'], string> = {
  offers_waiting: paths.offers(), deals_running: paths.deals(), listings_live: paths.ownListings(), patents: paths.portfolio(), demands_open: paths.demands(), saved: paths.saved(), all_deals_running: paths.deals(),
};
const NEXT = { university: paths.imports(), company: paths.demandNew(), broker: paths.search(), operator: paths.operator() } as const;

export const loader = defineLoader({ access: 'user' }, async ({ scope, services, locale }) => {
  const now = services.clock.now().toISOString();
  if (scope.kind === 'user') return { facts: null, tasks: null, now };
  // An inventor's home is their patents: figures and tasks of the organisation are not theirs to see.
  if (scope.role === 'inventor') throw redirect(paths.inventions());
  return { facts: await homeFacts(services, scope), tasks: taskLines(await listTasks(services, scope), locale), now };
});

/** Registers the person's organisation and goes to work for it. */
export const action = defineAction({ access: 'user', form: RegisterOrganisationInput }, async ({ scope, viewer, services }, input) => {
  const orgId = await registerOrganisation(services, scope, input);
  if (viewer.sessionId) await switchOrganisation(services, { userId: scope.userId, sessionId: viewer.sessionId }, orgId);
  return redirect(paths.home());
});

export default function Home() {
  const { t } = useTranslation();
  const { number, pick } = useFormat();
  const { user, org } = useViewer();
  const { facts, tasks, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!facts || !tasks || !org) {
    return (
      <Page title={t('account:home.start.title')} lead={t('account:home.start.lead', { email: user?.email })} width="narrow">
        <RegisterOrganisationForm answer={answer} />
      </Page>
    );
  }
  return (
    <Page title={t('account:home.title')} heading={t('account:home.hello', { name: user?.name })} lead={pick(org.nameZh, org.nameEn)} actions={<LinkButton to={NEXT[org.kind]}>{t(`account:home.next.${org.kind}`)}</LinkButton>}>
      <TaskSections tasks={tasks} now={now} />
      <Section title={t('account:home.has')} look="plain">
        <div className={classes.has}>
          {facts.has.map((h) => (
            <Link key={h.figure} to={PLACES[h.figure]} className={classes.tile}>
              <span className={`${classes.figure} jz-num`}>{number(h.count)}</span>
              <span className={classes.label}>{t(`account:home.figure.${h.figure}`)}</span>
            </Link>
          ))}
        </div>
      </Section>
    </Page>
  );
}
