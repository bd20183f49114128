import { useState } from 'react';
import { useTranslation } from '#app/i18n/react.tsx';
import { verifyLog, type FiledEntry, type Verdict } from '#app/modules/sales/verify-log.pure.ts';
import { FileBox, Notice } from '../forms/index.ts';
import { Page } from '../kit/page.tsx';
import { KeyValue } from '../kit/values.tsx';

const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('');
const digest = async (text: string) => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** Checks the record of a sale in the browser; nothing leaves it. */
export function VerifyPage() {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState<Verdict | 'unreadable' | 'noCrypto' | null>(null);
  const [count, setCount] = useState(0);
  const check = async (file: File | undefined) => {
    if (!file) return;
    if (!globalThis.crypto?.subtle) { setVerdict('noCrypto'); return; }
    try {
      const read = JSON.parse(await file.text()) as { sale: string; entries: FiledEntry[] };
      setCount(read.entries.length);
      setVerdict(await verifyLog(read, digest));
    } catch {
      setVerdict('unreadable');
    }
  };
  return (
    <Page title={t('sale:check.title')} lead={t('sale:check.lead')}>
      <div className="jz-stack">
        <div><label htmlFor="sale-log">{t('sale:check.file')}</label><FileBox id="sale-log" accept="application/json,.json" onChange={(e) => void check(e.currentTarget.files?.[0])} /></div>
        <div aria-live="polite">{verdict === null ? null : typeof verdict === 'string' ? <Notice tone="attention" title={t('sale:check.bad')}><p>{t(`sale:check.${verdict}`)}</p></Notice> : <Outcome verdict={verdict} count={count} />}</div>
        <p className="jz-small">{t('sale:check.script')}: <a href="/verify-sale.mjs" download>{t('sale:check.scriptLink')}</a></p>
      </div>
    </Page>
  );
}

function Outcome({ verdict, count }: { verdict: Verdict; count: number }) {
  const { t } = useTranslation();
  const good = verdict.problems.length === 0;
  return (
    <div className="jz-stack">
      <Notice tone={good ? 'good' : 'attention'} title={t(good ? 'sale:check.good' : 'sale:check.bad')}>
        {good ? <p>{t('sale:check.goodText', { count })}</p> : <ul>{verdict.problems.slice(0, 20).map((p) => <li key={`${p.seq}${p.code}`}>{t('sale:check.entry', p)}</li>)}</ul>}
        {verdict.pending ? <p>{t('sale:check.pending', { count: verdict.pending })}</p> : null}
      </Notice>
      <KeyValue items={[
        { key: t('sale:check.result'), value: verdict.replay.result ? t(`sale:result.${verdict.replay.result}`) : '—' },
        { key: t('sale:check.price'), value: verdict.replay.price === null ? '—' : (verdict.replay.price / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }) },
        { key: t('sale:check.leader'), value: verdict.replay.leader ?? '—' },
        { key: t('sale:check.head'), value: <code style={{ overflowWrap: 'anywhere' }}>{verdict.head || '—'}</code> },
      ]} />
    </div>
  );
}
