import { describe, expect, it } from 'vitest';
import { disagreements } from './sources-apart.ts';

const says = (fact: string, value: unknown, source: string, asOf = '2024-01-01') => ({ fact, value, source, asOf });

describe('sources that disagree', () => {
  it('differ on what never changes, whenever they spoke', () => {
    const facts = [says('filingDate', '2015-05-10', 'CNIPA', '2024-01-01'), says('filingDate', '2015-05-11', 'vendor', '2020-01-01')];
    expect(disagreements(facts)).toEqual([{ fact: 'filingDate', says: [{ value: '2015-05-10', source: 'CNIPA', asOf: '2024-01-01' }, { value: '2015-05-11', source: 'vendor', asOf: '2020-01-01' }] }]);
  });

  it('do not disagree when the world moved on between them, nor with what they said before themselves', () => {
    expect(disagreements([says('legalStatus', 'lapsed', 'CNIPA', '2024-02-01'), says('legalStatus', 'in_force', 'vendor', '2024-01-01')])).toEqual([]);
    expect(disagreements([says('grantDate', '2017-08-01', 'CNIPA', '2024-02-01'), says('grantDate', '2017-08-02', 'CNIPA', '2023-01-01')])).toEqual([]);
    expect(disagreements([says('assignees', ['A', 'B'], 'x'), says('assignees', ['B', 'A'], 'y')])).toEqual([]);
  });

  it('disagree on a status they read on the same day', () => {
    expect(disagreements([says('legalStatus', 'lapsed', 'CNIPA'), says('legalStatus', 'in_force', 'vendor')])).toHaveLength(1);
  });
});
