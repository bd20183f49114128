import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '#db/seed/accounts.ts';

interface BannerFacts {
  url: string; steps: { name: string; ms: number }[]; totalMs: number; demo: boolean; sandboxUrl: string | null; dataDir: string;
  firstOperator: { email: string; password: string } | null;
}

/** What a person sees when everything runs: where, as whom, how long each step took. */
export function banner(facts: BannerFacts): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const lines = [
    '',
    '  惊蛰 Jingzhe is awake',
    `  ${facts.url}`,
    '',
    ...(facts.demo ? ['  Demo accounts (all fictitious), password ' + DEMO_PASSWORD, ...DEMO_ACCOUNTS.map((a) => `    ${a.email.padEnd(24)} ${a.what}`), ''] : []),
    ...(facts.firstOperator ? [`  First operator: ${facts.firstOperator.email}  password ${facts.firstOperator.password}  (shown once; change it)`, ''] : []),
    ...(facts.sandboxUrl ? [`  Payments: sandbox at ${facts.sandboxUrl}, no money moves`] : ['  Payments: Stripe']),
    `  Data in ${facts.dataDir}; Ctrl-C stops everything`,
    `  Started in ${seconds(facts.totalMs)}: ${facts.steps.map((s) => `${s.name} ${seconds(s.ms)}`).join(', ')}`,
    '',
  ];
  return lines.join('\n');
}
