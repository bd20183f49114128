#!/usr/bin/env bash
# iso20022.js 0.0.15 counts every currency in hundredths, and reads camt.053 amounts through floating point.
# Expected: yen and won have no minor unit (ISO 4217), the Bahraini dinar has three digits; an entry of 0.29 is 29 minor units; <RvslInd>true</RvslInd> is a reversal.
# Seen: 1,200,000 yen leave as 12000; 1200 fils (1.200 dinar) leave as 12; 0.29 is read as 28.999999999999996, 1200000.10 as 120000010.00000001; the reversal is read as `reversal: false`,
#   and a statement whose account names no servicer (optional in the schema) is refused with a TypeError.
# So: a bank rail that takes this package for its statements books a wrong sum, and a returned payment as a second one. Amounts belong in decimal text until they are integers.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --no-audit --no-fund --save-exact iso20022.js@0.0.15 >/dev/null
cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { CashManagementEndOfDayReport, ISO20022 } from 'iso20022.js';
const payer = { name: 'Sample Company', id: 'SAMPLE', account: { accountNumber: '123' }, agent: { bic: 'BKCHCNBJ', bankAddress: { country: 'CN' } } };
const creditor = { name: 'Sample University', account: { accountNumber: '456' }, agent: { bic: 'BKCHCNBJ' }, address: { streetName: 'a', townName: 'b', postalCode: '1', country: 'CN' } };
const written = (amount, currency) => /<InstdAmt[^>]*>([^<]*)</.exec(
  new ISO20022({ initiatingParty: payer }).createSWIFTCreditPaymentInitiation([{ type: 'swift', direction: 'credit', amount, currency, creditor }]).toString())[1];
assert.equal(written(120000000, 'CNY'), '1200000');
assert.equal(written(1200000, 'JPY'), '12000');
assert.equal(written(1200000, 'KRW'), '12000');
assert.equal(written(1200, 'BHD'), '12');
const statement = (servicer) => `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-30T16:00:00+08:00</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id><CreDtTm>2026-11-30T16:00:00+08:00</CreDtTm><Acct><Id><Othr><Id>4402</Id></Othr></Id><Ccy>CNY</Ccy>${servicer}</Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-30</Dt></Dt></Bal>
<Ntry><Amt Ccy="CNY">1200000.10</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-30</Dt></BookgDt><BkTxCd/></Ntry>
<Ntry><Amt Ccy="CNY">0.29</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-30</Dt></BookgDt><BkTxCd/></Ntry></Stmt></BkToCstmrStmt></Document>`;
const [read] = CashManagementEndOfDayReport.fromXML(statement('<Svcr><FinInstnId><BIC>BKCHCNBJ</BIC></FinInstnId></Svcr>')).statements;
assert.deepEqual(read.entries.map((e) => e.amount), [120000010.00000001, 28.999999999999996]);
assert.equal(read.entries[1].reversal, false);
assert.throws(() => CashManagementEndOfDayReport.fromXML(statement('')), TypeError);
console.log('iso20022.js 0.0.15: yen in hundredths, 0.29 read as', read.entries[1].amount, 'and the reversal not seen');
JS
node run.mjs
