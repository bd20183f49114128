import { useTranslation } from '#app/i18n/react.tsx';
import { GATE_CODES } from '#app/core/vocabulary.ts';
import type { Block } from '#app/modules/deals/contract.ts';
import classes from './deal.module.css';

const isGate = (code: string) => (GATE_CODES as readonly string[]).includes(code);

/** Words for why a move is refused: a rule of the process, or an open gate with its reason. */
export function useBlockText(): (block: Block) => string {
  const { t } = useTranslation();
  return (block) => {
    if (isGate(block.code)) return `${block.code} ${t(`deal:gate.${block.code}`)}: ${t(`deal:why.${block.detail ?? ''}`)}`;
    const who = block.code === 'actor' && block.detail ? block.detail.split(',').map((r) => t(`deal:role.${r}`)).join(' / ') : '';
    if (block.code === 'same_person') return t('deal:block.same_person', { name: block.detail ?? '' });
    return t(`deal:block.${block.code}`, { who, detail: block.detail ?? '', defaultValue: t(`errors:field.${block.code}`, { defaultValue: block.code }) });
  };
}

export function BlockList({ blocks }: { blocks: readonly Block[] }) {
  const text = useBlockText();
  return <ul className={classes.steps}>{blocks.map((b) => <li key={`${b.code}:${b.detail ?? ''}`}>{text(b)}</li>)}</ul>;
}
