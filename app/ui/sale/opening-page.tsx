import { useEffect, useState } from 'react';
import { Form, useRevalidator, useSubmit } from 'react-router';
import { useTranslation } from '#app/i18n/react.tsx';
import { HOLDERS } from '#app/core/sale-words.ts';
import { paths } from '#app/http/paths.ts';
import type { SaleDetail } from '#app/modules/sales/contract.ts';
import type { Envelopes, SealedDetail } from '#app/modules/sales/contract-sealed.ts';
import { answerFor, ErrorNotice, Notice, type Answer } from '../forms/index.ts';
import { useFormat } from '../hooks.ts';
import { SubmitButton } from '../kit/button.tsx';
import { DataTable, type Column } from '../kit/lists.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Badge } from '../kit/status.tsx';
import { HolderPanel } from './holder-panel.tsx';
import { useLiveSale } from './use-live-sale.ts';
import classes from './sale.module.css';

export interface OpeningProps { sale: SaleDetail; envelopes: Envelopes['items'] | null; witnesses: { slug: string; zh: string; en: string }[]; answer: Answer | undefined }
type BidRow = SealedDetail['bids'][number];

/** Keys, bids and opening of a sealed sale, for everybody to watch; and what the reader may do in it. */
export function OpeningPage({ sale, envelopes, witnesses, answer }: OpeningProps) {
  const { t } = useTranslation();
  const { pick, money, instant, second } = useFormat();
  const { live } = useLiveSale(sale);
  const { revalidate } = useRevalidator();
  // Whatever happens in the sale is seen at once: keys, releases, bids as they open.
  useEffect(() => { if (live.log_seq > sale.log_seq) void revalidate(); }, [live.log_seq, sale.log_seq, revalidate]);
  const sealed = sale.sealed!;
  const bids = sealed.bids.filter((b) => b.live);
  const columns: Column<BidRow>[] = [
    { key: 'who', label: t('sale:opening.bidder'), cell: (b) => <>{t(b.bidder === sale.mine.no ? 'sale:ladder.you' : 'sale:ladder.bidder', { no: b.bidder })}<div className="jz-muted jz-small">#{b.bid} · {second(b.at)}</div></> },
    { key: 'what', label: t('sale:opening.commitment'), cell: (b) => <code className={classes.hash}>{b.commitment}</code> },
    { key: 'how', label: t('sale:opening.outcome'), cell: (b) => (b.outcome === null ? t('sale:opening.sealed') : b.outcome === 'opened' ? <strong className="jz-num">{money(b.amount!, 'exact')}</strong> : <>{t(`sale:aside.${b.reason!}`)}{b.amount ? <div className="jz-num jz-small">{money(b.amount, 'exact')}</div> : null}</>) },
  ];
  return (
    <Page title={t('sale:opening.title', { title: pick(sale.title_zh, sale.title_en) })} crumbs={[{ label: t('sale:list.title'), to: paths.sales() }, { label: pick(sale.title_zh, sale.title_en), to: paths.sale(sale.id) }]} lead={t('sale:opening.lead')}>
      <div className={classes.columns}>
        <div className="jz-stack">
          <Section title={t('sale:opening.holders')} hint={t('sale:rule.collude')}>
            <ul className={classes.holders}>
              {HOLDERS.map((holder) => {
                const [key, released] = [sealed.keys.find((k) => k.holder === holder), sealed.released.find((r) => r.holder === holder)];
                const org = key?.org ?? (holder === 'witness' ? sealed.witness : holder === 'seller' ? sale.seller : null);
                return (
                  <li key={holder}>
                    <strong>{t(`sale:holder.${holder}`)}</strong>{org ? ` · ${pick(org.name_zh, org.name_en)}` : ''} <Badge tone={released ? 'good' : key ? 'neutral' : 'attention'}>{t(released ? 'sale:opening.released' : key ? 'sale:opening.keyThere' : 'sale:opening.keyMissing')}</Badge>
                    {key ? <div className="jz-small jz-muted">{t('sale:opening.fingerprint')} <code className={classes.hash}>{key.fingerprint}</code></div> : null}
                    {released ? <div className="jz-small jz-muted">{second(released.at)}</div> : null}
                  </li>
                );
              })}
            </ul>
            {sealed.open_by && !sale.result ? <p>{t('sale:opening.openBy', { at: instant(sealed.open_by) })}</p> : null}
          </Section>
          <Section title={t('sale:opening.bids')} hint={t('sale:opening.bidsHint')}>
            {bids.length ? <DataTable rows={bids} columns={columns} rowKey={(b) => String(b.bid)} caption={t('sale:opening.bids')} /> : <p className="jz-muted">{t('sale:opening.none')}</p>}
          </Section>
          {sale.result ? <Notice tone={sale.result === 'sold' ? 'good' : 'neutral'} title={t(`sale:result.${sale.result}`)}>{sale.result === 'sold' ? <p>{t('sale:ladder.sold', { who: t('sale:ladder.bidder', { no: sale.leader_no }), price: money(sale.price!, 'exact') })}</p> : sale.stop_reason ? <p>{t(`sale:stopped.${sale.stop_reason}`)}</p> : null}</Notice> : null}
        </div>
        <aside className={classes.aside}>
          {sealed.holds ? <HolderPanel sale={sale} holder={sealed.holds} envelopes={envelopes} answer={answer} /> : null}
          {sale.mine.side === 'seller' && sale.phase === 'before' && !sealed.keys.some((k) => k.holder === 'witness') ? <NameWitness witnesses={witnesses} answer={answer} /> : null}
          {sale.mine.no !== null && sealed.released.length >= 2 && bids.some((b) => b.bidder === sale.mine.no && b.outcome === null) ? <PresentReceipt answer={answer} /> : null}
          <Section title={t('sale:opening.rules')} look="card"><ul className={classes.rules}>{['sealedTwo', 'sealedLast', 'sealedTie', 'sealedAside', 'sealedTime'].map((k) => <li key={k}>{t(`sale:rule.${k}`)}</li>)}</ul></Section>
        </aside>
      </div>
    </Page>
  );
}

function NameWitness({ witnesses, answer }: { witnesses: OpeningProps['witnesses']; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  return (
    <Section title={t('sale:witness.name')} look="card" hint={t('sale:witness.nameHint')}>
      <Form method="post" className="jz-stack">
        <ErrorNotice answer={answerFor(answer, 'name_witness')} />
        <label>{t('sale:holder.witness')}<br /><select className={classes.input} name="witness">{witnesses.map((w) => <option key={w.slug} value={w.slug}>{pick(w.zh, w.en)}</option>)}</select></label>
        <div><SubmitButton name="intent" value="name_witness" tone="secondary">{t('sale:witness.name')}</SubmitButton></div>
      </Form>
    </Section>
  );
}

function PresentReceipt({ answer }: { answer: Answer | undefined }) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const [bad, setBad] = useState(false);
  const present = async (file: File | undefined) => {
    if (!file) return;
    try {
      const receipt = JSON.parse(await file.text()) as { bid: number; amount: number; seed: string };
      setBad(false);
      await submit({ intent: 'present_receipt', bid: String(receipt.bid), amount: String(receipt.amount), seed: receipt.seed }, { method: 'post' });
    } catch { setBad(true); }
  };
  return (
    <Section title={t('sale:receipt.title')} look="wake" hint={t('sale:receipt.hint')}>
      <ErrorNotice answer={answerFor(answer, 'present_receipt')} />
      <label>{t('sale:receipt.file')}<br /><input type="file" accept="application/json,.json" onChange={(e) => void present(e.currentTarget.files?.[0])} /></label>
      <p role="alert" className={classes.outbid} hidden={!bad}>{t('sale:receipt.unreadable')}</p>
    </Section>
  );
}
