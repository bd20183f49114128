import { useEffect, useState } from 'react';
import { Link, useNavigation, useSubmit } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import type { Money } from '#app/core/money.ts';
import { paths } from '#app/http/paths.ts';
import type { SaleDetail } from '#app/modules/sales/contract.ts';
import type { SealAnswer } from '#app/modules/sales/contract-sealed.ts';
import { answerFor, ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { minorUnitsOf } from '../forms/money-text.ts';
import { useFormat } from '../hooks.ts';
import { Button } from '../kit/button.tsx';
import { Section } from '../kit/page.tsx';
import { sealingOf } from './sealing.ts';
import { saveFile } from './save-file.ts';
import { amountInWords } from './words.ts';
import classes from './sale.module.css';

/** Is there a browser here that can seal? Unknown until the page is alive. */
export function useCrypto(): boolean | null {
  const [there, setThere] = useState<boolean | null>(null);
  useEffect(() => setThere(Boolean(globalThis.crypto?.subtle)), []);
  return there;
}

/** Seals a bid in this browser and sends what nobody can read. The amount stands in no form: it never leaves the machine but in the receipt the bidder saves. */
export function SealForm({ sale, sure, answer }: { sale: SaleDetail; sure: boolean; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { money, locale } = useFormat();
  const submit = useSubmit();
  const sending = useNavigation().state !== 'idle';
  const able = useCrypto();
  const { currency } = sale.start;
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<'unreadable' | 'below' | 'failed' | null>(null);
  const [ready, setReady] = useState<{ amount: Money } | null>(null);
  const [receipt, setReceipt] = useState<Record<string, unknown> | null>(null);
  const answered = answer?.done?.sealed as SealAnswer | undefined;
  const check = () => {
    const minor = Number(minorUnitsOf(text, currency));
    if (!Number.isSafeInteger(minor) || minor <= 0) { setProblem('unreadable'); return; }
    if (minor < sale.start.amount) { setProblem('below'); return; }
    setProblem(null);
    setReady({ amount: { currency, amount: minor } });
  };
  const send = async (amount: Money) => {
    try {
      const { seal } = await import('#app/modules/sales/sealed.pure.ts');
      const { context, keys } = sealingOf(sale, sale.mine.no!);
      const bid = await seal(context, keys, amount.amount);
      setReceipt({ kind: 'jingzhe-sealed-bid', sale: sale.id, bidder: sale.mine.no, amount: amount.amount, currency, seed: bid.seed, commitment: bid.commitment, envelope_hash: bid.hash });
      setReady(null);
      setText('');
      await submit({ intent: 'seal', commitment: bid.commitment, envelope: JSON.stringify(bid.envelope) }, { method: 'post' });
    } catch { setProblem('failed'); }
  };
  const words = ready ? amountInWords(ready.amount, locale) : null;
  return (
    <Section title={t('sale:seal.title')} look="wake" hint={t('sale:seal.hint', { least: money(sale.start, 'exact') })}>
      <div className="jz-stack">
        {answered?.accepted ? (
          <Notice tone="good" title={t('sale:seal.accepted', { no: answered.bid })}>
            <p>{t('sale:seal.acceptedText')}</p>
            <p className="jz-small"><code className={classes.hash}>{answered.commitment}</code></p>
            {receipt && receipt.commitment === answered.commitment ? <p><Button onClick={() => saveFile(`receipt-${sale.id}-${answered.bid}.json`, { ...receipt, bid: answered.bid, at: answered.at })}>{t('sale:seal.save')}</Button></p> : null}
          </Notice>
        ) : answered ? <Notice tone="attention" title={t('sale:answer.refused')}><p>{t(`sale:refusal.${answered.code!}`)}</p></Notice> : null}
        <ErrorNotice answer={answerFor(answer, 'seal')} />
        {able === false ? <Notice tone="attention" title={t('sale:seal.noCrypto')}><p>{t('sale:seal.noCryptoText')}</p></Notice> : (
          <>
            <label>{t('sale:seal.amount', { currency })}<br /><input className={classes.input} inputMode="decimal" autoComplete="off" value={text} disabled={ready !== null} aria-invalid={problem ? true : undefined} aria-describedby="seal-problem" onChange={(e) => setText(e.currentTarget.value)} /></label>
            <p id="seal-problem" role="alert" className={classes.outbid} hidden={!problem}>{problem ? t(`sale:seal.problem.${problem}`, { least: money(sale.start, 'exact') }) : ''}</p>
            {ready && words ? (
              <div className="jz-stack">
                <p className={`${classes.price} jz-num`}>{money(ready.amount, 'exact')}</p>
                <p><strong>{words.complete ? words.whole : t(words.minor ? 'sale:words.minor' : 'sale:words.whole', { whole: words.whole, minor: words.minor, currency: t(`sale:words.${currency}`) })}</strong></p>
                <ul className={classes.rules}><li>{t('sale:seal.binds')}</li><li>{sale.deposit ? t('sale:confirm.deposit', { amount: money(sale.deposit, 'exact') }) : t('sale:confirm.noDeposit')}</li></ul>
                <div className={classes.buttons}>
                  <Button tone="primary" disabled={!sure || sending} onClick={() => void send(ready.amount)}>{t(sure ? 'sale:seal.go' : 'sale:panel.off')}</Button>
                  <Button tone="quiet" onClick={() => setReady(null)}>{t('sale:seal.change')}</Button>
                </div>
              </div>
            ) : <div><Button tone="primary" disabled={!able || !sure || sending} onClick={check}>{t(sending ? 'sale:panel.sending' : sure ? 'sale:seal.check' : 'sale:panel.off')}</Button></div>}
          </>
        )}
        <p className="jz-small jz-muted">{t('sale:rule.collude')}</p>
        <p className="jz-small"><Link to={paths.saleOpening(sale.id)}>{t('sale:opening.link')}</Link></p>
      </div>
    </Section>
  );
}
