import { formatMoney, type Currency } from '#app/core/money.ts';
import type { Locale } from '#app/core/vocabulary.ts';
import { translator, type Translate } from '#app/i18n/server.ts';
import type { TaskItem, TaskList } from '#app/modules/tasks/contract.ts';
import type { TaskLine, TaskLines } from '#app/ui/task/lines.ts';

/** Where the name of a move stands, by the kind of its case. */
const MOVES: Record<string, (move: string) => string> = {
  deal: (m) => `deal:move.${m}`, sale: (m) => `sale:move.${m}`, service: (m) => `services:step.${m}`,
  mandate: (m) => `brokerage:move.mandate.${m}`, introduction: (m) => `brokerage:move.introduction.${m}`, fee_claim: (m) => `brokerage:move.fee_claim.${m}`,
};

/** What stands in a task's text, each code in words. */
function values(t: Translate, locale: Locale, { code, params }: TaskItem): Record<string, unknown> {
  const subject = code.slice(0, code.indexOf('.'));
  return {
    ...params,
    gate: params.gate ? `${t(`deal:gate.${params.gate}`)} (${params.gate})` : '', why: params.why ? t(`deal:why.${params.why}`) : '',
    amount: typeof params.amount === 'number' ? formatMoney({ amount: params.amount, currency: params.currency as Currency }, locale, 'exact') : '',
    move: params.move ? t(MOVES[subject]!(String(params.move))) : '',
    kind: subject === 'queue' ? queueWords(t, params) : params.kind ? t(`approval:kind.${params.kind}`) : '',
  };
}

/** An item of the operator's queue by its kind; of a case by what is to be decided. */
function queueWords(t: Translate, params: TaskItem['params']): string {
  const detail = String(params.detail);
  if (params.kind === 'case' && detail) return t(`operator:case.${detail}`);
  const kind = t(`operator:kind.${params.kind}`);
  return params.kind === 'overdue' && detail ? `${kind} · ${t([`deal:deadline.${detail}`, `operator:detail.${detail}`, `operator:kind.${params.kind}`])}` : kind;
}

/** One task as it is read: what to do, about what, where and until when. */
export function taskLine(item: TaskItem, locale: Locale): TaskLine {
  const t = translator(locale);
  const { key, area, href, due_at, since, whose, count } = item;
  return { key, area, href, due_at, since, whose, count, what: t(`task:what.${item.code}`, values(t, locale, item)).trim(), title: item.title ? item.title[locale] : null };
}

/** All tasks as they are read. */
export const taskLines = (list: TaskList, locale: Locale): TaskLines => ({ ...list, items: list.items.map((item) => taskLine(item, locale)) });
