import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateColumns } from './date-columns.ts';
import { ordersOf, readDate, readDay, serialDay, type DateOrder } from './dates.ts';

const shown = (text: string, order?: DateOrder) => { const r = readDate(text, { order, maxYear: 2027 }); return r === null ? null : 'day' in r ? r.day : 'partial' in r ? `~${r.partial}` : r.oneOf.join('|'); };

describe('one date', () => {
  it.each([
    ['29.12.2005', '2005-12-29'], ['05.06.2006', '2006-06-05'], ['27/06/2019', '2019-06-27'], ['6/27/2019', '2019-06-27'], ['05/06/2019', '2019-06-05|2019-05-06'], ['05/05/2019', '2019-05-05'], ['9/24/14', '2014-09-24'], ['24/9/14', '2014-09-24'], ['2022-03', '~2022-03'], ['2022', '~2022'],
    ['2022年3月', '~2022-03'], ['19930400', '~1993-04'], ['平成24年5月31日', '2012-05-31'], ['令和元年5月1日', '2019-05-01'], ['昭60.1.2', '1985-01-02'], ['H24.5.31', '2012-05-31'], ['S60-01-02', '1985-01-02'], ['民國101年5月31日', '2012-05-31'],
    ['2012년 5월 31일', '2012-05-31'], ['2012. 5. 31.', '2012-05-31'], ['31-May-2012', '2012-05-31'], ['31-May-12', '2012-05-31'], ['31. Mai 2012', '2012-05-31'], ['2. Dez 2012', '2012-12-02'], ['Sept. 3rd, 2012', '2012-09-03'], ['2004-12-10T23:59:59.000Z', '2004-12-10'], ['41060', '2012-05-31'], ['2012-5-31 0:00:00', '2012-05-31'],
    ['31/02/2019', ''], ['0000-00-00', null], ['soon', null], ['1.2.05', '2005-02-01|2005-01-02'], ['74/03/27', '1974-03-27'], ['13/13/2019', ''],
  ])('%s → %s', (text, day) => expect(shown(text)).toBe(day));

  it('takes the order it is told, and the century that has been', () => {
    expect([shown('05/06/2019', 'dmy'), shown('05/06/2019', 'mdy'), shown('27/03/74', 'dmy'), shown('03/05/28', 'dmy'), shown('03/05/27', 'dmy')]).toEqual(['2019-06-05', '2019-05-06', '1974-03-27', '1928-05-03', '2027-05-03']);
    expect([serialDay('41060'), serialDay('39598', true), serialDay('100'), readDay('41060')]).toEqual(['2012-05-31', '2012-05-31', null, null]);
  });

  it('never gives a day the text does not hold in some order (property)', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    fc.assert(fc.property(fc.integer({ min: 1950, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (y, m, d) => {
      const day = `${y}-${two(m)}-${two(d)}`;
      expect(shown(`${two(d)}/${two(m)}/${y}`, 'dmy')).toBe(day);
      expect(shown(`${m}/${d}/${y}`, 'mdy')).toBe(day);
      expect(shown(`${two(d)}/${two(m)}/${y}`)!.split('|')).toContain(day);
      expect(ordersOf(`${d}/${m}/${y}`).map((o) => o.day)).toContain(day);
    }));
  });
});

describe('columns of dates', () => {
  type Column = 'filed' | 'published' | 'granted';
  const columns = (rows: Partial<Record<Column, string>>[], years: number[] = []) => {
    const c = new DateColumns<Column>([['filed', 'published'], ['published', 'granted']]);
    rows.forEach((r, i) => c.add(r, years[i], 'filed'));
    return c;
  };

  it('learns the order from one value above twelve', () => {
    expect(Object.fromEntries(columns([{ filed: '02/11/12' }, { filed: '27/03/74' }]).orders())).toEqual({ filed: 'dmy' });
    expect(Object.fromEntries(columns([{ filed: '2/11/2012' }, { filed: '3/27/1974' }]).orders())).toEqual({ filed: 'mdy' });
  });

  it('learns it from columns that may not overtake each other', () => {
    // 3 April would be after 5 March; read with the month first it is 4 March before 3 May.
    expect(columns([{ filed: '03/04/2015', published: '05/03/2015' }]).orders().get('filed')).toBe('mdy');
    expect(columns([{ filed: '10/02/2015', published: '2015-03-01' }]).orders().get('filed')).toBe('dmy');
  });

  it('learns it from the year in the number beside it, and from the columns beside it', () => {
    expect(columns([{ filed: '05/06/14' }], [2014]).orders().get('filed')).toBeUndefined();
    expect(columns([{ filed: '14/06/05' }], [2014]).orders().get('filed')).toBe('ymd');
    expect(Object.fromEntries(columns([{ published: '27/06/2019', granted: '01/02/2022' }]).orders())).toEqual({ published: 'dmy', granted: 'dmy' });
  });

  it('does not decide a column that contradicts itself or tells nothing', () => {
    expect(columns([{ filed: '27/03/2014' }, { filed: '03/27/2014' }]).orders().has('filed')).toBe(false);
    expect(columns([{ filed: '03/04/2014' }, { filed: '05/05/2014' }]).orders().has('filed')).toBe(false);
  });

  it('tells the calendar of 1904 by the years of the numbers', () => {
    expect(columns([{ filed: '39598' }], [2012]).date1904).toBe(true);
    expect(columns([{ filed: '41060' }], [2012]).date1904).toBe(false);
    expect(columns([{ filed: '41060' }]).date1904).toBe(false);
  });
});
