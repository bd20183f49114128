/** A tree of keys that finds, from a place in a list of units on, the longest key that begins there. */
export class Trie<Unit> {
  private readonly root: Node<Unit> = { value: -1, next: null };

  /** Adds a key with its value, a number from 0 on; a key given again keeps its first value. */
  add(key: Iterable<Unit>, value: number): void {
    let node = this.root;
    for (const unit of key) {
      node.next ??= new Map();
      let below = node.next.get(unit);
      if (!below) node.next.set(unit, below = { value: -1, next: null });
      node = below;
    }
    if (node.value < 0) node.value = value;
  }

  /** The longest key among the units from `from` on (`unitAt` gives undefined past the end): its value and length, or null. */
  longest(from: number, unitAt: (place: number) => Unit | undefined): { value: number; length: number } | null {
    let node = this.root;
    let found: { value: number; length: number } | null = null;
    for (let i = from; node.next; i++) {
      const unit = unitAt(i);
      const below = unit === undefined ? undefined : node.next.get(unit);
      if (!below) break;
      node = below;
      if (node.value >= 0) found = { value: node.value, length: i + 1 - from };
    }
    return found;
  }

  /** Values of every key that begins at `from`, shortest first. */
  every(from: number, unitAt: (place: number) => Unit | undefined): number[] {
    const found: number[] = [];
    let node = this.root;
    for (let i = from; node.next; i++) {
      const unit = unitAt(i);
      const below = unit === undefined ? undefined : node.next.get(unit);
      if (!below) break;
      node = below;
      if (node.value >= 0) found.push(node.value);
    }
    return found;
  }
}

interface Node<Unit> { value: number; next: Map<Unit, Node<Unit>> | null }
