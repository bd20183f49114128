import { useTranslation } from '#app/i18n/react.tsx';
import { Form } from 'react-router';
import { z } from 'zod';
import { zText } from '#app/core/contract.ts';
import type { SaleDetail } from '#app/modules/sales/contract.ts';
import { SALE_MOVES, type SaleMove } from '#app/modules/sales/moves.pure.ts';
import { answerFor, ErrorNotice, Fields, FormErrors, getFormProps, TextAreaField, useAppForm, type Answer } from '../forms/index.ts';
import { useCan } from '../hooks.ts';
import { SubmitButton } from '../kit/button.tsx';
import { Section } from '../kit/page.tsx';

/** Who sees which move where: the definition decides, this only spares people buttons that would be refused. */
function movesOf(sale: SaleDetail, state: string, can: ReturnType<typeof useCan>): SaleMove[] {
  const open = sale.moves.filter((m) => m.from.includes(state)).map((m) => m.name);
  return SALE_MOVES.filter((name) => open.includes(name) && sale.moves.some((m) => m.name === name && m.side === sale.mine.side && can(m.permission)));
}

/** Moves of the sale beside the bidding: withdrawing it, and what becomes of a deposit whose deal fell. Each asks for its reason. */
export function SaleMoves({ sale, state, answer }: { sale: SaleDetail; state: string; answer: Answer | undefined }) {
  const can = useCan();
  const moves = movesOf(sale, state, can);
  return <>{moves.map((name) => <MoveForm key={name} name={name} answer={answer} />)}</>;
}

function MoveForm({ name, answer }: { name: SaleMove; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const mine = answerFor(answer, name);
  const [form, fields] = useAppForm({ schema: z.object({ intent: z.literal(name), reason: zText(1_000, 1) }), answer: mine ?? null, id: name, defaultValue: { reason: '' } });
  return (
    <Section title={t(`sale:move.${name}`)} look="card" hint={t(`sale:moveHint.${name}`)}>
      <Form method="post" {...getFormProps(form)}>
        <Fields>
          <ErrorNotice answer={mine} />
          <FormErrors errors={form.errors} />
          <TextAreaField field={fields.reason} label={t('sale:move.reason')} rows={2} />
          <div><SubmitButton name="intent" value={name} tone="secondary">{t(`sale:move.${name}`)}</SubmitButton></div>
        </Fields>
      </Form>
    </Section>
  );
}
