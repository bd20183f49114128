import { useTranslation } from '#app/i18n/react.tsx';
import { Link, redirect, useActionData, useLoaderData } from 'react-router';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { RegisterOrganisationInput } from '#app/modules/orgs/contract.ts';
import { registerOrganisation } from '#app/modules/orgs/register-organisation.server.ts';
import { switchOrganisation } from '#app/modules/orgs/switch-organisation.server.ts';
import { homeFacts, type HomeCount, type HomeFacts } from '#app/modules/stats/home.server.ts';
import { EmptyState, LinkButton, Page, Section, useFormat, useViewer, type ShellHandle } from '#app/ui/index.ts';
import classes from './home.module.css';
import { RegisterOrganisationForm } from './org/register-form.tsx';

export const handle: ShellHandle = { texts: ['account', 'org'] };

/** Where each figure of the home page is worked on. */
const PLACES: Record<HomeCount['figure'], string> = {
  approvals_waiting: paths.approvals(), all_approvals_waiting: paths.approvals(), offers_to_answer: paths.offers(), offers_waiting: paths.offers(), deals_running: paths.deals(), deadlines_near: paths.deals(),
  listings_suspended: paths.ownListings(), listings_draft: paths.ownListings(), listings_live: paths.ownListings(), patents: paths.portfolio(), imports_open: paths.imports(),
  demands_open: paths.demands(), demands_draft: paths.demands(), saved: paths.saved(),
  all_deals_disputed: paths.operatorQueue(), all_deals_running: paths.deals(), all_deadlines_missed: paths.operatorQueue(), orgs_unverified: paths.operatorQueue(), rights_waiting: paths.operatorQueue(), proofs_due: paths.ownListings(), verification_due: paths.verification(), outbox_dead: paths.operatorQueue(), payments_unknown: paths.operatorLedger(),
};
const NEXT = { university: paths.imports(), company: paths.demandNew(), broker: paths.search(), operator: paths.operator() } as const;
const DUE: ReadonlySet<HomeCount['figure']> = new Set(['deadlines_near', 'all_deadlines_missed', 'proofs_due']);

export const loader = defineLoader({ access: 'user' }, async ({ scope, services }) => {
  // An inventor's home is their patents: figures of the organisation are not theirs to see.
  if (scope.kind === 'org' && scope.role === 'inventor') throw redirect(paths.inventions());
  return { facts: scope.kind === 'user' ? null : await homeFacts(services, scope) };
});

/** Registers the person's organisation and goes to work for it. */
export const action = defineAction({ access: 'user', form: RegisterOrganisationInput }, async ({ scope, viewer, services }, input) => {
  const orgId = await registerOrganisation(services, scope, input);
  if (viewer.sessionId) await switchOrganisation(services, { userId: scope.userId, sessionId: viewer.sessionId }, orgId);
  return redirect(paths.home());
});

function Waits({ facts }: { facts: HomeFacts }) {
  const { t } = useTranslation();
  const { day, number } = useFormat();
  const waiting = facts.waits.filter((w) => w.count > 0);
  if (!waiting.length) return <EmptyState title={t('account:home.nothing')}><p>{t('account:home.nothingHint')}</p></EmptyState>;
  return (
    <Section title={t('account:home.waits')} look="wake">
      <ul className={classes.waits}>
        {waiting.map((w) => (
          <li key={w.figure}>
            <Link to={PLACES[w.figure]}>
              <span className={`${classes.count} jz-num`}>{number(w.count)}</span>
              <span className={classes.what}>{t(`account:home.figure.${w.figure}`)}</span>
              {w.since ? <span className="jz-muted jz-small">{t(DUE.has(w.figure) ? 'account:home.due' : 'account:home.since', { date: day(w.since) })}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export default function Home() {
  const { t } = useTranslation();
  const { number, pick } = useFormat();
  const { user, org } = useViewer();
  const { facts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!facts || !org) {
    return (
      <Page title={t('account:home.start.title')} lead={t('account:home.start.lead', { email: user?.email })} width="narrow">
        <RegisterOrganisationForm answer={answer} />
      </Page>
    );
  }
  return (
    <Page title={t('account:home.title')} heading={t('account:home.hello', { name: user?.name })} lead={pick(org.nameZh, org.nameEn)} actions={<LinkButton to={NEXT[org.kind]}>{t(`account:home.next.${org.kind}`)}</LinkButton>}>
      <Waits facts={facts} />
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
