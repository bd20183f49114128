import { describe, expect, it } from 'vitest';
import { parseCamt } from './camt.ts';
import { decodeStatement, parseCsv } from './csv.ts';
import { remarkCode } from '../contract-statements.ts';
import { matchLine, type Expected } from './match.ts';
import { dayOf, minorUnits } from './statement.ts';

const rowsOf = (work: () => unknown) => { try { work(); return []; } catch (e) { return (e as { fields: { path: string; code: string }[] }).fields.map((f) => `${f.path}:${f.code}`); } };

const ICBC = [
  '账号：6222020200112233445,,,,,,,,', '户名：示例监管账户,,,,,,,,',
  '交易时间,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要,附言,交易流水号',
  '2026-03-02 10:11:12,,"1,200,000.00","1,200,000.00",示例科技有限公司,="6217000010001234567",转账,JZ8AB12CD34E 专利款,\t20260302000001',
  '2026-03-03 09:00:00,980000.5,,219999.50,示例大学,622848001,付款,,20260303000007', '合计,980000.50,1200000.00,,,,,,',
].join('\r\n');

describe('a table of a bank', () => {
  it('is read with its columns, sums in fen, remarks joined, totals left out', () => {
    const parsed = parseCsv(ICBC, 'CNY');
    expect(parsed.accountNo).toBe('6222020200112233445');
    expect(parsed.lines).toEqual([
      { row: 4, serial: '20260302000001', bookedOn: '2026-03-02', direction: 'in', amount: 120_000_000, currency: 'CNY', balanceAfter: 120_000_000, partyName: '示例科技有限公司', partyAccount: '6217000010001234567', remark: '转账 JZ8AB12CD34E 专利款' },
      { row: 5, serial: '20260303000007', bookedOn: '2026-03-03', direction: 'out', amount: 98_000_050, currency: 'CNY', balanceAfter: 21_999_950, partyName: '示例大学', partyAccount: '622848001', remark: '付款' },
    ]);
  });

  it('comes in GB18030 as well as UTF-8', () => {
    // “交易日期,收入,支出,余额,流水号” and a row, in the bytes a Chinese bank sends.
    const gb = Buffer.from('bdbbd2d7c8d5c6da2ccad5c8eb2cd6a7b3f62cd3e0b6ee2cc1f7cbaebac50a32303236303330322c312e30302c2c312e30302c4142313233340a', 'hex');
    expect(parseCsv(decodeStatement(gb), 'CNY').lines).toMatchObject([{ serial: 'AB1234', bookedOn: '2026-03-02', direction: 'in', amount: 100 }]);
    expect(parseCsv(decodeStatement(Buffer.from(`\ufeff${ICBC}`)), 'CNY').lines).toHaveLength(2);
  });

  it('knows an amount with its mark, and names every row it cannot read', () => {
    const head = '交易日期,交易金额,借贷标志,币种,流水号';
    expect(parseCsv(`${head}\n2026/3/2,5.00,贷,人民币,S1\n2026年3月2日,7.00,借,CNY,S2`, 'CNY').lines.map((l) => [l.direction, l.amount])).toEqual([['in', 500], ['out', 700]]);
    expect(rowsOf(() => parseCsv(`${head}\n2026-03-02,5.00,贷,USD,S1\n2026-13-02,5.00,贷,CNY,S2\n2026-03-02,1.005,贷,CNY,S3\n2026-03-02,5,贷,CNY,`, 'CNY')))
      .toEqual(['row.2:other_currency', 'row.3:bad_date', 'row.4:bad_amount', 'row.5:serial_missing']);
    expect(() => parseCsv('a,b\n1,2', 'CNY')).toThrow(/no_header/);
  });

  it('counts in digits, never in floats', () => {
    expect([minorUnits('0.29', 'CNY'), minorUnits('1,234,567.10', 'CNY'), minorUnits('-3', 'CNY'), minorUnits('1.10000', 'CNY')]).toEqual([29, 123_456_710, -300, 110]);
    for (const bad of ['', 'x', '1e3', '1.001', '1,23.00', '99999999999999', '0x10']) expect(minorUnits(bad, 'CNY'), bad).toBeNull();
    expect([dayOf('20260302'), dayOf('20260302101112'), dayOf('2026-02-30'), dayOf('202603')]).toEqual(['2026-03-02', '2026-03-02', null, null]);
  });
});

const entry = (amount: string, mark: string, inner: string, ccy = 'CNY') => `<Ntry><Amt Ccy="${ccy}">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>${inner}</Ntry>`;
const camt = (entries: string) => `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>62220202</Id></Othr></Id></Acct>
  <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">10.50</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>${entries}</Stmt></BkToCstmrStmt></Document>`;
