/**
 * Application numbers of the United States are a series code and a serial that starts anew with each series. Exchange
 * formats drop the series (DOCDB to 2010, EPODOC to 2010), so it is found again from serial and year of filing.
 * Source of codes and periods: USPTO, MPEP 503 "Application number and filing receipt"; the ends of series 12 and later
 * are the months in which the office's receipts changed over. Years are fractions (2004.92 is the end of November).
 */
export interface UsSeries { code: string; from: number; to: number; use: 'regular' | 'design' | 'provisional' | 'proceeding' }

const THIS_SERIES_STILL_RUNS = 2100;

export const US_SERIES: readonly UsSeries[] = [
  { code: '03', from: 1948, to: 1960, use: 'regular' },
  { code: '04', from: 1960, to: 1970, use: 'regular' },
  { code: '05', from: 1970, to: 1979, use: 'regular' },
  { code: '06', from: 1979, to: 1987, use: 'regular' },
  { code: '07', from: 1987, to: 1993, use: 'regular' },
  { code: '08', from: 1993, to: 1998, use: 'regular' },
  { code: '09', from: 1998, to: 2001.92, use: 'regular' },
  { code: '10', from: 2001.88, to: 2004.95, use: 'regular' },
  { code: '11', from: 2004.9, to: 2007.95, use: 'regular' },
  { code: '12', from: 2007.9, to: 2011, use: 'regular' },
  { code: '13', from: 2010.9, to: 2013.7, use: 'regular' },
  { code: '14', from: 2013.55, to: 2016.1, use: 'regular' },
  { code: '15', from: 2015.9, to: 2018.6, use: 'regular' },
  { code: '16', from: 2018.3, to: 2020.7, use: 'regular' },
  { code: '17', from: 2020.3, to: 2022.8, use: 'regular' },
  { code: '18', from: 2022.3, to: 2025, use: 'regular' },
  { code: '19', from: 2024.5, to: THIS_SERIES_STILL_RUNS, use: 'regular' },
  { code: '29', from: 1992.75, to: THIS_SERIES_STILL_RUNS, use: 'design' },
  { code: '35', from: 2015.3, to: THIS_SERIES_STILL_RUNS, use: 'design' },
  { code: '60', from: 1995.4, to: 2007.95, use: 'provisional' },
  { code: '61', from: 2007.9, to: 2014.5, use: 'provisional' },
  { code: '62', from: 2014.2, to: 2020.6, use: 'provisional' },
  { code: '63', from: 2020.3, to: THIS_SERIES_STILL_RUNS, use: 'provisional' },
  { code: '90', from: 1981.4, to: THIS_SERIES_STILL_RUNS, use: 'proceeding' },
  { code: '95', from: 2000.9, to: 2013, use: 'proceeding' },
  { code: '96', from: 2012.7, to: THIS_SERIES_STILL_RUNS, use: 'proceeding' },
];

/** The series of a code (two digits), or undefined for one the office never used. */
export function usSeries(code: string): UsSeries | undefined { return US_SERIES.find((s) => s.code === code); }

/**
 * Years between the day an application counts from and the day its serial was given: a national entry of an
 * international application keeps the international filing day and comes up to 31 months later.
 */
const ENTRY_LAG = 3.1;

/** Could an application of this series count from a day of that year? */
export function seriesFits(series: UsSeries, year: number): boolean {
  return year + 1 > series.from - ENTRY_LAG && year <= series.to + 0.1;
}

/**
 * Codes of the series in which a serial may have been given to an application filed in that year, most likely first.
 * Serials are handed out evenly, so a serial tells when in its series it was given: a direct filing fits within a year;
 * if none fits, an entry from the international phase may.
 */
export function seriesOfSerial(serial: number, year: number, use: 'regular' | 'design' | 'provisional'): string[] {
  if (use === 'design') return year >= 1992 ? ['29'] : seriesOfSerial(serial, year, 'regular');
  const open = US_SERIES.filter((s) => s.use === use);
  if (use === 'provisional') {
    const running = open.filter((s) => year + 1 > s.from && year < s.to);
    // In the year of a change the old series is near its end and the new one at its beginning.
    return (running.length > 1 ? running.filter((s) => (Math.floor(s.from) === year) === serial < 500_000) : running).map((s) => s.code);
  }
  // Entries of the international phase had 10/500,001 to 10/599,999 for themselves while series 11 was running.
  if (year === 2005 && serial > 500_000 && serial < 600_000) return ['10', '11'];
  const late = (s: UsSeries) => s.from + (serial / 1_000_000) * (Math.min(s.to, s.from + 3) - s.from) * spread(s) - (year + 0.5);
  const direct = open.filter((s) => Math.abs(late(s)) <= 1);
  const running = open.filter((s) => year + 1 > s.from && year < s.to);
  const entered = open.filter((s) => late(s) > 0 && late(s) <= ENTRY_LAG);
  const found = [direct, entered, running].find((list) => list.length) ?? [];
  return found.sort((a, b) => Math.abs(late(a)) - Math.abs(late(b))).map((s) => s.code);
}

/** Old series ran longer than three years for their million serials. */
function spread(s: UsSeries): number { return s.to === THIS_SERIES_STILL_RUNS ? 1 : (s.to - s.from) / Math.min(s.to - s.from, 3); }

/** First patent number of some years: a grant tells about when it was made (USPTO, "Issue years and patent numbers"). */
const FIRST_PATENT: readonly [number, number][] = [
  [1920, 1_326_899], [1930, 1_742_181], [1940, 2_185_170], [1950, 2_492_944], [1960, 2_919_443], [1965, 3_163_865], [1970, 3_487_470], [1975, 3_858_241], [1980, 4_180_867],
  [1985, 4_490_885], [1990, 4_890_335], [1995, 5_377_354], [2000, 6_009_555], [2005, 6_836_899], [2010, 7_640_598], [2015, 8_925_112], [2020, 10_524_402],
];

/** Latest year in which a utility patent of this number can have been granted, or null for a number of the present series. */
export function grantedBefore(number: string): number | null {
  if (!/^\d{1,8}$/.test(number)) return null;
  return FIRST_PATENT.find(([, first]) => Number(number) < first)?.[0] ?? null;
}
