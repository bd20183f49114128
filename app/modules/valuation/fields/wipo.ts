/**
 * Technology field of a patent: the 35 fields of WIPO's IPC concordance. Written as rules, most specific first: a rule
 * is a prefix of an IPC symbol (class or subclass), or a subclass with main groups that go another way than the subclass.
 * Facts: WIPO IPC technology concordance; H10 (semiconductors, moved out of H01L in 2023) follows H01L.
 */
export const FIELD_COUNT = 35;

/** Field → subclass prefixes. `H01[BCF]` is written `H01:BCF`; a bare class (`F15`) takes every subclass not named elsewhere. */
const PREFIXES: readonly (readonly [number, string])[] = [
  [1, 'F21:HKLSVWY H01:BCFGHJKMRT H02:BGHJKMNPS H05:BCF H99:Z'],
  [2, 'G09:FG G11:B H04:NRS H05:K'],
  [3, 'G08:C H01:PQ H04:BHJKMQ'],
  [4, 'H04:LW'],
  [5, 'H03:BCDFGHJKLM'],
  [6, 'G06:CDEFGJKMNTV G10:L G11:C G16:BCYZ'],
  [7, 'G06:Q'],
  [8, 'H01:L H10:BDFHKNW'],
  [9, 'G02:BCF G03:BCDFGH H01:S'],
  [10, 'G01:BCDFGHJKLMNPQRSVW G04:BCDFGR G12:B G99:Z'],
  [12, 'G05:BDF G07:BCDFG G08:BG G09:BCD'],
  [13, 'A61:BCDFGHJLMN H05:G G16:H'],
  [14, 'A61:Q C07:BCDFHJ C40:B'],
  [15, 'C07:GK C12:MNPQRS'],
  [16, 'A61:KP'],
  [17, 'C08:BCFGHKL'],
  [18, 'A01:H A21:D A23:BCDFGJKL C12:CFGHJ C13:BDFJK'],
  [19, 'A01:NP C05:BCDFG C06:BCDF C09:BCDFGHJK C10:BCFGHJKLMN C11:BCD C99:Z'],
  [20, 'B22:CDF C01:BCDFG C03:C C04:B C21:BCD C22:BCF'],
  [21, 'B05:CD B32:B C23:CDFG C25:BCDF C30:B'],
  [22, 'B81:BC B82:BY'],
  [23, 'B01:BDFJL B02:C B03:BCD B04:BC B05:B B06:B B07:BC B08:B C14:C D06:BCL F25:J F26:B H05:H'],
  [24, 'A62:C B09:BC B65:F C02:F F01:N F23:GJ G01:T'],
  [25, 'B25:J B65:BCDGH B66:BCDF B67:BCD'],
  [26, 'A62:D B21:BCDFGHJKL B23:BCDFGHKPQ B24:BCD B25:BCDFGH B26:BDF B27:BCDFGHJKLMN B30:B'],
  [27, 'F01:BCDKLMP F02:BCDFGKMNP F03:BCDGH F04:BCDF F23:R F99:Z G21:BCDFGHJK'],
  [28, 'A41:H A43:D A46:D B31:BCDF B41:BCDFGJKLMN C14:B D01:BCDFGH D02:GHJ D03:CDJ D04:BCGH D05:BC D06:GHJMPQ D21:BCDFGHJ D99:Z'],
  [29, 'A01:BCDFGJKLM A21:BC A22:BC A23:NP B02:B B28:BCD B29:BCDKL B33:Y B99:Z C03:B C08:J C12:L C13:CGH F41:ABCFGHJ F42:BCD'],
  [30, 'F22:BDG F23:BCDHKLMNQ F24:BCDFHJSTV F25:BC F27:BD F28:BCDFG'],
  [31, 'F15:BCD F16:BCDFGHJKLMNPST F17:BCD G05:G'],
  [32, 'B60:BCDFGHJKLMNPQRSTVW B61:BCDFGHJKL B62:BCDHJKLM B63:BCGHJ B64:BCDFGU'],
  [33, 'A47:BCDFGHJKL A63:BCDFGHJK'],
  [34, 'A24:BCDF A41:BCDFG A42:BC A43:BC A44:BC A45:BCDF A46:B A62:B A99:Z B42:BCDF B43:KLM B44:BCDF B68:BCFG D04:D D06:FN D07:B F25:D G10:BCDFGHK'],
  [35, 'E01:BCDFH E02:BCDF E03:BCDF E04:BCDFGH E05:BCDFG E06:BC E21:BCDF E99:Z'],
];

/** Main groups that leave their subclass: [subclass, field, main groups as numbers or from-to]. */
const GROUPS: readonly (readonly [string, number, readonly (number | readonly [number, number])[]])[] = [
  ['A61K', 14, [8]],
  ['B01D', 24, [[45, 53]]],
  ['C13B', 29, [5, 15, 25, 45]],
  ['E01F', 24, [8]],
  ['G01N', 11, [33]],
  ['H04N', 3, [1]],
  ['H04N', 4, [21]],
];

const BY_SUBCLASS: ReadonlyMap<string, number> = new Map(PREFIXES.flatMap(([field, text]) => text.split(' ').flatMap((part) => {
  const [cls, letters] = part.split(':') as [string, string];
  return [...letters].map((letter) => [cls + letter, field] as const);
})));

/** Field 1-35 of an IPC symbol (`H01M 8/0204`, `H01M8/02`, `H01M`); null for what the concordance does not name (a bare class, `Y02E`). */
export function fieldOf(symbol: string): number | null {
  const subclass = symbol.slice(0, 4);
  const field = BY_SUBCLASS.get(subclass);
  if (field === undefined) return null;
  const main = /^\s*0*(\d{1,4})\s*\//.exec(symbol.slice(4));
  if (!main) return field;
  const group = Number(main[1]);
  const rule = GROUPS.find(([sub, , groups]) => sub === subclass && groups.some((g) => (typeof g === 'number' ? g === group : g[0] <= group && group <= g[1])));
  return rule ? rule[1] : field;
}

/** Field of a patent: that of its first symbol the concordance knows (offices put the main class first). */
export function mainField(symbols: readonly string[]): number | null {
  for (const symbol of symbols) {
    const field = fieldOf(symbol);
    if (field !== null) return field;
  }
  return null;
}

/** Distinct subclasses of a list of symbols: how broadly a patent is classified. */
export function subclassCount(symbols: readonly string[]): number {
  return new Set(symbols.map((s) => /^[A-H]\d{2}[A-Z]/.exec(s)?.[0]).filter(Boolean)).size;
}