const payer = '<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Example Co.</Nm></Pty></Dbtr><DbtrAcct><Id><Othr><Id>62170000</Id></Othr></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>JZ8AB12CD34E</Ustrd></RmtInf></TxDtls></NtryDtls>';

describe('camt.053', () => {
  it('gives payer, account without IBAN, remittance and the closing balance', () => {
    const parsed = parseCamt(camt(entry('10.50', 'CRDT', `<AcctSvcrRef>REF0001</AcctSvcrRef>${payer}`)), 'CNY');
    expect(parsed).toEqual({ format: 'camt053', accountNo: '62220202', lines: [
      { row: 1, serial: 'REF0001', bookedOn: '2026-03-02', direction: 'in', currency: 'CNY', amount: 1_050, balanceAfter: 1_050, partyName: 'Example Co.', partyAccount: '62170000', remark: 'JZ8AB12CD34E' }] });
  });

  it('names rows of another currency or without a number, and divides a batch into its transactions', () => {
    expect(rowsOf(() => parseCamt(camt(entry('1.00', 'CRDT', '<AcctSvcrRef>A1</AcctSvcrRef>', 'USD') + entry('1.00', 'DBIT', '')), 'CNY'))).toEqual(['row.1:other_currency', 'row.2:serial_missing']);
    const part = (a: string) => `<TxDtls><Amt Ccy="CNY">${a}</Amt></TxDtls>`;
    expect(parseCamt(camt(entry('3.00', 'CRDT', `<AcctSvcrRef>B1</AcctSvcrRef><NtryDtls>${part('1.00')}${part('2.00')}</NtryDtls>`)), 'CNY').lines.map((l) => [l.serial, l.amount])).toEqual([['B1-1', 100], ['B1-2', 200]]);
  });

  it('expands nothing and hoards nothing', () => {
    expect(() => parseCamt(`<!DOCTYPE a [<!ENTITY b "c">]>${camt('')}`, 'CNY')).toThrow(/xml_(doctype|broken)/);
    expect(() => parseCamt(camt(entry('1.00', 'CRDT', '<AcctSvcrRef>&boom;</AcctSvcrRef>')), 'CNY')).toThrow(/xml_entity|xml_broken/);
    expect(() => parseCamt(`${'<a>'.repeat(60)}`, 'CNY')).toThrow(/xml_too_deep/);
    expect(() => parseCamt(camt(`<Ntry><AddtlNtryInf>${'x'.repeat(200_000)}</AddtlNtryInf></Ntry>`), 'CNY')).toThrow(/xml_text_too_long/);
    expect(() => parseCamt('<Document/>', 'CNY')).toThrow(/no_statement/);
  });
});

describe('matching', () => {
  const deal = 'deal_0000008ab12cd34e';
  const receipt: Expected = { kind: 'receipt', id: 'pay_1', dealId: deal, currency: 'CNY', amount: 100, partyNames: ['示例科技有限公司'] };
  const line = { direction: 'in' as const, currency: 'CNY' as const, amount: 100, partyName: '', remark: '', serial: 'S1' };
  it('goes by number, by code and sum, by sum and payer, and never guesses', () => {
    expect(remarkCode(deal)).toBe('JZ8AB12CD34E');
    expect(matchLine({ ...line, remark: '专利款 jz8ab 12cd-34e' }, [receipt])).toEqual({ kind: 'receipt', id: 'pay_1', dealId: deal, by: 'code', problem: null });
    expect(matchLine({ ...line, amount: 99, remark: 'JZ8AB12CD34E' }, [receipt])).toMatchObject({ by: 'code', problem: 'amount_differs' });
    expect(matchLine({ ...line, partyName: '示例科技有限公司' }, [receipt])).toMatchObject({ by: 'party' });
    expect(matchLine({ ...line, partyName: '别的公司' }, [receipt])).toBeNull();
    expect(matchLine({ ...line, partyName: '示例科技' }, [receipt, { ...receipt, id: 'pay_2', dealId: 'deal_2' }])).toBeNull();
    expect(matchLine({ ...line, direction: 'out', remark: 'JZ8AB12CD34E' }, [receipt])).toBeNull();
    expect(matchLine({ ...line, direction: 'out', serial: 'out-0001' }, [{ kind: 'payout', id: 'pyo_1', dealId: deal, currency: 'CNY', amount: 100, partyNames: [], serial: 'OUT0001' }])).toMatchObject({ by: 'serial', problem: null });
  });
});
