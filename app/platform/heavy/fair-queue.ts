/** Work that waits, by tenant. Whoever asks for much waits behind itself and not in front of others. */
export interface Waiting { tenant: string }

/**
 * Waiting lists of tenants, served in turn: each tenant's oldest, one after the other, so a tenant that asks for the first time is next
 * but for those whose turn it is already. Both lists are bounded: one tenant's, and all together.
 */
export class FairQueue<T extends Waiting> {
  readonly #lists = new Map<string, T[]>();
  #size = 0;
  readonly #perTenant: number;
  readonly #total: number;

  constructor(limits: { perTenant: number; total: number }) {
    this.#perTenant = limits.perTenant;
    this.#total = limits.total;
  }

  get size(): number { return this.#size; }
  sizeOf(tenant: string): number { return this.#lists.get(tenant)?.length ?? 0; }

  /** False when there is no room for it. */
  add(item: T): boolean {
    if (this.#size >= this.#total || this.sizeOf(item.tenant) >= this.#perTenant) return false;
    const list = this.#lists.get(item.tenant);
    // A map keeps the order in which tenants came in: a new one goes to the end of the round.
    if (list) list.push(item); else this.#lists.set(item.tenant, [item]);
    this.#size += 1;
    return true;
  }

  /** The next in turn; its tenant goes to the end of the round. */
  take(): T | undefined {
    const [first] = this.#lists;
    if (!first) return undefined;
    const [tenant, list] = first;
    const item = list.shift()!;
    this.#lists.delete(tenant);
    if (list.length) this.#lists.set(tenant, list);
    this.#size -= 1;
    return item;
  }

  /** Takes one out that is wanted no more; false when it is not waiting. */
  remove(item: T): boolean {
    const list = this.#lists.get(item.tenant);
    const at = list?.indexOf(item) ?? -1;
    if (!list || at < 0) return false;
    list.splice(at, 1);
    if (!list.length) this.#lists.delete(item.tenant);
    this.#size -= 1;
    return true;
  }

  /** Everything that waits, in no order; the queue is empty afterwards. */
  clear(): T[] {
    const all = [...this.#lists.values()].flat();
    this.#lists.clear();
    this.#size = 0;
    return all;
  }
}
