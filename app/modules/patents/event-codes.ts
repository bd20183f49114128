import type { LegalStatus } from '#app/core/vocabulary.ts';

/**
 * What an event of a register means for the life of a right: a status it begins, `kept` (what only happens to a right in force: a fee
 * taken, a transfer recorded, an opposition survived), `restored`, or `silent` (nothing about life; also what ends in one state alone of a
 * European patent).
 */
export type EventMeaning = LegalStatus | 'kept' | 'restored' | 'silent';

const meanings = (rows: Partial<Record<EventMeaning, string>>): ReadonlyMap<string, EventMeaning> =>
  new Map(Object.entries(rows).flatMap(([meaning, codes]) => codes.split(' ').map((code) => [code, meaning as EventMeaning] as const)));

/**
 * Codes of legal events by office. Sources: the announcements of the patent gazette for China (both the letters with two figures used until
 * 2010 and today's four signs), the EPO's list of INPADOC codes for the others. A code that is not here is read by its words.
 */
export const EVENT_CODES: Readonly<Record<string, ReadonlyMap<string, EventMeaning>>> = {
  CN: meanings({
    pending: 'PB01 C06 SE01 C10',
    in_force: 'GR01 GR02 GR03 C14',
    // Transfers, licences, pledges, preservation, open licences: only a standing right has them. IP01: a part falls, the rest stands.
    kept: 'TR01 EE01 EM01 EC01 PE01 PM01 PC01 PP01 PD01 OL01 OC01 IP01',
    lapsed: 'CF01 C17 C19 C20 AV01 AV02 AV03 AV04',
    expired: 'CX01',
    revoked: 'IW01',
    withdrawn: 'RJ01 C12 WD01 C02 WW01 C04 AD01',
    silent: 'TA01 CP01 CP02 CP03 CB02 CB03 CI01 CI02 CI03 DD01',
  }),
  US: meanings({
    pending: 'STPP', in_force: 'STCF', kept: 'MAFP FPAY SULP', lapsed: 'LAPS FP STCH', restored: 'PRDP REIN', withdrawn: 'STCB', silent: 'AS AS02 FEPP REMI CC RF',
  }),
  EP: meanings({
    pending: '17P 17Q AK AX GRAP GRAG GRAH', in_force: 'GRAA', kept: '26N PLBE 27O 27A PGFP', revoked: '27W', withdrawn: '18D 18W 18R',
    // A European patent is a bundle: what lapses in one state, or in one state after another, leaves the rest.
    silent: 'PG25 STAA TPAC TPAB',
  }),
  JP: meanings({ in_force: 'R150 R151', kept: 'R250', lapsed: 'LAPS', expired: 'EXPY', withdrawn: 'A300' }),
  KR: meanings({ in_force: 'GRNT PR0701', kept: 'FPAY PR1001', lapsed: 'LAPS PC1903', expired: 'EXPY PC1801', withdrawn: 'WITN' }),
  GB: meanings({ lapsed: 'PCNP', expired: 'PE20', withdrawn: 'WAP' }),
  DE: meanings({ in_force: 'R018 R020', lapsed: 'R119 R120', expired: 'R071' }),
  FR: meanings({ kept: 'PLFP', lapsed: 'ST' }),
};
