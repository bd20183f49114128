import { afterAll, describe, expect, it } from 'vitest';
import { makeZip, readAll, recordsOf, refusal, scratch } from './fixtures.helper.ts';

/** XML and JSON of offices beyond the common ones: DOCDB, families, events, full texts, the USPTO's earlier formats. */
const files = scratch();
afterAll(() => files.remove());
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

const ids = (name: string, list: [string, string][]) => list.map(([format, inner]) => `<exch:${name} data-format="${format}"><document-id>${inner}</document-id></exch:${name}>`).join('');
const id = (country: string, number: string, kind = '', date = '') => `${country && `<country>${country}</country>`}<doc-number>${number}</doc-number>${kind && `<kind>${kind}</kind>`}${date && `<date>${date}</date>`}`;
const party = (name: string, format: string, who: string, sequence = 1) => `<exch:${name} sequence="${sequence}" data-format="${format}"><exch:${name}-name><name>${who}</name></exch:${name}-name></exch:${name}>`;

describe('DOCDB', () => {
  const docdb = (body: string, attrs: string) => `${HEAD}<exch:exchange-documents xmlns:exch="urn:e"><exch:exchange-document ${attrs}><exch:bibliographic-data>${body}</exch:bibliographic-data></exch:exchange-document></exch:exchange-documents>`;

  it('counts parties and priorities once, in whichever formats they come', async () => {
    const body = `${ids('publication-reference', [['docdb', id('US', '2006222333', 'A1', '20061005')], ['epodoc', id('', 'US2006222333')], ['original', id('', '20060222333')]])}
      ${ids('application-reference', [['docdb', id('US', '22233305', 'A', '20050401')], ['epodoc', id('', 'US20050222333', '', '20050401')], ['original', id('', '11222333')]])}
      <exch:priority-claims>${[1, 2].map((n) => ['docdb', 'epodoc', 'original'].map((f) => `<exch:priority-claim sequence="${n}" data-format="${f}"><document-id>${f === 'docdb' ? id('US', `${n}2345604`, 'P', `2004040${n}`) : f === 'epodoc' ? id('', `US2004012345${n}P`) : id('', `60/${n}23,456`)}</document-id></exch:priority-claim>`).join('')).join('')}</exch:priority-claims>
      <exch:parties><exch:applicants>${party('applicant', 'docdb', 'SAMPLE UNIV')}${party('applicant', 'docdba', 'Sample University')}${party('applicant', 'docdb', 'ROE JANE', 2)}${party('applicant', 'docdba', 'Roe Jane', 2)}</exch:applicants>
      <exch:inventors>${party('inventor', 'docdb', 'ROE JANE')}${party('inventor', 'docdb', 'POE JOHN', 2)}${party('inventor', 'docdba', 'Roe, Jane')}</exch:inventors></exch:parties>
      <exch:invention-title lang="fr">Pompe à membrane</exch:invention-title>
      <exch:patent-classifications><patent-classification><classification-scheme scheme="CPCI"/><classification-symbol>F04B  43/02        </classification-symbol></patent-classification><patent-classification><classification-scheme scheme="IPC"/><classification-symbol>F04B  43/  02</classification-symbol></patent-classification></exch:patent-classifications>`;
    const [record] = await recordsOf(files.file(docdb(body, 'country="US" doc-number="2006222333" kind="A1" family-id="5"')));
    expect(record).toMatchObject({
      docdb: 'US20060222333A1', applicationNumber: 'US11222333A', filingDate: '2005-04-01', publicationDate: '2006-10-05', applicants: ['Sample University', 'Roe Jane'], inventors: ['Roe, Jane', 'POE JOHN'], titleOriginal: { text: 'Pompe à membrane', lang: 'fr' }, cpc: ['F04B 43/02'], ipc: ['F04B 43/02'], familyId: '5',
      priority: [{ number: '12345604', country: 'US', date: '2004-04-01' }, { number: '22345604', country: 'US', date: '2004-04-02' }],
    });
  });

  it('lets the original number decide what serial and year leave open, and warns where nothing does', async () => {
    const application = (original: string) => ids('application-reference', [['docdb', id('US', '56312305', 'A', '20050705')], ...(original ? [['original', id('', original)] as [string, string]] : [])]);
    const read = async (original: string) => (await readAll(files.file(docdb(`${application(original)}<exch:invention-title lang="en">Pump</exch:invention-title>`, 'country="US" doc-number="2008111222" kind="A1"'))))[0];
    expect(await read('10563123')).toMatchObject({ record: { applicationNumber: 'US10563123A' } });
    expect(await read('11/563,123')).toMatchObject({ record: { applicationNumber: 'US11563123A' } });
    expect(await read('')).toMatchObject({ record: { docdb: 'US20080111222A1' }, warnings: [{ code: 'number_ambiguous' }] });
  });

  it('keeps the international application of a national document as where it comes from', async () => {
    const [record] = await recordsOf(files.file(docdb(`${ids('application-reference', [['docdb', id('IL', '2021050111', 'W', '20210201')]])}<exch:invention-title lang="en">Pump</exch:invention-title>`, 'country="US" doc-number="2023111222" kind="A1"')));
    expect(record).toMatchObject({ internationalApplication: 'IL2021050111W' });
    expect(record!.applicationNumber).toBeUndefined();
  });
});

