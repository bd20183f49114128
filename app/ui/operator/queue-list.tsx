import { useTranslation } from '#app/i18n/react.tsx';
import { Link } from 'react-router';
import { paths } from '#app/http/paths.ts';
import type { QueueItem, QueueKind } from '#app/modules/operations/contract.ts';
import { Badge, Money, useFormat, type Tone } from '../index.ts';
import { useAge } from './age.ts';
import classes from './operator.module.css';

const TONES: Record<QueueKind, Tone> = {
  registration: 'wait', handover: 'wait', release: 'wait', refund_ask: 'wait', review: 'wait', dispute: 'bad', overdue: 'attention', bank_record: 'wait', bank_confirm: 'wait', bank_payout: 'wait', payout_confirm: 'wait', bank_refund: 'wait', refund_confirm: 'wait',
  doubt: 'attention', verify_org: 'wait', incident: 'bad', name_review: 'wait', ownership_proof: 'wait', ownership_claim: 'attention', effect: 'bad', sweep: 'bad', case: 'wait',
};

/** The second line of an item: what tells it from its neighbours. */
export function useItemDetail(): (item: QueueItem) => string | null {
  const { t } = useTranslation();
  return (item) => {
    switch (item.kind) {
      case 'overdue': return t(`deal:deadline.${item.detail}`);
      case 'ownership_proof': return item.detail;
      case 'ownership_claim': return t(`operator:identity.claimKind.${item.detail}`);
      case 'verify_org': case 'name_review': return t(`ui:vocab.orgKind.${item.detail}`);
      case 'effect': return `${t(`operator:effects.consumer.${item.detail}`)} · ${t('operator:queue.many', { count: item.count })}`;
      case 'incident': return t(`operator:incident.kind.${item.detail}`);
      case 'sweep': return item.detail;
      case 'case': return t(`operator:case.${item.detail}`);
      case 'bank_payout': case 'payout_confirm': return t(`deal:role.${item.detail}`);
      case 'doubt': case 'bank_record': return item.detail ? t(`operator:wait.${item.detail}`, { defaultValue: item.detail }) : null;
      default: return null;
    }
  };
}

/** What waits, oldest first; the selected one is marked and stands open beside the list. */
export function QueueList({ items, selected, view, now }: { items: readonly QueueItem[]; selected: string | null; view: string | undefined; now: string }) {
  const { t } = useTranslation();
  const { pick } = useFormat();
  const age = useAge();
  const detail = useItemDetail();
  return (
    <ol className={classes.queue} aria-label={t('operator:queue.label')}>
      {items.map((item) => (
        <li key={item.key}>
          <Link to={paths.operatorItem(item.key, view)} className={classes.item} aria-current={item.key === selected ? 'true' : undefined} preventScrollReset>
            <span className={classes.itemHead}>
              <Badge tone={TONES[item.kind]}>{t(`operator:kind.${item.kind}`)}</Badge>
              <span className={`${classes.age} jz-num`}>{age(item.since, now)}</span>
            </span>
            {item.title ? <span className={classes.itemTitle}>{pick(item.title.zh, item.title.en)}</span> : null}
            <span className={classes.itemMeta}>
              {item.amount ? <Money value={item.amount} /> : null}
              {detail(item) ? <span>{detail(item)}</span> : null}
              {item.mine ? <Badge>{t('operator:queue.mine')}</Badge> : null}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
