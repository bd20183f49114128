import { MODEL_FORMAT, type CorpusModel, type Term } from './corpus-model.ts';
import { BUCKETS } from './phrases.ts';

const MAGIC = 'JZMODEL1';

/** A model as bytes: a JSON head with everything counted, then the numbers of its vectors. */
export function serialiseModel(model: CorpusModel): Buffer {
  const maps = (m: CorpusModel['df']) => ({ fine: [...m.fine], words: [...m.words], concepts: [...m.concepts] });
  const v = model.vectors;
  const head = Buffer.from(JSON.stringify({
    format: model.format, version: model.version, items: model.items, demands: model.demands, df: maps(model.df), demandDf: maps(model.demandDf),
    averageLength: model.averageLength, averagePhrases: model.phrases.average, ranker: model.ranker, dims: v.dims, terms: [...v.terms.keys()], strength: [...v.strength],
    ipc: { classes: [...model.ipc.classes], terms: [...model.ipc.terms], labelled: model.ipc.labelled },
  }), 'utf8');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([Buffer.from(MAGIC, 'latin1'), size, head, bytesOf(model.phrases.df), bytesOf(v.weights), bytesOf(v.norms), bytesOf(v.data)]);
}

/** Reads {@link serialiseModel}'s bytes; null for anything else, an older format included: the caller trains anew or goes without. */
export function parseModel(bytes: Buffer): CorpusModel | null {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 8) !== MAGIC) return null;
  const headLength = bytes.readUInt32LE(8);
  try {
    const h = JSON.parse(bytes.toString('utf8', 12, 12 + headLength)) as Head;
    if (h.format !== MODEL_FORMAT) return null;
    const n = h.terms.length;
    if (bytes.length !== 12 + headLength + 4 * (BUCKETS + 2 * n + n * h.dims)) return null;
    const tail = new Uint8Array(bytes.subarray(12 + headLength)).buffer;
    const numbers = new Float32Array(tail, 4 * BUCKETS);
    const maps = (m: Head['df']) => ({ fine: new Map<Term, number>(m.fine), words: new Map<Term, number>(m.words), concepts: new Map<Term, number>(m.concepts) });
    return {
      format: h.format, version: h.version, items: h.items, demands: h.demands, df: maps(h.df), demandDf: maps(h.demandDf), averageLength: h.averageLength,
      ranker: h.ranker,
      phrases: { df: new Uint32Array(tail.slice(0, 4 * BUCKETS)), average: h.averagePhrases },
      vectors: {
        dims: h.dims, terms: new Map(h.terms.map((t, i) => [t, i])), strength: Float64Array.from(h.strength),
        weights: numbers.slice(0, n), norms: numbers.slice(n, 2 * n), data: numbers.slice(2 * n),
      },
      ipc: { classes: new Map(h.ipc.classes), terms: new Map(h.ipc.terms), labelled: h.ipc.labelled },
    };
  } catch {
    return null;
  }
}

interface Head {
  format: number; version: string; items: number; demands: number; averageLength: CorpusModel['averageLength']; averagePhrases: number; ranker: CorpusModel['ranker']; dims: number; terms: string[]; strength: number[];
  df: Record<'fine' | 'words' | 'concepts', [Term, number][]>; demandDf: Record<'fine' | 'words' | 'concepts', [Term, number][]>;
  ipc: { classes: [string, number][]; terms: [string, [string, number][]][]; labelled: number };
}

function bytesOf(a: Float32Array | Uint32Array): Buffer { return Buffer.from(a.buffer, a.byteOffset, a.byteLength); }