const member = (kind: string, events = '') => `<ops:family-member family-id="9"><publication-reference><document-id document-id-type="docdb">${id('EP', '2111222', kind, '20120502')}</document-id></publication-reference><application-reference><document-id document-id-type="docdb">${id('EP', '08111222', 'A', '20080311')}</document-id></application-reference>${events}</ops:family-member>`;

describe('OPS', () => {
  it('gives families, events, abstracts and claims as supplements, never as patents', async () => {
    const event = '<ops:legal code="PG25" desc="LAPSED IN A CONTRACTING STATE" infl="-"><ops:L001EP>EP</ops:L001EP><ops:L007EP>2013-05-31</ops:L007EP></ops:legal>';
    const rows = await readAll(files.file(`${HEAD}<ops:world-patent-data xmlns:ops="urn:o"><ops:patent-family>${member('A1', event)}${member('B1')}</ops:patent-family></ops:world-patent-data>`));
    expect(rows).toMatchObject([
      { errors: [{ field: 'title', code: 'supplement_only' }], supplement: { docdb: 'EP2111222A1', familyId: '9', legalEvents: [{ code: 'PG25', date: '2013-05-31', effect: '-', country: 'EP', text: 'LAPSED IN A CONTRACTING STATE' }] } },
      { supplement: { docdb: 'EP2111222B1', grantDate: '2012-05-02' } },
    ]);
    const claims = await readAll(files.file(`${HEAD}<ops:world-patent-data xmlns:ops="urn:o" xmlns:f="urn:f"><f:fulltext-documents><f:fulltext-document><bibliographic-data><publication-reference><document-id document-id-type="docdb">${id('EP', '2111222', 'B1', '20120502')}</document-id></publication-reference></bibliographic-data>
      <claims lang="EN"><claim><claim-text>1. A pump comprising a membrane</claim-text><claim-text>and a valve.</claim-text><claim-text>2. The pump of claim 1.</claim-text></claim></claims></f:fulltext-document></f:fulltext-documents></ops:world-patent-data>`));
    expect(claims).toMatchObject([{ supplement: { docdb: 'EP2111222B1', claims: [{ n: 1, text: 'A pump comprising a membrane and a valve.', independent: true }, { n: 2, independent: false }] } }]);
  });

  it('reads the same answer as JSON', async () => {
    const json = { 'ops:world-patent-data': { '@xmlns': { $: 'x' }, 'exchange-documents': { 'exchange-document': [{ '@country': 'EP', '@doc-number': '2111222', '@kind': 'B1', '@family-id': '9', 'bibliographic-data': {
      'publication-reference': { 'document-id': [{ '@document-id-type': 'docdb', country: { $: 'EP' }, 'doc-number': { $: '2111222' }, kind: { $: 'B1' }, date: { $: '20120502' } }] },
      'application-reference': { 'document-id': [{ '@document-id-type': 'epodoc', 'doc-number': { $: 'EP20080111222' }, date: { $: '20080311' } }] },
      'invention-title': [{ '@lang': 'en', $: 'Pump' }, { '@lang': 'de', $: 'Pumpe' }],
      parties: { applicants: { applicant: [{ '@data-format': 'epodoc', '@sequence': '1', 'applicant-name': { name: { $: 'SAMPLE UNIV [GB]' } } }, { '@data-format': 'original', '@sequence': '1', 'applicant-name': { name: { $: 'Sample University' } } }] } },
    } }] } } };
    expect(await recordsOf(files.file(JSON.stringify(json)))).toMatchObject([{ docdb: 'EP2111222B1', applicationNumber: 'EP08111222A', titles: { en: 'Pump' }, applicants: ['Sample University'], grantDate: '2012-05-02', sourceFormat: 'epo-xml' }]);
    expect(await refusal(files.file('{"ops:world-patent-data": {"broken"'))).toBe('json_broken');
    expect(await refusal(files.file(`{"ops:world-patent-data":${'['.repeat(900)}${']'.repeat(900)}}`))).toBe('xml_too_deep');
  });

  it('reads full texts of European patents', async () => {
    const text = `${HEAD}<ep-patent-document id="EP1" file="EP1.xml" lang="en" country="EP" doc-number="2111222" kind="B1" date-publ="20120502"><SDOBI lang="en"><B100><B110>2111222</B110><B130>B1</B130><B140><date>20120502</date></B140><B190>EP</B190></B100><B200><B210>08111222.3</B210><B220><date>20080311</date></B220></B200>
      <B300><B310>0704444</B310><B320><date>20070312</date></B320><B330><ctry>GB</ctry></B330></B300><B500><B510EP><classification-ipcr sequence="1"><text>F04B  43/02        20060101AFI20080617BHEP        </text></classification-ipcr></B510EP><B540><B541>de</B541><B542>Pumpe</B542><B541>en</B541><B542>Pump for H<sub>2</sub>O</B542></B540></B500>
      <B700><B720><B721><snm>Roe, Jane</snm><adr><ctry>GB</ctry></adr></B721></B720><B730><B731><snm>Sample University</snm><iid>1</iid></B731></B730></B700><B800><B860><B861><dnum><anum>GB2008050111</anum></dnum><date>20080311</date></B861></B860><B870><B871><dnum><pnum>WO2008111222</pnum></dnum></B871></B870></B800></SDOBI>
      <abstract lang="en"><p>A pump.</p></abstract><description lang="en"><p>Text with <maths><math><mi>x</mi><mo>=</mo><mn>1</mn></math></maths>.</p></description><claims lang="en"><claim num="1"><claim-text>1. A pump.</claim-text></claim><claim num="2"><claim-text>2. The pump of claim 1.</claim-text></claim></claims><claims lang="de"><claim num="1"><claim-text>Pumpe.</claim-text></claim></claims></ep-patent-document>`;
    expect(await recordsOf(files.file(text))).toMatchObject([{
      docdb: 'EP2111222B1', applicationNumber: 'EP08111222A', filingDate: '2008-03-11', grantDate: '2012-05-02', titles: { en: 'Pump for H2O' }, titleOriginal: { lang: 'de' }, abstracts: { en: 'A pump.' }, ipc: ['F04B 43/02'], inventors: ['Roe, Jane'], assignees: ['Sample University'],
      priority: [{ number: '0704444', country: 'GB', date: '2007-03-12' }], internationalApplication: 'GB2008050111W', internationalPublication: 'WO2008111222', claims: [{ independent: true }, { independent: false }], description: { text: 'Text with x=1.', lang: 'en' },
    }]);
  });
});

