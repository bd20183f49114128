/** What the desk keeps on the phone: the page itself in the browser's cache, and its readings in IndexedDB until the server has answered for them. */
const CACHE = 'jingzhe-desk';
const WORKER = '/desk-worker.js';

/** Keeps this page and everything it has loaded, so that it opens without a network. False where the browser cannot. */
export async function keepPage(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return false;
  try {
    await navigator.serviceWorker.register(WORKER, { scope: location.pathname });
    const cache = await caches.open(CACHE);
    const loaded = [...performance.getEntriesByType('resource').map((e) => e.name), ...[...document.querySelectorAll<HTMLElement>('script[src], link[rel="modulepreload"], link[rel="stylesheet"], link[rel="icon"]')].map((e) => e.getAttribute('src') ?? e.getAttribute('href') ?? '')]
      .map((u) => new URL(u, location.href)).filter((u) => u.origin === location.origin && /\.(js|css|svg|woff2?|png|ico)$/.test(u.pathname)).map((u) => u.href);
    // The worker answers for it from then on; a page that failed to be kept must not be told to be ready.
    await cache.addAll([...new Set([location.href.split('#')[0]!, ...loaded])]);
    return true;
  } catch {
    return false;
  }
}

export interface KeptScan { nonce: string; event: string; code: string; person: string; org: string; at: string; /** What the server said of it; null while it was not sent. */ answer: string | null; firstAt: string | null }

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('jingzhe-desk', 1);
    asked.onupgradeneeded = () => { asked.result.createObjectStore('scans', { keyPath: 'nonce' }).createIndex('event', 'event'); };
    asked.onsuccess = () => { resolve(asked.result); };
    asked.onerror = () => { reject(asked.error ?? new Error('no store')); };
  });
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const tx = db.transaction('scans', mode);
      const request = act(tx.objectStore('scans'));
      tx.oncomplete = () => { resolve(request.result); };
      tx.onerror = () => { reject(tx.error ?? new Error('not kept')); };
    });
  } finally {
    db.close();
  }
}

export const keepScan = (scan: KeptScan): Promise<IDBValidKey> => run('readwrite', (store) => store.put(scan));
/** Readings of an event, newest first. */
export const keptScans = async (event: string): Promise<KeptScan[]> => (await run<KeptScan[]>('readonly', (store) => store.index('event').getAll(event))).sort((a, b) => (a.at < b.at ? 1 : -1));

/** This phone, by a name it gave itself. */
export function deviceName(): string {
  const known = localStorage.getItem('jingzhe-desk-device');
  if (known) return known;
  const made = crypto.randomUUID();
  localStorage.setItem('jingzhe-desk-device', made);
  return made;
}

interface Answered { items: { nonce: string; result: string; first_at: string | null; name: string | null }[] }

/** Sends what was not answered for yet, at most 200 at a time. Throws when there is no network or the server refuses: everything stays, to be sent again. */
export async function sendScans(event: string, address: string): Promise<number> {
  const waiting = (await keptScans(event)).filter((s) => s.answer === null).slice(0, 200);
  if (waiting.length === 0) return 0;
  const body = new FormData();
  body.set('device', deviceName());
  body.set('scans', JSON.stringify(waiting.map(({ nonce, code, at }) => ({ nonce, code, scanned_at: at }))));
  const answer = await fetch(address, { method: 'POST', body, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(String(answer.status));
  const { items } = await answer.json() as Answered;
  for (const item of items) {
    const scan = waiting.find((s) => s.nonce === item.nonce);
    if (scan) await keepScan({ ...scan, person: scan.person || item.name || '', answer: item.result, firstAt: item.first_at });
  }
  return items.length;
}
