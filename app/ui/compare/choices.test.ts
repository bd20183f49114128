import { describe, expect, it } from 'vitest';
import { readChoices, toggled } from './choices.ts';

const c = (n: number) => ({ id: `lst_00${n}`, title: `T${n}` });

describe('the compare tray', () => {
  it('takes four, gives back, refuses a fifth', () => {
    const four = [1, 2, 3, 4].reduce<readonly ReturnType<typeof c>[]>((all, n) => toggled(all, c(n)), []);
    expect(four).toHaveLength(4);
    expect(toggled(four, c(5))).toEqual(four);
    expect(toggled(four, c(2)).map((x) => x.id)).toEqual(['lst_001', 'lst_003', 'lst_004']);
  });

  it('reads only what it wrote', () => {
    expect(readChoices(JSON.stringify([c(1), { id: 'javascript:alert(1)', title: 'x' }, 7, { id: 'lst_002' }]))).toEqual([c(1)]);
    for (const bad of [null, '', '{', '{"a":1}', '"x"']) expect(readChoices(bad)).toEqual([]);
  });
});