describe('USPTO', () => {
  it('reads relations, the international parent, the day the term starts, disclaimers', async () => {
    const doc = (number: string, date: string, country = 'US') => `<document-id><country>${country}</country><doc-number>${number}</doc-number><date>${date}</date></document-id>`;
    const xml = `${HEAD}<us-patent-grant date-publ="20190305"><us-bibliographic-data-grant><publication-reference><document-id><country>US</country><doc-number>10222333</doc-number><kind>B2</kind><date>20190305</date></document-id></publication-reference>
      <application-reference appl-type="utility">${doc('15123456', '20160902')}</application-reference><us-application-series-code>15</us-application-series-code><us-term-of-grant><us-term-extension>33</us-term-extension><disclaimer><text>This patent is subject to a terminal disclaimer.</text></disclaimer></us-term-of-grant>
      <invention-title>Gas with O<sub>2</sub> and <maths><math><mi>k</mi></math></maths></invention-title><us-related-documents><us-provisional-application>${doc('62000111', '20140601')}</us-provisional-application>
      <continuation-in-part><relation><parent-doc>${doc('14700800', '20150430')}<parent-status>PENDING</parent-status></parent-doc><child-doc>${doc('15123456', '')}</child-doc></relation></continuation-in-part><related-publication>${doc('20170000111', '20170105')}</related-publication></us-related-documents>
      <pct-or-regional-filing-data>${doc('PCT/GB2015/050123', '20150121', 'WO')}<us-371c124-date><date>20160902</date></us-371c124-date></pct-or-regional-filing-data><pct-or-regional-publishing-data>${doc('WO2015/110111', '20150730', 'WO')}</pct-or-regional-publishing-data></us-bibliographic-data-grant></us-patent-grant>`;
    expect(await recordsOf(files.file(xml))).toMatchObject([{
      titles: { en: 'Gas with O2 and k' }, ptaDays: 33, terminalDisclaimer: true, earliestFilingDate: '2015-01-21', internationalApplication: 'GB2015050123W', internationalFilingDate: '2015-01-21', internationalPublication: 'WO2015110111', nationalEntryDate: '2016-09-02',
      related: [{ relation: 'provisional', number: '62000111', date: '2014-06-01' }, { relation: 'continuation_in_part', number: '14700800' }, { relation: 'earlier_publication', number: '20170000111' }],
    }]);
  });

  const pdat = (tag: string, text: string) => `<${tag}><PDAT>${text}</PDAT></${tag}>`;
  it('reads grants of 2001 to 2004 with their own entities', async () => {
    const name = (given: string, family: string) => `<PARTY-US><NAM>${pdat('FNM', given)}<SNM>${pdat('STEXT', family)}</SNM></NAM></PARTY-US>`;
    const xml = `${HEAD}<!DOCTYPE PATDOC SYSTEM "ST32-US-Grant-025xml.dtd" [<!ENTITY US06300111-1.TIF SYSTEM "US06300111-1.TIF" NDATA TIF>]><PATDOC DTD="2.5"><SDOBI><B100><B110>${pdat('DNUM', '06300111')}</B110>${pdat('B130', 'B1')}<B140>${pdat('DATE', '20011009')}</B140></B100>
      <B200><B210>${pdat('DNUM', '09321654')}</B210>${pdat('B211US', '09')}<B220>${pdat('DATE', '19990528')}</B220></B200><B300><B310>${pdat('DNUM', '10-145000')}</B310><B320>${pdat('DATE', '19980527')}</B320><B330>${pdat('CTRY', 'JP')}</B330></B300>
      <B500><B510>${pdat('B511', 'F04B 4302')}${pdat('B512', 'F16K01/00')}</B510><B540><STEXT><PDAT>Pump for CO</PDAT><SB><PDAT>2</PDAT></SB></STEXT></B540><B560><B561><PCIT><DOC>${pdat('DNUM', '5000000')}</DOC></PCIT></B561><B562><NCIT><STEXT><PDAT>A book</PDAT></STEXT></NCIT></B562></B560><B570>${pdat('B577', '2')}</B570></B500>
      <B600><B630><B631><PARENT-US><CDOC><DOC>${pdat('DNUM', '09321654')}</DOC></CDOC><PDOC><DOC>${pdat('DNUM', '08777666')}<DATE><PDAT>19970115</PDAT></DATE></DOC></PDOC></PARENT-US></B631></B630></B600>
      <B700><B720><B721>${name('Jane', 'Roe')}</B721></B720><B730><B731><PARTY-US><NAM><ONM>${pdat('STEXT', 'Sample University')}</ONM></NAM></PARTY-US></B731></B730></B700></SDOBI>
      <SDOAB><BTEXT><PARA><PTEXT><PDAT>A pump at 5&deg;.</PDAT></PTEXT></PARA></BTEXT></SDOAB><SDODE><BTEXT><H><STEXT><PDAT>FEDERALLY SPONSORED RESEARCH</PDAT></STEXT></H><PARA><PTEXT><PDAT>Supported.</PDAT></PTEXT></PARA></BTEXT></SDODE>
      <SDOCL><CL><CLM ID="CLM-00001"><PARA><PTEXT><PDAT>1. A pump.</PDAT></PTEXT></PARA></CLM><CLM ID="CLM-00002"><PARA><PTEXT><PDAT>2. The pump of </PDAT><CLREF ID="CLM-00001"><PDAT>claim 1</PDAT></CLREF><PDAT>.</PDAT></PTEXT></PARA></CLM></CL></SDOCL></PATDOC>`;
    const path = files.file(makeZip([{ name: 'pg011009.xml', data: `${xml}\n${xml.replaceAll('06300111', '06300112')}` }]));
    expect(await recordsOf(path)).toMatchObject([{
      docdb: 'US6300111B1', applicationNumber: 'US09321654A', filingDate: '1999-05-28', grantDate: '2001-10-09', titles: { en: 'Pump for CO2' }, abstracts: { en: 'A pump at 5°.' }, inventors: ['Roe, Jane'], assignees: ['Sample University'], governmentRights: true,
      priority: [{ number: '10-145000', country: 'JP', date: '1998-05-27' }], earliestFilingDate: '1997-01-15', related: [{ relation: 'continuation', number: '08777666' }], backwardCitations: 1, literatureCitations: 1, claimCount: 2, claims: [{ independent: true }, { independent: false }], ipc: ['F04B 43/02', 'F16K 1/00'],
    }, { docdb: 'US6300112B1' }]);
  });

  it('reads applications of 2001 to 2004', async () => {
    const doc = (number: string, date: string) => `<document-id><doc-number>${number}</doc-number><document-date>${date}</document-date><country-code>US</country-code></document-id>`;
    const xml = `${HEAD}<patent-application-publication><subdoc-bibliographic-information><document-id><doc-number>20020111222</doc-number><kind-code>A1</kind-code><document-date>20020815</document-date></document-id>
      <domestic-filing-data><application-number><doc-number>999888</doc-number></application-number><application-number-series-code>09</application-number-series-code><filing-date>20011101</filing-date></domestic-filing-data>
      <foreign-priority-data><priority-application-number><doc-number>0026000</doc-number></priority-application-number><filing-date>20001102</filing-date><country-code>GB</country-code></foreign-priority-data>
      <technical-information><classification-ipc><classification-ipc-primary><ipc>F04B043/02</ipc></classification-ipc-primary></classification-ipc><title-of-invention>Pump</title-of-invention></technical-information>
      <continuity-data><non-provisional-of-provisional>${doc('60222111', '20000601')}</non-provisional-of-provisional><continuations><continuation-of><parent-child><child>${doc('09999888', '20011101')}</child><parent>${doc('09111000', '20000301')}</parent></parent-child></continuation-of></continuations></continuity-data>
      <inventors><first-named-inventor><name><given-name>Jane</given-name><family-name>Roe</family-name></name></first-named-inventor><inventor><name><given-name>John</given-name><family-name>Poe</family-name></name></inventor></inventors><assignee><organization-name>Sample University</organization-name></assignee></subdoc-bibliographic-information>
      <subdoc-abstract><paragraph id="A-1"><number>&lsqb;0000&rsqb;</number>A pump.</paragraph></subdoc-abstract><subdoc-claims><claim id="C-1"><claim-text>1. A pump.</claim-text></claim><claim id="C-2"><claim-text>2. The pump of <dependent-claim-reference depends_on="C-1">claim 1</dependent-claim-reference>.</claim-text></claim></subdoc-claims></patent-application-publication>`;
    expect(await recordsOf(files.file(xml))).toMatchObject([{
      docdb: 'US20020111222A1', applicationNumber: 'US09999888A', filingDate: '2001-11-01', publicationDate: '2002-08-15', titles: { en: 'Pump' }, ipc: ['F04B 43/02'], inventors: ['Roe, Jane', 'Poe, John'], assignees: ['Sample University'], priority: [{ number: '0026000', country: 'GB' }], earliestFilingDate: '2000-03-01',
      related: [{ relation: 'provisional' }, { relation: 'continuation', number: '09111000' }], claims: [{ independent: true }, { independent: false }],
    }]);
  });
});

