import { ordersOf, readDate, serialDay, type DateOrder } from './dates.ts';

/**
 * Finds how the dates of a table are written by looking at all of them. Memory is a few counters per column, so a file of
 * any length can be looked through before it is read.
 */
export class DateColumns<Column extends string> {
  private readonly votes = new Map<Column, Record<DateOrder, number>>();
  private readonly pairs = new Map<string, Record<string, number>>();
  private rows = 0;
  private serials = { usual: 0, mac: 0 };

  /** `before` names pairs of columns of which the first is never later than the second. */
  constructor(private readonly before: readonly (readonly [Column, Column])[]) {}

  /** Looks at one row. `year` is the year of filing its number tells; `filed` the column that year belongs to. */
  add(row: Partial<Record<Column, string>>, year?: number, filed?: Column): void {
    const read = new Map<Column, Map<DateOrder, string>>();
    for (const [column, text] of Object.entries(row) as [Column, string][]) {
      const found = ordersOf(text);
      if (found.length) this.vote(column, found, column === filed ? year : undefined);
      const day = found.length ? null : readDate(text);
      if (found.length) read.set(column, new Map(found.map((f) => [f.order, f.day])));
      else if (day && 'day' in day) read.set(column, new Map(ORDERS.map((o) => [o, day.day])));
    }
    if (filed && year !== undefined) this.serial(row[filed], year);
    for (const [first, second] of this.before) this.compare(first, second, read.get(first), read.get(second));
    this.rows += 1;
  }

  /** Bare day numbers count from 1904 (old Macintosh workbooks), as the years in the numbers beside them show. */
  get date1904(): boolean { return this.serials.mac > 0 && this.serials.usual === 0; }

  /**
   * Order of each column that can be told: by parts above 12, by columns that may not overtake each other, and else by
   * the columns beside it, because one program wrote them all. Columns that contradict themselves have none.
   */
  orders(): Map<Column, DateOrder> {
    const told = new Map<Column, DateOrder>();
    const open = new Set<Column>();
    for (const [column, votes] of this.votes) {
      const sure = ORDERS.filter((o) => votes[o] > 0);
      if (sure.length === 1) told.set(column, sure[0]!);
      else if (!sure.length) open.add(column);
    }
    for (const column of open) {
      const kept = (['dmy', 'mdy'] as const).filter((order) => this.before.every(([a, b]) => (column !== a && column !== b) || !this.overtakes(a, b, column, order, told)));
      if (kept.length === 1) told.set(column, kept[0]!);
    }
    const common = new Set(told.values());
    if (common.size === 1) for (const column of open) if (!told.has(column)) told.set(column, [...common][0]!);
    return told;
  }

  private vote(column: Column, found: { order: DateOrder }[], year: number | undefined): void {
    const votes = this.votes.get(column) ?? { ymd: 0, dmy: 0, mdy: 0 };
    this.votes.set(column, votes);
    // A two-digit year in front is only believed where nothing else is possible, or the number's year says so.
    const likely = found.filter((f) => f.order !== 'ymd');
    const fitting = year === undefined ? [] : (found as { order: DateOrder; day: string }[]).filter((f) => Number(f.day.slice(0, 4)) === year);
    const choice = fitting.length === 1 ? fitting : likely.length ? likely : found;
    if (choice.length === 1) votes[choice[0]!.order] += 1;
  }

  private compare(first: Column, second: Column, a: Map<DateOrder, string> | undefined, b: Map<DateOrder, string> | undefined): void {
    if (!a || !b) return;
    const counts = this.pairs.get(`${first} ${second}`) ?? {};
    this.pairs.set(`${first} ${second}`, counts);
    for (const [one, earlier] of a) for (const [other, later] of b) if (earlier > later) counts[`${one} ${other}`] = (counts[`${one} ${other}`] ?? 0) + 1;
  }

  /** Does the pair break its order in some row when `column` is read in `order`, however the other column is written? */
  private overtakes(a: Column, b: Column, column: Column, order: DateOrder, told: Map<Column, DateOrder>): boolean {
    const counts = this.pairs.get(`${a} ${b}`) ?? {};
    const other = column === a ? b : a;
    // Two open columns are taken to be written alike.
    const beside = told.get(other) ?? order;
    return (counts[column === a ? `${order} ${beside}` : `${beside} ${order}`] ?? 0) > 0;
  }

  private serial(text: string | undefined, year: number): void {
    const usual = text === undefined ? null : serialDay(text);
    if (!text || !usual) return;
    if (Number(usual.slice(0, 4)) === year) this.serials.usual += 1;
    else if (Number(serialDay(text, true)?.slice(0, 4)) === year) this.serials.mac += 1;
  }
}

const ORDERS: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];
