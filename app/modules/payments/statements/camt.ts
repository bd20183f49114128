import { SaxesParser } from 'saxes';
import type { Currency } from '#app/core/money.ts';
import { currencyOf, dayOf, minorUnits, Problems, STATEMENT_MAX_LINES, statementError, type ParsedStatement, type StatementLine } from './statement.ts';

const MAX_DEPTH = 40;
const MAX_TEXT = 100_000;
const MAX_ATTRIBUTES = 32;

interface Entry { amount: string; currency: string; mark: string; status: string; booked: string; refs: string[]; name: Record<'Dbtr' | 'Cdtr', string>; account: Record<'Dbtr' | 'Cdtr', string>; remark: string[] }
const blank = (): Entry => ({ amount: '', currency: '', mark: '', status: '', booked: '', refs: [], name: { Dbtr: '', Cdtr: '' }, account: { Dbtr: '', Cdtr: '' }, remark: [] });

/**
 * Reads a camt.053 statement (any version: names are compared without their namespace). No DTD and no entity of its own, bounded in depth, attributes
 * and text. Pending entries are left out. An entry with several transactions of their own amounts is one line each. Throws `bad_file`, and
 * `validation` with every row that cannot be read (`other_currency`, `serial_missing`, `bad_amount`, `bad_date`).
 */
export function parseCamt(text: string, currency: Currency): ParsedStatement {
  const reader = new Reader();
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => { throw statementError('xml_doctype'); });
  parser.on('error', (error) => { throw statementError(/entity/i.test(error.message) ? 'xml_entity' : 'xml_broken'); });
  parser.on('opentag', (tag) => {
    if (Object.keys(tag.attributes).length > MAX_ATTRIBUTES) throw statementError('xml_too_many_attributes');
    reader.open(tag.name.replace(/^.*:/, ''), tag.attributes as Record<string, string>);
  });
  parser.on('text', (piece) => reader.text(piece));
  parser.on('cdata', (piece) => reader.text(piece));
  parser.on('closetag', () => reader.close());
  parser.write(text).close();
  if (!reader.sawStatement) throw statementError('no_statement');
  return { format: 'camt053', accountNo: reader.accountNo || null, lines: linesOf(reader, currency) };
}

/** Walks the document and keeps the fields of entries by the path they stand on. */
class Reader {
  readonly path: string[] = [];
  readonly entries: { whole: Entry; parts: Entry[] }[] = [];
  sawStatement = false;
  accountNo = '';
  closing: { amount: string; mark: string } | null = null;
  private said = '';
  private bal = { kind: '', amount: '', mark: '' };

  open(name: string, attributes: Record<string, string>): void {
    if (this.path.length >= MAX_DEPTH) throw statementError('xml_too_deep');
    this.path.push(name);
    this.said = '';
    if (name === 'Stmt') this.sawStatement = true;
    if (name === 'Ntry') {
      if (this.entries.length >= STATEMENT_MAX_LINES) throw statementError('too_many_lines');
      this.entries.push({ whole: blank(), parts: [] });
    }
    if (name === 'TxDtls' && this.path.includes('Ntry')) this.entries.at(-1)!.parts.push(blank());
    if (name === 'Bal') this.bal = { kind: '', amount: '', mark: '' };
    if (name === 'Amt' && attributes.Ccy && this.path.includes('Ntry')) this.target().currency ||= attributes.Ccy;
  }

  text(piece: string): void {
    this.said += piece;
    if (this.said.length > MAX_TEXT) throw statementError('xml_text_too_long');
  }

  private target(): Entry {
    const entry = this.entries.at(-1)!;
    return this.path.includes('TxDtls') ? entry.parts.at(-1)! : entry.whole;
  }

  close(): void {
    const [name, value] = [this.path.at(-1)!, this.said.trim()];
    const parent = this.path.at(-2) ?? '';
    if (value) {
      if (this.path.includes('Ntry')) this.field(name, parent, value);
      else if (this.path.includes('Bal')) this.balance(name, value);
      else if (this.path.includes('Acct') && this.path.includes('Stmt') && (name === 'IBAN' || (name === 'Id' && parent === 'Othr'))) this.accountNo ||= value;
    }
    if (name === 'Bal' && this.bal.kind === 'CLBD') this.closing = { amount: this.bal.amount, mark: this.bal.mark };
    this.path.pop();
    this.said = '';
  }

