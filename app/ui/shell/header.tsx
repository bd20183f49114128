import { useEffect, useRef } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link, NavLink, useLocation } from 'react-router';
import { paths } from '#app/http/paths.ts';
import { dropAllDrafts } from '../forms/draft.ts';
import { useTakenDrafts } from '../forms/use-draft.ts';
import { useFormat, useRootData, useViewer } from '../hooks.ts';
import { Mark } from '../logo.tsx';
import { BellIcon, CheckIcon, MenuIcon, SearchIcon } from './icons.tsx';
import { NAV_AREAS, navFor } from './nav.ts';
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx';
import classes from './shell.module.css';
import { useTaskNumbers, type TaskNumbers } from './use-task-numbers.ts';

/** Closes a native details menu on a click elsewhere, on Escape (giving the focus back) and after navigating. */
function useMenu() {
  const ref = useRef<HTMLDetailsElement>(null);
  const location = useLocation();
  useEffect(() => { if (ref.current) ref.current.open = false; }, [location]);
  useEffect(() => {
    const onClick = (event: MouseEvent) => { if (ref.current?.open && !ref.current.contains(event.target as Node)) ref.current.open = false; };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !ref.current?.open) return;
      ref.current.open = false;
      ref.current.querySelector('summary')?.focus();
    };
    document.addEventListener('click', onClick);
    document.addEventListener('keydown', onKey);
    return () => { document.removeEventListener('click', onClick); document.removeEventListener('keydown', onKey); };
  }, []);
  return ref;
}

function SearchBox({ id }: { id: string }) {
  const { t } = useTranslation();
  const { org } = useViewer();
  // The platform's own people look for whatever is on their desk; what they type stands in no address.
  if (org?.kind === 'operator') {
    return (
      <Form action={paths.operatorFind()} method="post" role="search" className={classes.search} data-no-draft="1">
        <label htmlFor={id} className="jz-only-screen-reader">{t('search.find')}</label>
        <input id={id} name="q" type="search" placeholder={t('search.find')} autoComplete="off" minLength={2} maxLength={200} required />
        <button type="submit" className={classes.go} aria-label={t('action.search')}><SearchIcon /></button>
      </Form>
    );
  }
  return (
    <Form action={paths.search()} method="get" role="search" className={classes.search}>
      <label htmlFor={id} className="jz-only-screen-reader">{t('search.label')}</label>
      <input id={id} name="q" type="search" placeholder={t('search.placeholder')} autoComplete="off" maxLength={300} />
      <button type="submit" className={classes.go} aria-label={t('action.search')}><SearchIcon /></button>
    </Form>
  );
}

/** An entry's number: what the viewer has to do there. Nothing is shown for none. */
function TaskCount({ count }: { count: number }) {
  const { t } = useTranslation();
  if (!count) return null;
  return <span className={classes.tasks} title={t('nav.tasks', { count })}><span aria-hidden="true">{count > 99 ? '99+' : count}</span><span className="jz-only-screen-reader">{t('nav.tasks', { count })}</span></span>;
}

function NavLinks({ tasks }: { tasks: TaskNumbers | null }) {
  const { t } = useTranslation();
  const { org } = useViewer();
  const count = (key: string) => (!tasks ? 0 : key === 'home' ? tasks.mine : (NAV_AREAS[key] ?? []).reduce((n, area) => n + tasks.counts[area], 0));
  return <>{navFor(org).map((item) => <NavLink key={item.key} to={item.to} prefetch="intent">{t(`nav.${item.key}`)}<TaskCount count={count(item.key)} /></NavLink>)}</>;
}

function OrgSwitcher() {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { org, memberships } = useViewer();
  const location = useLocation();
  if (memberships.length < 2) return null;
  return (
    <>
      <div className={classes.groupLabel} id="jz-switch-org">{t('nav.switchOrg')}</div>
      <Form method="post" action={paths.preferences()} aria-labelledby="jz-switch-org">
        <input type="hidden" name="next" value={location.pathname + location.search} />
        {memberships.map((m) => (
          <button key={m.orgId} type="submit" name="org_id" value={m.orgId} disabled={m.orgId === org?.orgId} aria-current={m.orgId === org?.orgId ? 'true' : undefined}>
            <span className={classes.orgLine}>{pick(m.nameZh, m.nameEn)}<small>{t(`ui:vocab.role.${m.role}`)}</small></span>
            {m.orgId === org?.orgId ? <CheckIcon /> : null}
          </button>
        ))}
      </Form>
      <div className={classes.divider} />
    </>
  );
}

