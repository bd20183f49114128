import { useTranslation } from '#app/i18n/react.tsx';
import { Form, Link, useLoaderData } from 'react-router';
import { daysBetween, legalDay } from '#app/core/clock.ts';
import { defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { recordShown } from '#app/modules/stats/exposure.server.ts';
import { landingFacts } from '#app/modules/stats/landing.server.ts';
import { Badge, LifeBar, LinkButton, SubmitButton, useFormat, useViewer, type ShellHandle } from '#app/ui/index.ts';
import classes from './landing.module.css';

export const handle: ShellHandle = { texts: ['landing'], shell: { width: 'full', search: false } };

export const loader = defineLoader({ access: 'public' }, async ({ request, services }) => {
  const facts = await landingFacts(services);
  recordShown(services, facts.newest.map((l) => l.id), request);
  return facts;
});

type Facts = Awaited<ReturnType<typeof landingFacts>>;

const EXAMPLES = ['one', 'two', 'three'] as const;
const AVERAGE_MONTH_DAYS = 30.44;

function Hero() {
  const { t } = useTranslation();
  return (
    <div className={`${classes.band} ${classes.hero}`}>
      <h1>{t('landing:heading')}</h1>
      <p className={classes.lead}>{t('landing:lead')}</p>
      <Form action={paths.search()} method="get" role="search" className={classes.search}>
        <label htmlFor="problem">{t('landing:search.label')}</label>
        <div className={classes.box}>
          <input id="problem" name="q" type="search" placeholder={t('landing:search.placeholder')} autoComplete="off" maxLength={300} />
          <SubmitButton>{t('landing:search.go')}</SubmitButton>
        </div>
      </Form>
      <div className={classes.examples}>
        <span className="jz-muted">{t('landing:search.try')}</span>
        {EXAMPLES.map((key) => <Link key={key} to={paths.search(new URLSearchParams({ q: t(`landing:example.${key}`) }).toString())}>{t(`landing:example.${key}`)}</Link>)}
      </div>
    </div>
  );
}

function Bolt() {
  return <svg className={classes.bolt} width="14" height="16" viewBox="0 0 14 16" aria-hidden="true"><path d="M8.5 0 1 9h4.5l-1.5 7 8.5-10H7.5Z" fill="currentColor" /></svg>;
}

function Woke({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  const { pick, day } = useFormat();
  const today = legalDay(new Date(facts.at));
  const monthsLeft = (expiry: string | null) => (expiry ? Math.max(0, Math.floor(daysBetween(today, expiry) / AVERAGE_MONTH_DAYS)) : null);
  return (
    <section className={`${classes.band} ${classes.part}`} aria-labelledby="woke">
      <div className={classes.head}>
        <div><h2 id="woke"><Bolt />{t('landing:woke.title')}</h2><p className={classes.sub}>{t('landing:woke.hint')}</p></div>
        <Link to={paths.search('sort=newest')}>{t('landing:woke.all')}</Link>
      </div>
      {facts.newest.length ? (
        <ul className={classes.woke}>
          {facts.newest.map((item) => (
            <li key={item.id}>
              <div>
                <Link to={paths.listing(item.id)}>{pick(item.benefitZh, item.benefitEn)}</Link>
                <p>{pick(item.titleZh, item.titleEn)}</p>
                <p className={classes.sub}>{t('landing:woke.by', { org: pick(item.orgZh, item.orgEn), date: day(item.publishedAt) })}</p>
              </div>
              <div className={classes.side}>
                {item.verifiedAt ? <Badge tone="good" date={item.verifiedAt}>{t('landing:woke.verified')}</Badge> : null}
                <LifeBar months={monthsLeft(item.expiryDate)} expiry={item.expiryDate} />
              </div>
            </li>
          ))}
        </ul>
      ) : <p className="jz-muted">{t('landing:woke.none')}</p>}
    </section>
  );
}

function Doors() {
  const { t } = useTranslation();
  const { user } = useViewer();
  if (user) return null;
  return (
    <section className={`${classes.band} ${classes.part}`} aria-labelledby="doors">
      <h2 id="doors">{t('landing:doors.title')}</h2>
      <div className={classes.doors}>
        {(['university', 'company', 'broker'] as const).map((door) => (
          <div key={door} className={classes.door}>
            <h3>{t(`landing:doors.${door}.title`)}</h3>
            <p>{t(`landing:doors.${door}.text`)}</p>
            <LinkButton tone="secondary" to={paths.register()}>{t(`landing:doors.${door}.go`)}</LinkButton>
          </div>
        ))}
      </div>
    </section>
  );
}

function Proof({ facts }: { facts: Facts }) {
  const { t } = useTranslation();
  const { number, instant } = useFormat();
  const shown = [['live', facts.live], ['universities', facts.universities], ['woken', facts.wokenThisWeek], ['demands', facts.demands], ['transferred', facts.transferred]] as const;
  return (
    <section className={classes.tinted} aria-labelledby="proof">
      <div className={`${classes.band} ${classes.part}`}>
        <h2 id="proof">{t('landing:proof.title')}</h2>
        <dl className={classes.facts}>
          {shown.map(([key, value]) => (
            <div key={key}>
              <dt>{t(`landing:proof.${key}`)}</dt>
              <dd><span className={`${classes.figure} jz-num`}>{number(value)}</span></dd>
              <dd className={classes.sub}>{t(`landing:proof.${key}_def`)}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.sub}>{t('landing:proof.at', { at: instant(facts.at) })}</p>
      </div>
    </section>
  );
}

export default function Landing() {
  const { t } = useTranslation();
  const facts = useLoaderData<typeof loader>();
  return (
    <>
      <title>{`${t('brand')} · ${t('landing:title')}`}</title>
      <meta name="description" content={t('landing:lead')} />
      <Hero />
      <Woke facts={facts} />
      <Proof facts={facts} />
      <Doors />
    </>
  );
}
