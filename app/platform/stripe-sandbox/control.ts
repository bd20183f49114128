import { cardByToken, cardByNumber } from './cards.ts';
import { paySession } from './checkout-payment.ts';
import { parseFault, type Faults } from './faults.ts';
import { changeBank, completeOnboarding } from './resources/accounts.ts';
import { closeDispute, openDispute } from './resources/disputes.ts';
import { tick } from './scheduler.ts';
import { PLATFORM, type Cause, type Sandbox } from './types.ts';
import type { WebhookSender } from './webhooks.ts';

export interface ControlAnswer {
  status: number;
  body: unknown;
}
type Input = Record<string, unknown>;
const CAUSE: Cause = { requestId: null, key: null };

function wrong(message: string): ControlAnswer {
  return { status: 422, body: { error: message } };
}
function gone(): ControlAnswer {
  return { status: 404, body: { error: 'not found' } };
}
function ok(body: unknown): ControlAnswer {
  return { status: 200, body };
}

/** What the sandbox can be told besides the API: time, faults, what banks and card holders do. */
export class Control {
  private readonly sandbox: Sandbox;
  private readonly faults: Faults;
  private readonly sender: WebhookSender;
  private readonly afterReset: () => void;

  constructor(sandbox: Sandbox, faults: Faults, sender: WebhookSender, afterReset: () => void) {
    this.sandbox = sandbox;
    this.faults = faults;
    this.sender = sender;
    this.afterReset = afterReset;
  }

  /** Handles `/_sandbox/…`. 404 for an unknown path, 422 with a reason for wrong input. */
  handle(method: string, path: string, input: Input): ControlAnswer {
    const [area, id, verb] = path.replace(/^\/_sandbox\/?/, '').split('/');
    switch (`${method} ${area}${id === undefined ? '' : '/:id'}${verb === undefined ? '' : `/${verb}`}`) {
      case 'GET health':
        return ok({ ok: true, now: this.sandbox.clock.now().toISOString(), events: this.sandbox.store.count('event') });
      case 'GET clock':
        return ok(this.clock());
      case 'POST clock':
        return this.advance(input);
      case 'POST settle':
        return this.settle();
      case 'GET faults':
        return ok({ faults: this.faults.list() });
      case 'POST faults':
        return this.addFault(input);
      case 'DELETE faults':
        this.faults.remove();
        return ok({ faults: [] });
      case 'DELETE faults/:id':
        this.faults.remove(id);
        return ok({ faults: this.faults.list() });
      case 'GET deliveries':
        return ok({ deliveries: this.sandbox.store.all('delivery').slice(-500) });
      case 'POST deliveries/:id':
        return id === 'retry' ? this.retry() : gone();
      case 'POST events/:id/resend':
        return this.resend(id!);
      case 'POST sessions/:id/pay':
        return this.pay(id!, input);
      case 'POST charges/:id/dispute':
        return this.dispute(id!, input);
      case 'POST disputes/:id/close':
        return this.closeDispute(id!, input);
      case 'POST accounts/:id/onboard':
        return this.onboard(id!);
      case 'POST accounts/:id/bank':
        return this.bank(id!);
      case 'POST reset':
        return this.reset();
      default:
        return gone();
    }
  }

  private clock() {
    return { now: this.sandbox.clock.now().toISOString(), offsetMs: this.sandbox.clock.offset() };
  }

  private advance(input: Input): ControlAnswer {
    const ms =
      typeof input.advanceMs === 'number' ? input.advanceMs : typeof input.advanceSeconds === 'number' ? input.advanceSeconds * 1000 : NaN;
    if (!Number.isSafeInteger(ms) || ms < 0 || ms > 400 * 86_400_000)
      return wrong('advanceSeconds or advanceMs: a whole number from 0 to 400 days');
    this.sandbox.clock.advance(ms);
    this.sandbox.store.put('setting', PLATFORM, { id: 'clock_offset_ms', value: this.sandbox.clock.offset() });
    tick(this.sandbox);
    return ok(this.clock());
  }

