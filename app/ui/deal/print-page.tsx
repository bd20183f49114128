import { useTranslation } from '#app/i18n/react.tsx';
import { paths } from '#app/http/paths.ts';
import type { DealEvents, DealResource } from '#app/modules/deals/contract.ts';
import type { Money } from '#app/core/money.ts';
import { useFormat } from '../hooks.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import { WideBox } from '../kit/wide-box.tsx';
import { useBlockText } from './blocks.tsx';
import { Signatures } from './documents.tsx';
import { EvidenceFacts } from './evidence-facts.tsx';
import { MoneyPanel } from './money.tsx';
import { ProcessMap } from './process-map.tsx';
import { TermsPanel } from './side-panels.tsx';
import classes from './deal.module.css';

export interface PrintLedger { money: Record<string, Money>; journals: { id: string; kind: string; posted_at: string; entries: { account: string; currency: Money['currency']; amount: number }[] }[] }

/** The deal on paper: parties, terms, process, gates with evidence, signatures, ledger, and the head of the audit chain. */
export function PrintPage({ deal, events, ledger, before, now }: { deal: DealResource; events: DealEvents; ledger: PrintLedger; before: string | null; now: string }) {
  const { t } = useTranslation();
  const { pick, instant, money } = useFormat();
  const blockText = useBlockText();
  const contract = deal.documents.filter((d) => d.kind === 'contract');
  const name = pick(deal.patent_title_zh, deal.patent_title_en) || deal.patent_number;
  const journals = ledger.journals.filter((j) => j.entries.length);
  return (
    <div className={classes.print}>
      <title>{`${t('deal:print.title')} · ${deal.id}`}</title>
      <div className="jz-row jz-no-print">
        <Button tone="primary" onClick={() => window.print()}>{t('deal:print.button')}</Button>
        <LinkButton tone="quiet" to={paths.deal(deal.id)}>{t('deal:pay.back')}</LinkButton>
      </div>
      <header>
        <h1>{t('deal:print.title')}</h1>
        <p>{name} · {deal.patent_number} · {t(`deal:state.${deal.state}`)}</p>
        <p className="jz-muted jz-small">{deal.id} · {t('deal:print.printed', { when: instant(now) })}</p>
      </header>
      <TermsPanel deal={deal} />
      <ProcessMap deal={deal} before={before} waits={false} />
      <section>
        <h2>{t('deal:gates.title')}</h2>
        <WideBox label={t('deal:gates.title')}><table>
          <thead><tr><th scope="col">{t('deal:gates.code')}</th><th scope="col">{t('deal:gates.state')}</th><th scope="col">{t('deal:gates.evidence')}</th></tr></thead>
          <tbody>{deal.gates.filter((g) => g.state !== 'not_applicable').map((g) => (
            <tr key={g.code}><td>{g.code} {t(`deal:gate.${g.code}`)}</td><td>{t(`ui:status.gate.${g.state}`)}</td><td>{t(`deal:why.${g.why}`)}{g.evidence ? <EvidenceFacts deal={deal} evidence={g.evidence} /> : null}</td></tr>
          ))}</tbody>
        </table></WideBox>
      </section>
      <section>
        <h2>{t('deal:contract.signatures')}</h2>
        {contract.map((d) => <div key={d.id}><p>{t('deal:doc.contractVersion', { version: d.version })} ({t(d.current ? 'deal:doc.current' : 'deal:doc.old')})</p><p className={classes.hash}>{t('deal:doc.hash')} {d.sha256}</p><Signatures document={d} whole /></div>)}
      </section>
      <MoneyPanel deal={deal} />
      <section>
        <h2>{t('deal:print.ledger')}</h2>
        {journals.length === 0 ? <p className="jz-muted">{t('deal:money.noJournals')}</p> : (
          <WideBox label={t('deal:print.ledger')}><table>
            <thead><tr><th scope="col">{t('deal:money.when')}</th><th scope="col">{t('deal:money.kind')}</th><th scope="col">{t('deal:money.account')}</th><th scope="col" className={classes.end}>{t('deal:money.amount')}</th></tr></thead>
            <tbody>{journals.flatMap((j) => j.entries.map((e, i) => (
              <tr key={`${j.id}-${e.account}`}><td>{i === 0 ? instant(j.posted_at) : ''}</td><td>{i === 0 ? t(`deal:journal.${j.kind}`, { defaultValue: j.kind }) : ''}</td><td>{e.account}</td><td className={classes.end}>{money({ currency: e.currency, amount: e.amount }, 'exact')}</td></tr>
            )))}</tbody>
          </table></WideBox>
        )}
      </section>
      <section>
        <h2>{t('deal:history.title')}</h2>
        <WideBox label={t('deal:history.title')}><table>
          <tbody>{events.items.map((e) => (
            <tr key={e.seq}><td>{e.seq}</td><td>{instant(e.at)}</td><td>{t(`deal:role.${e.actor}`, { defaultValue: e.actor })}</td><td>{t(`deal:move.${e.name}`, { defaultValue: e.name })}{e.accepted ? '' : ` · ${t('deal:history.refused', { why: e.refusal.map(blockText).join('; ') })}`}{e.reason ? ` · ${t('deal:history.reason', { reason: e.reason })}` : ''}</td></tr>
          ))}</tbody>
        </table></WideBox>
      </section>
      {events.audit ? (
        <section>
          <h2>{t('deal:history.audit')}</h2>
          <p>{t('deal:history.auditText', { seq: events.audit.seq })}</p>
          <p className={classes.hash}>{events.audit.hash}</p>
          <p className="jz-muted jz-small">{t('deal:print.auditNote')}</p>
        </section>
      ) : null}
    </div>
  );
}
