import { sql } from 'drizzle-orm';
import { systemScope } from '#app/core/scope.ts';
import { publicReader, type Db } from '#db/client.ts';
import { inArray } from 'drizzle-orm';
import { sales } from '#db/schema/sales.ts';
import { withRead } from '#db/tx.ts';
import type { SaleResource } from './contract.ts';
import { saleResources } from './present.server.ts';
import { logOf } from './sale.store.server.ts';

/** How often a process looks whether a watched sale has changed, and how often it says that it still listens, ms. */
const LOOK_MS = 150;
const BEAT_MS = 3_000;
/** Entries of the log an update carries: enough for whoever missed a moment; the rest is on the page already. */
const TAIL = 40;

export interface LiveSale extends Pick<SaleResource, 'phase' | 'state' | 'price' | 'leader_no' | 'bids' | 'ends_at' | 'opens_at' | 'reserve_met' | 'result' | 'log_seq' | 'now'> { log: { seq: number; kind: string; at: string; data: Record<string, unknown> }[] }
type Listener = (message: string) => void;

/** Watches sales for everybody who looks at them in this process: one small query however many there are, and nothing while nobody looks. */
class Hub {
  private readonly watched = new Map<string, { mark: string; listeners: Set<Listener>; last: string | null }>();
  private timer: NodeJS.Timeout | null = null;
  private beat = 0;
  constructor(private readonly db: Db) {}

  watch(saleId: string, listener: Listener): () => void {
    const entry = this.watched.get(saleId) ?? { mark: '', listeners: new Set<Listener>(), last: null };
    entry.listeners.add(listener);
    this.watched.set(saleId, entry);
    if (entry.last) listener(entry.last);
    this.timer ??= setTimeout(() => void this.look(), 0);
    return () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size === 0 && this.watched.get(saleId) === entry) this.watched.delete(saleId);
    };
  }

  private async look(): Promise<void> {
    if (this.watched.size === 0) { this.timer = null; return; }
    try {
      const ids = [...this.watched.keys()];
      const rows = await publicReader(this.db).execute<{ id: string; mark: string; now: string }>(sql`
        select s.id, concat_ws(' ', s.log_seq, s.state, s.ends_at, sale_phase(s, t.now), case when s.mechanism = 'dutch' then sale_dutch_price(s, t.now) end) as mark, sale_time(t.now) as now
        from sales s, lateral (select sale_now() as now) t where s.id in (${sql.join(ids.map((id) => sql`${id}`), sql`, `)})`);
      const changed = rows.filter((r) => this.watched.get(r.id)?.mark !== r.mark);
      if (changed.length) await this.tell(changed);
      if (Date.now() - this.beat >= BEAT_MS) {
        this.beat = Date.now();
        for (const r of rows) for (const listener of this.watched.get(r.id)?.listeners ?? []) listener(`event: beat\ndata: ${JSON.stringify({ now: r.now })}\n\n`);
      }
    } catch {
      // The database cannot be read now: nobody hears anything, and every page says that it is unsure.
    }
    this.timer = setTimeout(() => void this.look(), LOOK_MS);
  }

  private async tell(changed: readonly { id: string; mark: string }[]): Promise<void> {
    const news = await withRead(this.db, systemScope('sales'), async (tx) => {
      const rows = await tx.select().from(sales).where(inArray(sales.id, changed.map((c) => c.id)));
      const resources = await saleResources(tx, rows);
      return Promise.all(resources.map(async (r) => ({ r, log: (await logOf(tx, r.id)).slice(-TAIL) })));
    });
    for (const { r, log } of news) {
      const entry = this.watched.get(r.id);
      if (!entry) continue;
      entry.mark = changed.find((c) => c.id === r.id)!.mark;
      const live: LiveSale = {
        phase: r.phase, state: r.state, price: r.price, leader_no: r.leader_no, bids: r.bids, ends_at: r.ends_at, opens_at: r.opens_at, reserve_met: r.reserve_met, result: r.result, log_seq: r.log_seq, now: r.now,
        log: log.map((e) => ({ seq: e.seq, kind: e.kind, at: e.at, data: e.data })),
      };
      entry.last = `id: ${r.log_seq}\nevent: sale\ndata: ${JSON.stringify(live)}\n\n`;
      for (const listener of entry.listeners) listener(entry.last);
    }
  }
}

const hubs = new WeakMap<Db, Hub>();

/** Calls `listener` with every change of the sale as a server-sent event, the newest state first. Returns the way to end that. */
export function watchSale(db: Db, saleId: string, listener: Listener): () => void {
  const hub = hubs.get(db) ?? new Hub(db);
  hubs.set(db, hub);
  return hub.watch(saleId, listener);
}
