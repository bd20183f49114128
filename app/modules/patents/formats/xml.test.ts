import { afterAll, describe, expect, it } from 'vitest';
import { makeZip, readAll, recordsOf, refusal, scratch } from './fixtures.helper.ts';

const files = scratch();
afterAll(() => files.remove());

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

const grant = (number: string, extra = '') => `${HEAD}<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45-2014-04-03.dtd" [ ]>
<us-patent-grant lang="EN" file="US${number}.XML" date-publ="20190305"><us-bibliographic-data-grant>
<publication-reference><document-id><country>US</country><doc-number>${number}</doc-number><kind>B1</kind><date>20190305</date></document-id></publication-reference>
<application-reference appl-type="utility"><document-id><country>US</country><doc-number>15123456</doc-number><date>20160902</date></document-id></application-reference>
<us-term-of-grant><us-term-extension>120</us-term-extension></us-term-of-grant>
<classifications-ipcr><classification-ipcr><section>H</section><class>01</class><subclass>M</subclass><main-group>10</main-group><subgroup>0525</subgroup></classification-ipcr></classifications-ipcr>
<classifications-cpc><main-cpc><classification-cpc><section>H</section><class>01</class><subclass>M</subclass><main-group>4</main-group><subgroup>13</subgroup></classification-cpc></main-cpc></classifications-cpc>
<invention-title id="t">Cell with Li<sub>2</sub>O &amp; salt</invention-title>
<us-references-cited><us-citation><patcit num="1"><document-id><country>US</country><doc-number>1</doc-number></document-id></patcit></us-citation><us-citation><nplcit><othercit>A book</othercit></nplcit></us-citation></us-references-cited>
<number-of-claims>2</number-of-claims>
<us-related-documents><continuation><relation><parent-doc><document-id><country>US</country><doc-number>14000000</doc-number><date>20140901</date></document-id></parent-doc></relation></continuation></us-related-documents>
<us-parties><us-applicants><us-applicant><addressbook><orgname>State University</orgname><address><city>Ames</city><state>IA</state><country>US</country></address></addressbook></us-applicant></us-applicants>
<inventors><inventor><addressbook><last-name>Roe</last-name><first-name>Ann</first-name></addressbook></inventor></inventors><agents><agent><addressbook><orgname>Firm LLP</orgname></addressbook></agent></agents></us-parties>
<assignees><assignee><addressbook><orgname>State University Foundation</orgname></addressbook></assignee></assignees></us-bibliographic-data-grant>
<abstract><p>A cell.</p></abstract><drawings><figure><img file="x.tif"/></figure></drawings>
<description><heading>STATEMENT OF GOVERNMENT INTEREST</heading><p>Made with support.</p><table><row>numbers</row></table><p>More.</p></description>
<claims><claim num="00001"><claim-text>1. A cell comprising: <claim-text>an anode; and</claim-text><claim-text>Li<sub>2</sub>O.</claim-text></claim-text></claim>
<claim num="00002"><claim-text>2. The cell of <claim-ref idref="CLM-00001">claim 1</claim-ref>, sealed.</claim-text></claim></claims>${extra}</us-patent-grant>
`;

