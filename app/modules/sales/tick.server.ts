import { systemScope } from '#app/core/scope.ts';
import { advance } from '#app/modules/process/engine/move.server.ts';
import { anySubject } from '#app/modules/process/engine/subject.ts';
import { sweepTimers, type SweepDeps } from '#app/modules/process/engine/sweep.server.ts';
import { isLeaseLost } from '#db/lease.ts';
import { prepared } from '#db/prepared.ts';
import { withRead, withTx } from '#db/tx.ts';
import { saleSubject, salesUnderWay } from './sale-subject.server.ts';

const scope = systemScope('sales');
const SALES = [anySubject(saleSubject)];

/** Takes the hashes of log entries written since, in order. Returns how many. */
export async function chainLogs(deps: SweepDeps): Promise<number> {
  return withTx(deps.db, scope, async (tx) => (await prepared<{ n: number }>(tx, 'select sale_chain(5000) as n', []))[0]!.n);
}

/** Opens and closes sales whose time has come, by the time of sales; closes those whose end a bid has brought. Returns how many it looked at. */
export async function runClocks(deps: SweepDeps): Promise<number> {
  const fired = await sweepTimers(deps, SALES, 200, 'sale_now');
  const over = await withRead(deps.db, scope, (tx) => prepared<{ id: string }>(tx, "select s.id from sales s where s.opened_at is not null and s.closed_at is null and sale_phase(s, sale_now()) = 'over' order by s.ends_at limit 200", []));
  for (const { id } of over) {
    if (deps.signal?.aborted) break;
    try {
      await advance(deps, saleSubject, id, { free: true });
    } catch (err) {
      if (isLeaseLost(err)) throw err;
      deps.log?.warn({ err, sale: id }, 'a sale could not be closed');
    }
  }
  return fired.length + over.length;
}

/** One look at everything time does to sales. `busy`: a sale is open or about to, so another look should follow soon. */
export async function tickSales(deps: SweepDeps): Promise<{ busy: boolean }> {
  await runClocks(deps);
  await chainLogs(deps);
  const [row] = await withRead(deps.db, scope, (tx) => prepared<{ busy: boolean }>(tx, `select exists (select 1 from sales where opened_at is not null and closed_at is null)
    or exists (select 1 from sales where opened_at is null and closed_at is null and opens_at <= sale_now() + interval '5 seconds') as busy`, []));
  return { busy: row!.busy };
}

/** News from elsewhere: what a patent, a listing, a seller or a deal has become may stop or conclude a sale. Idempotent. */
export async function onNews(deps: SweepDeps, about: { patentId?: string; listingId?: string; orgId?: string; dealId?: string }): Promise<number> {
  const ids = await withRead(deps.db, scope, (tx) => salesUnderWay(tx, about));
  for (const id of ids) await advance(deps, saleSubject, id);
  return ids.length;
}