describe('lines of JSON', () => {
  it('reads our own records back unchanged', async () => {
    const path = files.file('申请号,名称,申请人,申请日,备注\nCN201220249767.4,一种轨枕,甲方大学,2012-05-31,自定\nCN201220249766.X,一种装置,乙公司,2012-06-01,\n');
    const records = await recordsOf(path);
    expect(await recordsOf(files.file(records.map((r) => JSON.stringify(r)).join('\n')))).toEqual(records);
    expect(await readAll(files.file(`${JSON.stringify(records[0])}\n{broken\n${JSON.stringify({ ...records[1], docdb: '?' })}`))).toMatchObject([{ row: 1 }, { row: 2, errors: [{ code: 'json_broken' }] }, { row: 3, errors: [{ field: 'docdb', code: 'bad_number' }] }]);
  });

  it('reads any other objects as a table', async () => {
    const path = files.file([{ patent_number: 'US7272630B2', title: 'Pump', inventors: ['Roe, Jane', 'Poe, John'], extra: { a: 1 } }, { patent_number: 'US7272631B2', title: 'Lamp' }].map((o) => JSON.stringify(o)).join('\n'));
    expect(await recordsOf(path)).toMatchObject([{ docdb: 'US7272630B2', inventors: ['Roe, Jane', 'Poe, John'], sourceData: { extra: '{"a":1}' } }, { docdb: 'US7272631B2' }]);
    expect(await refusal(files.file('{"title":"A","abstract":"b"}\n'))).toBe('columns_missing');
  });
});