function UserMenu() {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const { user, org } = useViewer();
  const ref = useMenu();
  if (!user) return null;
  // Pages of the organisation are closed to an inventor.
  const inside = org && org.role !== 'inventor';
  return (
    <details ref={ref} className={classes.menu}>
      <summary className={classes.tool} aria-label={t('nav.userMenu', { name: user.name })}>
        <span className={classes.initial} aria-hidden="true">{[...user.name][0]}</span>
        <span className={classes.who} aria-hidden="true">{user.name}</span>
      </summary>
      <div className={classes.panel}>
        <div className={classes.person}>{user.name}<span>{user.email}</span>{org ? <span>{pick(org.nameZh, org.nameEn)}</span> : null}</div>
        <OrgSwitcher />
        <Link to={paths.account()}>{t('nav.account')}</Link>
        {inside ? <Link to={paths.organisation()}>{t('nav.organisation')}</Link> : null}
        {inside ? <Link to={paths.approvals()}>{t('nav.approvals')}</Link> : null}
        <div className={classes.divider} />
        <Form method="post" action={paths.logout()} onSubmit={dropAllDrafts}><button type="submit">{t('nav.logout')}</button></Form>
      </div>
    </details>
  );
}

function Burger({ tasks }: { tasks: TaskNumbers | null }) {
  const { t } = useTranslation();
  const { user } = useViewer();
  const ref = useMenu();
  return (
    <details ref={ref} className={`${classes.menu} ${classes.burger}`}>
      <summary className={classes.tool} aria-label={t('nav.menu')}><MenuIcon /></summary>
      <nav className={classes.panel} aria-label={t('nav.menu')}>
        <SearchBox id="jz-search-menu" />
        <NavLinks tasks={tasks} />
        {user ? null : <Link to={paths.register()}>{t('nav.register')}</Link>}
      </nav>
    </details>
  );
}

function Notifications() {
  const { t } = useTranslation();
  const unread = useRootData()?.unread ?? 0;
  return (
    <Link to={paths.notifications()} className={classes.tool} aria-label={unread ? t('nav.notificationsUnread', { count: unread }) : t('nav.notifications')}>
      <BellIcon />
      {unread ? <span className={classes.count} aria-hidden="true">{unread > 99 ? '99+' : unread}</span> : null}
    </Link>
  );
}

function DemoRibbon() {
  const { t } = useTranslation();
  const data = useRootData();
  if (!data?.demo) return null;
  return <aside className={classes.ribbon} aria-label={t('demo.label')}>{t('demo.ribbon')}{data.mailbox ? <Link to={paths.mailbox()}>{t('demo.mailbox')}</Link> : null}</aside>;
}

/** Skip link, demo ribbon, logo, navigation of the viewer's organisation, search, language, theme, notifications and user menu. */
export function Header({ search = true }: { search?: boolean }) {
  const { t } = useTranslation();
  const { user, org } = useViewer();
  const tasks = useTaskNumbers(org?.orgId ?? null);
  useTakenDrafts();
  return (
    <>
      <a href="#content" className={classes.skip}>{t('nav.skip')}</a>
      <DemoRibbon />
      <header className={classes.header}>
        <div className={classes.bar}>
          <Burger tasks={tasks} />
          <Link to={paths.landing()} className={classes.brand} aria-label={t('nav.toStart')}><Mark /><span aria-hidden="true">{t('brand')}</span></Link>
          <nav className={classes.nav} aria-label={t('nav.primary')}><NavLinks tasks={tasks} /></nav>
          {search ? <SearchBox id="jz-search" /> : null}
          <div className={classes.tools}>
            <LanguageSwitch />
            <ThemeSwitch />
            {org ? <Notifications /> : null}
            {user ? <UserMenu /> : (
              <>
                <Link to={paths.login()} className={classes.tool}>{t('nav.login')}</Link>
                <Link to={paths.register()} className={`${classes.tool} ${classes.onlyWide}`}>{t('nav.register')}</Link>
              </>
            )}
          </div>
        </div>
      </header>
    </>
  );
}
