import { useState } from 'react';
import { Form, useNavigation, useSubmit } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import type { Holder } from '#app/core/sale-words.ts';
import type { SaleDetail } from '#app/modules/sales/contract.ts';
import type { Envelopes } from '#app/modules/sales/contract-sealed.ts';
import type { KeyFileProblem } from '#app/modules/sales/key-file.pure.ts';
import { answerFor, ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { Button, SubmitButton } from '../kit/button.tsx';
import { Section } from '../kit/page.tsx';
import { saveFile } from './save-file.ts';
import { sealingOf } from './sealing.ts';
import { useCrypto } from './seal-form.tsx';
import classes from './sale.module.css';

type Problem = KeyFileProblem | 'short' | 'differs' | 'no_file' | 'other_key' | 'failed';
interface Props { sale: SaleDetail; holder: Holder; envelopes: Envelopes['items'] | null; answer: Answer | undefined }

/** What a holder of a key does: make the keys and deposit the public halves; after the close, turn the key. */
export function HolderPanel(props: Props) {
  const { t } = useTranslation();
  const able = useCrypto();
  const { sale, holder } = props;
  const sealed = sale.sealed!;
  if (sale.result) return null;
  if (able === false) return <Section title={t('sale:key.title')} look="card"><Notice tone="attention" title={t('sale:seal.noCrypto')}><p>{t('sale:seal.noCryptoText')}</p></Notice></Section>;
  const there = sealed.keys.some((k) => k.holder === holder);
  if (sale.phase === 'before') return there ? <Section title={t('sale:key.title')} look="card"><p>{t('sale:key.there')}</p></Section> : <><MakeKey {...props} />{holder === 'witness' ? <Decline answer={props.answer} /> : null}</>;
  if (sale.phase === 'open') return <Section title={t('sale:key.title')} look="card"><p>{t('sale:key.wait')}</p></Section>;
  if (!there) return null;
  if (sealed.released.some((r) => r.holder === holder)) return <Section title={t('sale:release.title')} look="card"><p>{t('sale:release.done')}</p></Section>;
  return props.envelopes ? <Release {...props} envelopes={props.envelopes} /> : null;
}

function ProblemLine({ problem }: { problem: Problem | null }) {
  const { t } = useTranslation();
  return <p role="alert" className={classes.outbid} hidden={!problem}>{problem ? t(`sale:key.problem.${problem}`) : ''}</p>;
}

/** The file and its passphrase, as people give them. */
function FileAndPassphrase({ pass, onPass, onFile }: { pass: string; onPass: (v: string) => void; onFile: (f: File | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <label>{t('sale:key.file')}<br /><input type="file" accept="application/json,.json" onChange={(e) => onFile(e.currentTarget.files?.[0])} /></label>
      <label>{t('sale:key.passphrase')}<br /><input className={classes.input} type="password" autoComplete="off" value={pass} onChange={(e) => onPass(e.currentTarget.value)} /></label>
    </>
  );
}

/** Two steps: the file is made and saved; then the saved file is opened again, so that no key is deposited whose file or passphrase is lost already. */
function MakeKey({ sale, holder, answer }: Props) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const [made, setMade] = useState<string | null>(null);
  const [[pass, again], setPass] = useState(['', '']);
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const run = (work: () => Promise<Problem | null>) => { setBusy(true); void work().catch((): Problem => 'failed').then((p) => { setProblem(p); setBusy(false); }); };
  const make = () => run(async () => {
    const { makeKeyFile, PASSPHRASE_MIN } = await import('#app/modules/sales/key-file.pure.ts');
    if (pass.length < PASSPHRASE_MIN) return 'short';
    if (pass !== again) return 'differs';
    const key = await makeKeyFile(sale.id, holder, pass);
    saveFile(`sale-key-${holder}-${sale.id}.json`, key);
    setMade(key.public_key);
    setPass(['', '']);
    return null;
  });
  const deposit = () => run(async () => {
    const { openKeyFile } = await import('#app/modules/sales/key-file.pure.ts');
    if (!file) return 'no_file';
    const opened = await openKeyFile(await file.text(), { sale: sale.id, holder }, pass);
    if (typeof opened === 'string') return opened;
    await submit({ intent: 'deposit_key', public_key: opened.file.public_key, sign_key: opened.file.sign_key }, { method: 'post' });
    return null;
  });
  return (
    <Section title={t('sale:key.title')} look="wake" hint={t(`sale:key.hint.${holder}`)}>
      <div className="jz-stack">
        <ErrorNotice answer={answerFor(answer, 'deposit_key')} />
        <p><strong>{t('sale:key.step1')}</strong></p>
        <p className="jz-small">{t('sale:key.step1Text')}</p>
        {made ? <Notice tone="good" title={t('sale:key.made')}><p>{t('sale:key.madeText')}</p></Notice> : (
          <>
            <label>{t('sale:key.newPassphrase')}<br /><input className={classes.input} type="password" autoComplete="new-password" value={pass} onChange={(e) => setPass([e.currentTarget.value, again!])} /></label>
            <label>{t('sale:key.again')}<br /><input className={classes.input} type="password" autoComplete="new-password" value={again} onChange={(e) => setPass([pass!, e.currentTarget.value])} /></label>
            <div><Button tone="primary" disabled={busy} onClick={make}>{t('sale:key.make')}</Button></div>
          </>
        )}
        <p><strong>{t('sale:key.step2')}</strong></p>
        {made ? <><FileAndPassphrase pass={pass!} onPass={(v) => setPass([v, ''])} onFile={setFile} /><div><Button tone="primary" disabled={busy} onClick={deposit}>{t('sale:key.deposit')}</Button></div></>
          : <p className="jz-small"><button type="button" className={classes.plain} onClick={() => setMade('kept')}>{t('sale:key.have')}</button></p>}
        <ProblemLine problem={problem} />
      </div>
    </Section>
  );
}

function Decline({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation();
  return (
    <Section title={t('sale:witness.decline')} look="card" hint={t('sale:witness.declineHint')}>
      <Form method="post" className="jz-stack">
        <ErrorNotice answer={answerFor(answer, 'decline_witness')} />
        <label>{t('sale:move.reason')}<br /><textarea className={classes.input} name="reason" rows={2} required maxLength={1_000} /></label>
        <div><SubmitButton name="intent" value="decline_witness" tone="secondary">{t('sale:witness.decline')}</SubmitButton></div>
      </Form>
    </Section>
  );
}

function Release({ sale, holder, envelopes, answer }: Props & { envelopes: Envelopes['items'] }) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const sending = useNavigation().state !== 'idle';
  const [pass, setPass] = useState('');
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const open = async (): Promise<Problem | null> => {
    const [{ openKeyFile, signShares }, { shareOf }] = await Promise.all([import('#app/modules/sales/key-file.pure.ts'), import('#app/modules/sales/sealed.pure.ts')]);
    if (!file) return 'no_file';
    const opened = await openKeyFile(await file.text(), { sale: sale.id, holder }, pass);
    if (typeof opened === 'string') return opened;
    if (sale.sealed!.keys.find((k) => k.holder === holder)?.public_key !== opened.file.public_key) return 'other_key';
    const shares: { bid: number; share: string | null }[] = [];
    for (const e of envelopes) shares.push({ bid: e.bid, share: await shareOf(sealingOf(sale, e.bidder).context, e, holder, opened.keys.open) });
    await submit({ intent: 'release_shares', shares: JSON.stringify(shares), signature: await signShares(opened.keys, sale.id, holder, shares) }, { method: 'post' });
    return null;
  };
  return (
    <Section title={t('sale:release.title')} look="wake" hint={t('sale:release.hint', { count: envelopes.length })}>
      <div className="jz-stack">
        <ErrorNotice answer={answerFor(answer, 'release_shares')} />
        <FileAndPassphrase pass={pass} onPass={setPass} onFile={setFile} />
        <ProblemLine problem={problem} />
        <div><Button tone="primary" disabled={busy || sending} onClick={() => { setBusy(true); void open().catch((): Problem => 'failed').then((p) => { setProblem(p); setBusy(false); }); }}>{t('sale:release.go')}</Button></div>
      </div>
    </Section>
  );
}