  private balance(name: string, value: string): void {
    if (name === 'Cd') this.bal.kind = value;
    if (name === 'Amt') this.bal.amount = value;
    if (name === 'CdtDbtInd') this.bal.mark = value;
  }

  private field(name: string, parent: string, value: string): void {
    const entry = this.target();
    const side = (['Dbtr', 'Cdtr'] as const).find((s) => this.path.includes(s));
    const sideAccount = (['Dbtr', 'Cdtr'] as const).find((s) => this.path.includes(`${s}Acct`));
    if (name === 'Amt' && (parent === 'Ntry' || parent === 'TxDtls' || parent === 'TxAmt')) entry.amount ||= value;
    else if (name === 'CdtDbtInd' && (parent === 'Ntry' || parent === 'TxDtls')) entry.mark ||= value;
    else if (parent === 'Ntry' && name === 'Sts' || parent === 'Sts' && name === 'Cd') entry.status ||= value;
    else if ((name === 'Dt' || name === 'DtTm') && parent === 'BookgDt') entry.booked ||= value;
    else if (name === 'AcctSvcrRef' || name === 'NtryRef') entry.refs.push(value);
    else if (name === 'Nm' && side) entry.name[side] ||= value;
    else if ((name === 'IBAN' || (name === 'Id' && parent === 'Othr')) && sideAccount) entry.account[sideAccount] ||= value;
    else if (name === 'Ustrd' || name === 'AddtlNtryInf' || name === 'AddtlTxInf') entry.remark.push(value);
  }
}

function linesOf(reader: Reader, currency: Currency): StatementLine[] {
  const problems = new Problems();
  const lines: StatementLine[] = [];
  reader.entries.forEach(({ whole, parts }, i) => {
    const row = i + 1;
    if (whole.status === 'PDNG') return;
    const several = parts.length > 1 && parts.every((p) => p.amount !== '');
    const one = several ? parts : [{ ...blank(), ...merged(whole, parts[0]) }];
    one.forEach((part, k) => {
      const e = several ? merged(whole, part, true) : part;
      const serial = (whole.refs[0] ?? part.refs[0] ?? '') + (several ? `-${k + 1}` : '');
      const amount = minorUnits(e.amount, currency);
      const bookedOn = dayOf(whole.booked.slice(0, 10));
      if (currencyOf(e.currency || whole.currency) !== currency) problems.add(row, 'other_currency', e.currency || whole.currency);
      else if (!serial || serial.startsWith('-')) problems.add(row, 'serial_missing');
      else if (amount === null || amount <= 0) problems.add(row, 'bad_amount', e.amount);
      else if (!bookedOn) problems.add(row, 'bad_date', whole.booked);
      else {
        const direction = (e.mark || whole.mark) === 'DBIT' ? 'out' as const : 'in' as const;
        const other = direction === 'in' ? 'Dbtr' : 'Cdtr';
        lines.push({ row, serial, bookedOn, direction, currency, amount, balanceAfter: null, partyName: e.name[other], partyAccount: e.account[other], remark: e.remark.join(' ').slice(0, 500) });
      }
    });
  });
  problems.throwIfAny();
  const closing = reader.closing ? minorUnits(reader.closing.amount, currency) : null;
  const last = lines.at(-1);
  if (last && closing !== null) last.balanceAfter = reader.closing!.mark === 'DBIT' ? -closing : closing;
  return lines;
}

/** An entry's own fields with those of its one transaction; `own` keeps the transaction's amount. */
function merged(whole: Entry, part: Entry | undefined, own = false): Entry {
  if (!part) return whole;
  const either = (a: Record<'Dbtr' | 'Cdtr', string>, b: Record<'Dbtr' | 'Cdtr', string>) => ({ Dbtr: a.Dbtr || b.Dbtr, Cdtr: a.Cdtr || b.Cdtr });
  return {
    amount: own ? part.amount : whole.amount || part.amount, currency: own ? part.currency || whole.currency : whole.currency || part.currency, mark: own ? part.mark || whole.mark : whole.mark || part.mark, status: whole.status, booked: whole.booked,
    refs: [...whole.refs, ...part.refs], name: either(part.name, whole.name), account: either(part.account, whole.account), remark: [...part.remark, ...whole.remark],
  };
}