describe('USPTO', () => {
  it('reads a grant', async () => {
    const [record] = await recordsOf(files.file(grant('10222333')));
    expect(record).toMatchObject({
      docdb: 'US10222333B1', applicationNumber: 'US15123456A', patentKind: 'invention', titles: { en: 'Cell with Li2O & salt' }, abstracts: { en: 'A cell.' }, filingDate: '2016-09-02', grantDate: '2019-03-05', ptaDays: 120,
      earliestFilingDate: '2014-09-01', ipc: ['H01M 10/0525'], cpc: ['H01M 4/13'], applicants: ['State University'], inventors: ['Roe, Ann'], assignees: ['State University Foundation'], agent: 'Firm LLP', address: 'Ames, IA, US',
      backwardCitations: 1, literatureCitations: 1, claimCount: 2, governmentRights: true,
      claims: [{ n: 1, text: 'A cell comprising: an anode; and Li2O.', independent: true }, { n: 2, independent: false }],
    });
    expect(record!.description!.text).toBe('STATEMENT OF GOVERNMENT INTEREST\n\nMade with support.\n\nMore.');
  });

  it('reads bulk files document by document, across any piece border, and passes over a broken one', async () => {
    const path = files.file(`${Array.from({ length: 40 }, (_, i) => grant(String(10_222_333 + i), i === 20 ? '<open>' : '')).join('')}\ufeff${grant('10333444')}`);
    const rows = await readAll(path);
    expect(rows).toHaveLength(41);
    expect(rows.map((r) => r.row)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
    expect(rows.filter((r) => 'errors' in r)).toMatchObject([{ errors: [{ field: 'document', code: 'xml_broken' }] }]);
    expect(rows.at(-1)).toMatchObject({ record: { docdb: 'US10333444B1' } });
  });

  it('reads applications and designs', async () => {
    const application = `${HEAD}<us-patent-application><us-bibliographic-data-application><publication-reference><document-id><country>US</country><doc-number>20050004974</doc-number><kind>A1</kind><date>20050106</date></document-id></publication-reference>
      <application-reference appl-type="utility"><document-id><country>US</country><doc-number>10687244</doc-number><date>20031016</date></document-id></application-reference><classification-ipc><main-classification>G06F015/16</main-classification></classification-ipc>
      <invention-title>Agent</invention-title><parties><applicants><applicant app-type="applicant-inventor"><addressbook><last-name>Roe</last-name><first-name>A</first-name><middle-name>B.</middle-name></addressbook></applicant></applicants></parties></us-bibliographic-data-application></us-patent-application>`;
    const design = `${HEAD}<us-patent-grant><us-bibliographic-data-grant><publication-reference><document-id><country>US</country><doc-number>D0834567</doc-number><kind>S1</kind><date>20181127</date></document-id></publication-reference>
      <application-reference appl-type="design"><document-id><country>US</country><doc-number>29600001</doc-number><date>20170404</date></document-id></application-reference><classification-locarno><edition>11</edition><main-classification>0901</main-classification></classification-locarno>
      <invention-title>Bottle</invention-title></us-bibliographic-data-grant></us-patent-grant>`;
    expect(await recordsOf(files.file(application + design))).toMatchObject([
      { docdb: 'US20050004974A1', ipc: ['G06F 15/16'], inventors: ['Roe, A B.'] }, { docdb: 'USD834567S1', patentKind: 'design', locarno: ['09-01'] },
    ]);
  });
});

const cnipa = (body: string, attrs = '') => `${HEAD}<!DOCTYPE b:PatentDocumentAndRelated SYSTEM "/DTDS/x.dtd"[]><b:PatentDocumentAndRelated xmlns:b="urn:b" xmlns:c="urn:c" lang="zh" country="CN" ${attrs}>${body}</b:PatentDocumentAndRelated>`;
const reference = (name: string, number: string, date: string, kind = '') => `<b:${name} dataFormat="standard"><c:DocumentID><c:WIPOST3Code>CN</c:WIPOST3Code><c:DocNumber>0</c:DocNumber></c:DocumentID></b:${name}><b:${name} dataFormat="original"><c:DocumentID><c:WIPOST3Code>CN</c:WIPOST3Code><c:DocNumber>${number}</c:DocNumber>${kind ? `<c:Kind>${kind}</c:Kind>` : ''}<c:Date>${date}</c:Date></c:DocumentID></b:${name}>`;
const party = (name: string, who: string) => `<b:${name}Details><b:${name} dataFormat="original"><c:AddressBook><c:Name>${who}</c:Name></c:AddressBook></b:${name}></b:${name}Details>`;

describe('CNIPA', () => {
  it('reads a granted invention with assignee, citations and claims', async () => {
    const path = files.file(cnipa(`<b:BibliographicData>${reference('PublicationReference', '104751825', '20231003', 'B')}${reference('ApplicationReference', '201910302430.1', '20190416')}
      <b:ClassificationIPCRDetails><b:ClassificationIPCR><c:Text>G09G   5/10    (2006.01)</c:Text></b:ClassificationIPCR></b:ClassificationIPCRDetails><b:InventionTitle lang="zh">一种显示方法</b:InventionTitle>
      <b:Parties>${party('Applicant', '甲大学')}${party('Inventor', '张三')}<b:AgentDetails><b:Agent><b:Agency><c:AddressBook><c:OrganizationName>某代理所 12107</c:OrganizationName></c:AddressBook></b:Agency></b:Agent></b:AgentDetails></b:Parties>
      ${party('Assignee', '乙公司')}<b:ReferencesCited><b:Citation><b:ApplicationCitation><c:DocNumber>203232659</c:DocNumber></b:ApplicationCitation></b:Citation><b:Citation><b:NPL>一本书</b:NPL></b:Citation></b:ReferencesCited></b:BibliographicData>
      <b:Abstract lang="zh"><c:Paragraphs>摘要一。</c:Paragraphs><c:Paragraphs>摘要二<c:Image file="x"/>。</c:Paragraphs></b:Abstract>
      <b:Description><b:TechnicalField><c:Paragraphs>显示领域。</c:Paragraphs></b:TechnicalField></b:Description>
      <b:Claims lang="zh"><b:Claim num="0001"><b:ClaimText>1.一种显示方法，包括：</b:ClaimText><b:ClaimText>步骤一。</b:ClaimText></b:Claim><b:Claim num="0002"><b:ClaimText>2.根据权利要求1所述的显示方法。</b:ClaimText></b:Claim></b:Claims>`));
    expect((await recordsOf(path))[0]).toMatchObject({
      docdb: 'CN104751825B', grantNumber: 'CN104751825B', applicationNumber: 'CN201910302430A', grantDate: '2023-10-03', filingDate: '2019-04-16', ipc: ['G09G 5/10'], titles: { zh: '一种显示方法' },
      abstracts: { zh: '摘要一。\n摘要二 。' }, applicants: ['甲大学'], inventors: ['张三'], assignees: ['乙公司'], agent: '某代理所', backwardCitations: 1, literatureCitations: 1, description: { text: '显示领域。' },
      claims: [{ n: 1, text: '一种显示方法，包括： 步骤一。', independent: true }, { n: 2, independent: false }],
    });
  });

  it('reads a design', async () => {
    const path = files.file(cnipa(`<b:DesignBibliographicData>${reference('PublicationReference', '303123456', '20150211', 'S')}${reference('ApplicationReference', '201430123456', '20140510')}<b:ClassificationLocarno>09-01</b:ClassificationLocarno>
      <b:DesignTitle>瓶子</b:DesignTitle><b:Parties>${party('Applicant', '甲')}${party('Designer', '乙')}</b:Parties></b:DesignBibliographicData>`));
    expect((await recordsOf(path))[0]).toMatchObject({ docdb: 'CN303123456S', patentKind: 'design', locarno: ['09-01'], inventors: ['乙'], grantDate: '2015-02-11' });
  });
});

describe('EPO and archives', () => {
  const epo = `${HEAD}<ops:world-patent-data xmlns:ops="urn:o"><exchange-documents>${['A1', 'B1'].map((kind) => `<exchange-document family-id="77" country="EP" doc-number="1000000" kind="${kind}"><bibliographic-data>
    <publication-reference><document-id document-id-type="docdb"><date>20000517</date></document-id></publication-reference><invention-title lang="de">Vorrichtung</invention-title><invention-title lang="en">Device</invention-title>
    <classifications-ipcr><classification-ipcr><text>B28B   1/    29            A I    </text></classification-ipcr></classifications-ipcr></bibliographic-data></exchange-document>`).join('')}</exchange-documents></ops:world-patent-data>`;

  it('reads exchange documents inside their wrapper', async () => {
    expect(await recordsOf(files.file(epo))).toMatchObject([
      { docdb: 'EP1000000A1', titles: { en: 'Device' }, familyId: '77', ipc: ['B28B 1/29'] }, { docdb: 'EP1000000B1', grantDate: '2000-05-17' },
    ]);
  });

  it('says when well-formed XML holds no record', async () => {
    expect(await refusal(files.file(`${HEAD}<ops:world-patent-data xmlns:ops="urn:o"><ops:patent-family/></ops:world-patent-data>`))).toBe('no_records');
  });

  it('reads archives of documents with running row numbers and the entry they came from', async () => {
    const rows = await readAll(files.file(makeZip([{ name: 'b/2.XML', data: epo }, { name: 'a/1.xml', data: grant('10222333') }, { name: 'readme.txt', data: 'hello, world' }, { name: 'x.jpg', data: 'zz' }, { name: 'c.xml', data: '<us-patent-grant><' }])));
    expect(rows).toMatchObject([{ row: 1, entry: 'a/1.xml', record: { docdb: 'US10222333B1' } }, { row: 2, entry: 'b/2.XML' }, { row: 3 }, { row: 4, entry: 'c.xml', errors: [{ code: 'xml_broken' }] }]);
  });
});
