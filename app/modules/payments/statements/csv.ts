import { parse } from 'csv-parse/sync';
import type { Currency } from '#app/core/money.ts';
import { currencyOf, dayOf, minorUnits, Problems, STATEMENT_MAX_LINES, statementError, type ParsedStatement, type StatementLine } from './statement.ts';

type Field = 'date' | 'debit' | 'credit' | 'amount' | 'mark' | 'balance' | 'party' | 'partyAccount' | 'remark' | 'serial' | 'currency';

/** Column names as banks of China export them, and plain English ones. The first that fits wins; remarks of several columns are joined. */
const COLUMNS: Record<Field, RegExp> = {
  date: /^(交易日期|交易时间|记账日期|入账日期|记账日|交易日|日期|booking ?date|date)/i,
  debit: /^(借方发生额|借方金额|借方|支出金额|支出|付款金额|转出金额|debit|withdrawal)/i,
  credit: /^(贷方发生额|贷方金额|贷方|收入金额|收入|收款金额|转入金额|存入金额|credit|deposit)/i,
  amount: /^(交易金额|发生额|金额|amount)/i,
  mark: /^(借贷标志|借贷标识|借贷方向|收支标志|收\/支|借\/贷|cr\/dr|dr\/cr)/i,
  balance: /^(账户余额|当前余额|交易后余额|余额|balance)/i,
  party: /^(对方户名|对方账户名称|对方账户名|对方名称|对方单位|对手户名|对方姓名|counterparty( name)?$)/i,
  partyAccount: /^(对方账号|对方帐号|对方账户|对手账号|counterparty account)/i,
  remark: /^(摘要|附言|交易附言|用途|备注|交易摘要|remark|reference text|description)/i,
  serial: /^(交易流水号|流水号|核心流水号|凭证号|回单编号|回单号|交易参考号|参考号|serial|transaction id|reference)/i,
  currency: /^(币种|货币|currency)/i,
};
const HEADER_WITHIN = 30;

/** A cell as meant: spreadsheets guard long numbers by a tab, a quote or ="…". */
const clean = (cell: string | undefined) => (cell ?? '').replaceAll('\u0000', '').replace(/^=?"?\s*'?|"?\s*$/g, '').trim();

/** GB18030 unless the bytes are UTF-8 (with or without a mark): a Chinese statement is one of the two. */
export function decodeStatement(bytes: Uint8Array): string {
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return new TextDecoder('gb18030').decode(bytes); }
}

/**
 * Reads a statement as banks export it to a table: finds the row of column names, takes movements from debit and credit columns (or an amount with its
 * mark), leaves totals out. Throws `bad_file` (`no_header`, `too_many_lines`, `csv_broken`), and `validation` with every row that cannot be read.
 */
export function parseCsv(text: string, currency: Currency): ParsedStatement {
  const rows = table(text);
  const at = rows.slice(0, HEADER_WITHIN).findIndex((cells) => isHeader(cells));
  if (at < 0) throw statementError('no_header');
  if (rows.length - at - 1 > STATEMENT_MAX_LINES) throw statementError('too_many_lines');
  const columns = columnsOf(rows[at]!);
  const problems = new Problems();
  const lines: StatementLine[] = [];
  rows.slice(at + 1).forEach((cells, i) => {
    const line = lineOf(cells, columns, { row: at + i + 2, currency }, problems);
    if (line) lines.push(line);
  });
  problems.throwIfAny();
  return { format: 'csv', accountNo: accountOf(rows.slice(0, at)), lines };
}

function table(text: string): string[][] {
  const head = text.slice(0, 20_000);
  const delimiter = ([',', '\t', ';', '|'] as const).map((d) => ({ d, n: head.split(d).length })).reduce((a, b) => (b.n > a.n ? b : a)).d;
  try {
    return parse(text, { delimiter, bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: false, max_record_size: 200_000 });
  } catch {
    throw statementError('csv_broken');
  }
}

const fieldOf = (cell: string): Field | null => (Object.keys(COLUMNS) as Field[]).find((f) => COLUMNS[f].test(clean(cell))) ?? null;

function isHeader(cells: string[]): boolean {
  const found = new Set(cells.map(fieldOf));
  return found.has('date') && found.has('serial') && ((found.has('debit') && found.has('credit')) || found.has('amount'));
}

function columnsOf(header: string[]): Map<Field, number[]> {
  const columns = new Map<Field, number[]>();
  header.forEach((cell, i) => {
    const field = fieldOf(cell);
    if (field && (field === 'remark' || !columns.has(field))) columns.set(field, [...(columns.get(field) ?? []), i]);
  });
  return columns;
}

/** The number of the account, when the rows above the table name it. */
function accountOf(rows: string[][]): string | null {
  for (const row of rows) {
    const match = /(?:账号|帐号|账户号码|account(?: no\.?| number)?)[：:\s]*([0-9A-Z-]{6,40})/i.exec(row.map(clean).join(' '));
    if (match) return match[1]!.replace(/-/g, '');
  }
  return null;
}

function lineOf(cells: string[], columns: Map<Field, number[]>, at: { row: number; currency: Currency }, problems: Problems): StatementLine | null {
  const get = (field: Field) => (columns.get(field) ?? []).map((i) => clean(cells[i])).filter(Boolean).join(' ');
  const [date, serial] = [get('date'), get('serial')];
  // Empty rows, and the totals banks write below: neither has a serial number and a day.
  if (!serial && (dayOf(date) === null || /合计|总计|total/i.test(cells.join('')))) return null;
  const own = get('currency') ? currencyOf(get('currency')) : at.currency;
  const bookedOn = dayOf(date);
  const moved = movement(get, at.currency);
  const balance = get('balance');
  if (own !== at.currency) problems.add(at.row, 'other_currency', get('currency'));
  else if (!serial) problems.add(at.row, 'serial_missing');
  else if (!bookedOn) problems.add(at.row, 'bad_date', date.slice(0, 40));
  else if (!moved) problems.add(at.row, 'bad_amount');
  else if (balance && minorUnits(balance, at.currency) === null) problems.add(at.row, 'bad_balance', balance.slice(0, 40));
  else {
    return {
      row: at.row, serial, bookedOn, ...moved, currency: at.currency, balanceAfter: balance ? minorUnits(balance, at.currency) : null,
      partyName: get('party').slice(0, 200), partyAccount: get('partyAccount').slice(0, 60), remark: get('remark').slice(0, 500),
    };
  }
  return null;
}

/** Which way and how much: debit and credit columns, one of them filled, or an amount with its mark or sign. */
function movement(get: (field: Field) => string, currency: Currency): Pick<StatementLine, 'direction' | 'amount'> | null {
  const read = (field: Field) => { const text = get(field); return text === '' || text === '-' || text === '--' ? 0 : minorUnits(text, currency); };
  const [debit, credit] = [read('debit'), read('credit')];
  if (debit === null || credit === null) return null;
  if (debit !== 0 || credit !== 0) {
    if (debit !== 0 && credit !== 0) return null;
    // A negative debit is a booking taken back: the money came.
    const amount = debit !== 0 ? -debit : credit;
    return { direction: amount > 0 ? 'in' : 'out', amount: Math.abs(amount) };
  }
  const amount = read('amount');
  if (!amount) return null;
  const mark = get('mark');
  const out = mark ? /借|支|付|出|^d/i.test(mark) : amount < 0;
  return { direction: out === amount > 0 || (!mark && amount < 0) ? 'out' : 'in', amount: Math.abs(amount) };
}
