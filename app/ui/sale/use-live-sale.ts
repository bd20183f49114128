import { useEffect, useRef, useState } from 'react';
import { paths } from '#app/http/paths.ts';
import type { SaleDetail } from '#app/modules/sales/contract.ts';

/** What a live update replaces of a sale. */
export type Live = Pick<SaleDetail, 'phase' | 'state' | 'price' | 'leader_no' | 'bids' | 'ends_at' | 'opens_at' | 'reserve_met' | 'result' | 'log_seq' | 'now'> & { log: Omit<SaleDetail['log'][number], 'hash'>[] };
type Message = { kind: 'sale'; live: Live } | { kind: 'beat'; now: string };

/** The server speaks every three seconds; after this long without a word nobody knows how things stand, ms. */
const UNSURE_MS = 8_000;
const AGAIN_MS = 2_000;

/** Of what the page has and what came: every entry once, in order. */
function merged(log: Live['log'], more: Live['log']): Live['log'] {
  const bySeq = new Map(log.map((e) => [e.seq, e]));
  for (const e of more) bySeq.set(e.seq, e);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * A sale as it is now. One tab of the browser holds the stream and passes what it hears to the others; where the browser has no locks (plain http) every tab holds its
 * own. `sure` is false while nothing has been heard for a while: then nobody should bid by what the page shows. `skew` is what to add to the own clock, ms.
 */
export function useLiveSale(sale: SaleDetail): { live: Live; sure: boolean; skew: number } {
  const [live, setLive] = useState<Live>(sale);
  const [sure, setSure] = useState(true);
  const [skew, setSkew] = useState(0);
  const heard = useRef(0);
  // What the loader brings anew (after an own bid) counts as far as it is newer.
  useEffect(() => { setLive((old) => (sale.log_seq >= old.log_seq ? sale : old)); }, [sale]);
  useEffect(() => {
    const channel = 'BroadcastChannel' in window ? new BroadcastChannel(`jz-${sale.id}`) : null;
    const stopped = new AbortController();
    let source: EventSource | null = null;
    let again: number | undefined;
    const take = (message: Message) => {
      heard.current = Date.now();
      setSure(true);
      const now = message.kind === 'sale' ? message.live.now : message.now;
      setSkew(Date.parse(now) - Date.now());
      if (message.kind === 'sale') setLive((old) => ({ ...message.live, log: merged(old.log, message.live.log) }));
    };
    const pass = (message: Message) => { take(message); channel?.postMessage(message); };
    const open = () => {
      source = new EventSource(paths.saleLive(sale.id));
      source.addEventListener('sale', (e) => pass({ kind: 'sale', live: JSON.parse((e as MessageEvent<string>).data) as Live }));
      source.addEventListener('beat', (e) => pass({ kind: 'beat', ...(JSON.parse((e as MessageEvent<string>).data) as { now: string }) }));
      // An answer that is no stream closes it for good: it is made anew.
      source.onerror = () => { if (source?.readyState === EventSource.CLOSED && !stopped.signal.aborted) again = window.setTimeout(open, AGAIN_MS); };
    };
    if (channel) channel.onmessage = (e: MessageEvent<Message>) => take(e.data);
    if ('locks' in navigator && channel) {
      navigator.locks.request(`jz-${sale.id}`, { signal: stopped.signal }, () => { open(); return new Promise<void>((free) => { stopped.signal.addEventListener('abort', () => free()); }); }).catch(() => {});
    } else open();
    heard.current = Date.now();
    const watch = window.setInterval(() => { if (Date.now() - heard.current > UNSURE_MS) setSure(false); }, 1_000);
    return () => { stopped.abort(); source?.close(); channel?.close(); window.clearTimeout(again); window.clearInterval(watch); };
  }, [sale.id]);
  return { live, sure, skew };
}

/** Milliseconds left until a moment of the server, counted down every quarter of a second once the page is alive. */
export function useLeft(until: string, now: string, skew: number): number {
  const [at, setAt] = useState(() => Date.parse(now));
  useEffect(() => {
    const timer = window.setInterval(() => setAt(Date.now() + skew), 250);
    return () => window.clearInterval(timer);
  }, [skew]);
  return Math.max(0, Date.parse(until) - at);
}