  /** Makes pending money available without moving the clock. */
  private settle(): ControlAnswer {
    const now = this.sandbox.clock.seconds();
    let settled = 0;
    for (const row of this.sandbox.store.all('balance_transaction')) {
      if (row.available_on <= now) continue;
      this.sandbox.store.put('balance_transaction', this.sandbox.store.scopeOf('balance_transaction', row.id)!, {
        ...row,
        available_on: now,
        status: 'available',
      });
      settled += 1;
    }
    return ok({ settled });
  }

  private addFault(input: Input): ControlAnswer {
    try {
      return ok(this.faults.add(parseFault(input)));
    } catch (error) {
      if (error instanceof TypeError) return wrong(error.message);
      throw error;
    }
  }

  private retry(): ControlAnswer {
    this.sender.retryNow();
    return ok({});
  }

  private resend(id: string): ControlAnswer {
    const { store } = this.sandbox;
    if (!store.find('event', id)) return gone();
    const deliveries = store.all('delivery').filter((delivery) => delivery.event === id);
    for (const delivery of deliveries) {
      store.put('delivery', store.scopeOf('delivery', delivery.id)!, {
        ...delivery,
        state: 'waiting',
        nextAt: this.sandbox.clock.now().getTime(),
      });
      this.sender.add(delivery.id);
    }
    return ok({ resent: deliveries.length });
  }

  /** Pays a session as its page would: `card` is a test number or `pm_card_…`, 4242… unless told. */
  private pay(id: string, input: Input): ControlAnswer {
    const session = this.sandbox.store.find('session', id);
    if (!session) return gone();
    const wanted = typeof input.card === 'string' ? input.card : '4242424242424242';
    const card = wanted.startsWith('pm_card_') ? cardByToken(wanted, 'card') : cardByNumber(wanted);
    if (!card) return wrong('card: not a test card');
    const scope = this.sandbox.store.scopeOf('session', id)!;
    return ok({ outcome: paySession({ sandbox: this.sandbox, scope, cause: CAUSE }, session, card, null, true) });
  }

  private dispute(id: string, input: Input): ControlAnswer {
    const charge = this.sandbox.store.find('charge', id);
    if (!charge) return gone();
    if (!charge.captured || charge.disputed) return wrong('only a captured charge without a dispute can be disputed');
    const amount = input.amount ?? charge.amount_captured - charge.amount_refunded;
    if (!Number.isSafeInteger(amount) || (amount as number) < 1 || (amount as number) > charge.amount_captured)
      return wrong('amount: more than 0, at most what was captured');
    const reason = typeof input.reason === 'string' ? input.reason : 'general';
    const scope = this.sandbox.store.scopeOf('charge', id)!;
    return ok({ dispute: openDispute({ sandbox: this.sandbox, scope, cause: CAUSE }, charge, reason, amount as number).id });
  }

  private closeDispute(id: string, input: Input): ControlAnswer {
    const dispute = this.sandbox.store.find('dispute', id);
    if (!dispute) return gone();
    if (typeof input.won !== 'boolean') return wrong('won: true or false');
    if (dispute.status === 'won' || dispute.status === 'lost') return wrong('this dispute is closed');
    closeDispute({ sandbox: this.sandbox, scope: this.sandbox.store.scopeOf('dispute', id)!, cause: CAUSE }, dispute, input.won);
    return ok({ status: dispute.status });
  }

  private onboard(id: string): ControlAnswer {
    const account = this.sandbox.store.find('account', id);
    if (!account || id === PLATFORM) return gone();
    completeOnboarding(this.sandbox, account, CAUSE);
    return ok({ account: id });
  }

  private bank(id: string): ControlAnswer {
    const account = this.sandbox.store.find('account', id);
    if (!account || id === PLATFORM) return gone();
    changeBank(this.sandbox, account, CAUSE);
    return ok({ account: id });
  }

  private reset(): ControlAnswer {
    this.sandbox.store.clear();
    this.sandbox.clock.reset();
    this.faults.remove();
    this.afterReset();
    return ok({});
  }
}
