import { redirect, useActionData, useLoaderData } from 'react-router';
import { z } from 'zod';
import { legalDay } from '#app/core/clock.ts';
import { zId } from '#app/core/contract.ts';
import { fieldError } from '#app/core/errors.ts';
import { parseMoney } from '#app/core/money.ts';
import { defineAction, defineLoader } from '#app/http/define.server.ts';
import { paths } from '#app/http/paths.ts';
import { dealConflicts } from '#app/modules/deals/deal-conflicts.server.ts';
import { dealEvents } from '#app/modules/deals/deal-events.server.ts';
import { filedEvidence } from '#app/modules/deals/filed-evidence.server.ts';
import { getDeal } from '#app/modules/deals/get-deal.server.ts';
import { listMessages, postMessage } from '#app/modules/deals/messages.server.ts';
import { intentsOf, isMoveIntent, moveOf, ROOM_MOVES, type MoveIntent } from '#app/modules/deals/moves.ts';
import { reportRoyalty } from '#app/modules/deals/report-royalty.server.ts';
import { transition } from '#app/modules/deals/transition.server.ts';
import { GATE_FIELDS, MOVE_FIELDS, readEvidence, REVIEW_FIELDS } from '#app/ui/deal/evidence-fields.ts';
import { RoomPage } from '#app/ui/deal/room-page.tsx';
import type { ShellHandle } from '#app/ui/index.ts';
import { fileDocument, readForm } from './form.server.ts';

export const handle: ShellHandle = { texts: ['deal', 'offer', 'rights'], shell: { width: 'wide' } };
const Params = z.object({ id: zId('deal') });

export const loader = defineLoader({ access: 'deal.read', params: Params }, async ({ params, scope, services }) => {
  const deal = await getDeal(services, scope, params.id);
  const asked = deal.gates.some((g) => g.code === 'G5' && g.state === 'open');
  const whole = deal.my_role !== 'broker';
  const [events, messages, conflicts, evidence] = await Promise.all([
    dealEvents(services, scope, deal.id), whole ? listMessages(services, scope, deal.id).then((m) => m.items) : [], whole && asked ? dealConflicts(services, scope, deal.id) : [],
    whole ? filedEvidence(services, scope, deal.id) : [],
  ]);
  const now = services.clock.now();
  return { deal, events, messages, conflicts, evidence, before: events.items.findLast((e) => e.accepted && e.to === deal.state && e.from !== e.to)?.from ?? null, now: now.toISOString(), today: legalDay(now) };
});

const text = z.string().max(20_000).default('');
const version = z.number().int().nonnegative().optional();
/** Every form of the room. What a move's evidence must be is the engine's to say; here it is only text. */
const RoomForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(intentsOf(ROOM_MOVES)), form: text, gate: z.string().max(4).optional(), version, reason: text, document_kind: z.string().max(20).optional(), evidence: z.record(z.string(), z.string().optional()).optional() }),
  z.object({ intent: z.literal('override'), step: z.enum(['preview', 'confirm']), to: z.string().max(40), reason: text, version }),
  z.object({ intent: z.literal('message'), body: z.string({ error: 'required' }).max(8_000, { error: 'too_long' }) }),
  z.object({ intent: z.literal('upload'), kind: z.string().max(20), title: z.string().max(200, { error: 'too_long' }).default('') }),
  z.object({ intent: z.literal('royalty'), period_start: z.string().max(10), sales: z.string({ error: 'required' }).max(40), reason: z.string().max(1_000, { error: 'too_long' }).default('') }),
]);

export const action = defineAction({ access: { ...ROOM_MOVES, override: 'operator.override', message: 'deal.act', upload: 'deal.act', royalty: 'deal.act' }, params: Params, form: RoomForm, read: readForm }, async (ask, input) => {
  const { params, scope, services } = ask;
  if (isMoveIntent(input)) return moved(ask, input);
  switch (input.intent) {
    case 'message':
      await postMessage(services, scope, params.id, { body: input.body });
      return { intent: 'message' };
    case 'upload':
      await fileDocument(ask, params.id, input.kind, input.title, true);
      return { intent: 'upload', told: 'deal:doc.uploaded' };
    case 'royalty': {
      const deal = await getDeal(services, scope, params.id);
      const sales = readSales(input.sales, deal.terms?.price.currency ?? 'CNY');
      await reportRoyalty(services, scope, params.id, { period_start: input.period_start, sales, reason: input.reason });
      return { intent: 'royalty', told: input.reason ? 'deal:royalty.toldAmended' : 'deal:royalty.told' };
    }
    case 'override': {
      const move = { dealId: params.id, name: 'override', evidence: { to: input.to }, reason: input.reason };
      if (input.step === 'preview') return { intent: 'override', preview: { result: await transition(services, scope, { ...move, dry_run: true }), to: input.to, reason: input.reason } };
      await transition(services, scope, { ...move, ...(input.version === undefined ? {} : { version: input.version }) });
      return redirect(paths.deal(params.id));
    }
  }
});

type Moved = Extract<z.output<typeof RoomForm>, { intent: MoveIntent }>;

/** A move with its evidence, and the file that came with it. */
async function moved(ask: Parameters<typeof fileDocument>[0] & { params: { id: string } }, input: Moved): Promise<Response> {
  const { params, scope, services } = ask;
  const name = moveOf(input.intent);
  const deal = await getDeal(services, scope, params.id);
  const values: Record<string, unknown> = { ...input.evidence };
  const document = await fileDocument(ask, params.id, input.document_kind ?? 'evidence', '', false);
  if (document) values.document_id = document.id;
  const review = input.gate === 'G10' && 'review' in values;
  const form = deal.transitions.find((x) => x.name === name)?.form ?? 'none';
  const fields = input.gate ? (review ? REVIEW_FIELDS : GATE_FIELDS[input.gate as keyof typeof GATE_FIELDS]?.fields ?? []) : MOVE_FIELDS[form] ?? [];
  const evidence = { ...readEvidence(fields, values, deal.terms?.price.currency ?? 'CNY'), ...(input.gate ? { gate: input.gate } : {}) };
  await transition(services, scope, { dealId: params.id, name, evidence, reason: input.reason, ...(input.version === undefined ? {} : { version: input.version }) });
  return redirect(paths.deal(params.id));
}

function readSales(typed: string, currency: 'CNY' | 'USD' | 'EUR') {
  try {
    return parseMoney(typed, currency);
  } catch {
    throw fieldError('sales', 'invalid_amount');
  }
}

export default function DealRoom() {
  return <RoomPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
