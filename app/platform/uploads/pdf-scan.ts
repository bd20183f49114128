import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { setImmediate as breathe } from 'node:timers/promises';
import { uploadError, type UploadProblem } from './problem.ts';

/**
 * Looks through a PDF for what it could do to a reader: scripts, programs, forms that send, files within, encryption. It does not
 * render and does not follow the cross-reference table; it reads every name in every object, also in compressed object streams and
 * with hex escapes resolved, and refuses what it cannot look into. Its limits: the text of page contents, fonts and pictures is not
 * read (no action can stand there), an object written inside a stream is refused as hidden, a harmless name that equals an action's
 * (in a string, say) is refused too, and plain links (`/URI`) and jumps within the document pass. Where a stream could begin for
 * one reader and not for another (in a comment, a string, an open dictionary), the document is refused.
 */
const ACTIVE: ReadonlySet<string> = new Set(['JavaScript', 'JS', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'RichMedia', 'Rendition', 'XFA']);
const ATTACHED: ReadonlySet<string> = new Set(['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'AF']);

/** Caps that hold the scan of an honest file to some tens of milliseconds, and of one made to be slow to about a second of a thread of heavy work: text outside of streams, unpacked object streams, one and all of them. */
const MAX_TEXT = 12 * 1024 * 1024;
const MAX_INFLATED_ONE = 8 * 1024 * 1024;
const MAX_INFLATED = 48 * 1024 * 1024;
const MAX_OBJECT_STREAMS = 5_000;
/** Tokens between two breaths: other requests get their turn. */
const BREATH = 40_000;

const unpack = promisify(inflate) as (data: Buffer, options: { maxOutputLength: number; finishFlush?: number }) => Promise<Buffer>;
const TOKEN = /\/([^\s()<>[\]{}/%]{1,128})|\bobj\b|\bstream\b(?:\r\n|\n|\r)?/g;
/** Names of one object that are remembered; a stream's dictionary has no more. */
const MAX_NAMES = 200;

const resolve = (name: string) => (name.includes('#') ? name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : name);

function judge(name: string): UploadProblem | null {
  if (ACTIVE.has(name)) return 'pdf_active';
  if (ATTACHED.has(name)) return 'pdf_attachments';
  return name === 'Encrypt' ? 'pdf_encrypted' : null;
}

/** Throws `bad_file` with the reason; returns where the document ends (after its last `%%EOF`). */
export async function scanPdf(bytes: Buffer): Promise<{ end: number }> {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw uploadError('two_types');
  const end = bytes.lastIndexOf('%%EOF');
  if (end < 0) throw uploadError('pdf_broken');
  const packed = await readObjects(bytes.toString('latin1'), bytes);
  if (packed.length > MAX_OBJECT_STREAMS) throw uploadError('pdf_unreadable');
  let total = 0;
  for (const data of packed) {
    const text = await unpack(data, { maxOutputLength: MAX_INFLATED_ONE }).catch(() => { throw uploadError('pdf_unreadable'); });
    total += text.length;
    if (total > MAX_INFLATED) throw uploadError('pdf_unreadable');
    await readNames(text.toString('latin1'));
  }
  return { end: end + 5 };
}

interface Names { all: string[]; count: number }

/** Names outside of streams; gives back the compressed object streams to look into. */
async function readObjects(text: string, bytes: Buffer): Promise<Buffer[]> {
  const packed: Buffer[] = [];
  // Names since the last object began: at a `stream` they are its dictionary.
  const names: Names = { all: [], count: 0 };
  const place = new Place(text);
  let begun = false;
  let outside = 0;
  let from = 0;
  const token = new RegExp(TOKEN);
  let tokens = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    tokens += 1;
    if (tokens % BREATH === 0) await breathe();
    if (found[1] !== undefined) { take(names, found[1]); continue; }
    await place.goTo(found.index);
    if (found[0] === 'obj') {
      // The word within a string or a dictionary begins nothing: what was read so far still counts.
      if (place.isOpen) { names.all = []; begun = true; }
      continue;
    }
    const afterDictionary = />>\s*$/.test(text.slice(Math.max(0, found.index - 16), found.index));
    if (place.isText && !afterDictionary) continue;
    if (!place.isOpen || !afterDictionary || !begun || found[0] === 'stream' || names.all.length > MAX_NAMES) throw uploadError('pdf_unreadable');
    const start = token.lastIndex;
    const stop = text.indexOf('endstream', start);
    const data = stop < 0 ? bytes.subarray(start) : bytes.subarray(start, stop);
    outside += start - from;
    if (outside > MAX_TEXT) throw uploadError('pdf_unreadable');
    from = stop < 0 ? text.length : stop;
    token.lastIndex = from;
    place.startAt(from);
    begun = false;
    if (names.all.includes('ObjStm')) await objectStream(names.all, data, packed);
    else if (hidesObject(data)) throw uploadError('pdf_unreadable');
  }
  if (outside + text.length - from > MAX_TEXT) throw uploadError('pdf_unreadable');
  return packed;
}

/** Where in a PDF's text one is: in a comment, in a string, in how many dictionaries. Goes forward only. */
class Place {
  private at = 0;
  private comment = false;
  private hex = false;
  /** Open round brackets: a string may hold balanced ones. */
  private brackets = 0;
  private dictionaries = 0;

  constructor(private readonly text: string) {}

  /** In a comment or in a string. */
  get isText(): boolean { return this.comment || this.hex || this.brackets > 0; }

  /** Between objects, or after an object's whole dictionary. */
  get isOpen(): boolean { return !this.isText && this.dictionaries === 0; }

  startAt(place: number): void {
    Object.assign(this, { at: place, comment: false, hex: false, brackets: 0, dictionaries: 0 });
  }

  async goTo(place: number): Promise<void> {
    for (; this.at < place; this.at += 1) {
      this.step(this.text.charCodeAt(this.at));
      if (this.at % (BREATH * 8) === 0) await breathe();
    }
  }

  private step(char: number): void {
    if (this.comment) this.comment = char !== 10 && char !== 13;
    else if (this.hex) this.hex = char !== 62;
    else if (this.brackets > 0) {
      if (char === 92) this.at += 1; // A backslash takes the next character with it.
      else if (char === 40) this.brackets += 1;
      else if (char === 41) this.brackets -= 1;
    } else if (char === 37) this.comment = true;
    else if (char === 40) this.brackets = 1;
    else if (char === 60) this.open();
    else if (char === 62 && this.text.charCodeAt(this.at + 1) === 62) { this.dictionaries -= 1; this.at += 1; }
  }

  private open(): void {
    if (this.text.charCodeAt(this.at + 1) !== 60) { this.hex = true; return; }
    this.dictionaries += 1;
    this.at += 1;
  }
}

/** An object written inside a stream: a reader that follows the table of references finds it there, one that reads in order does not. */
function hidesObject(data: Buffer): boolean {
  for (let at = data.indexOf('obj'); at >= 0; at = data.indexOf('obj', at + 3)) {
    // Two numbers with blanks between and after them: the head of an object.
    if (at === 0 || !isBlank(data[at - 1]!)) continue;
    const after = back(data, at, isBlank);
    const second = back(data, after, isDigit);
    if (second === after) continue;
    const first = back(data, second, isBlank);
    if (first < second && isDigit(data[first - 1] ?? 0)) return true;
  }
  return false;
}

const isBlank = (byte: number) => byte === 32 || (byte >= 9 && byte <= 13) || byte === 0;
const isDigit = (byte: number) => byte >= 48 && byte <= 57;

/** Goes back from a place over at most twelve bytes of a kind. */
function back(data: Buffer, from: number, kind: (byte: number) => boolean): number {
  let at = from;
  while (at > 0 && from - at < 12 && kind(data[at - 1]!)) at -= 1;
  return at;
}

async function objectStream(dictionary: readonly string[], data: Buffer, packed: Buffer[]): Promise<void> {
  const filters = dictionary.filter((n) => n.endsWith('Decode') || ['Fl', 'LZW', 'AHx', 'A85', 'RL', 'Crypt'].includes(n));
  if (dictionary.includes('Predictor') || filters.some((f) => f !== 'FlateDecode' && f !== 'Fl') || filters.length > 1) throw uploadError('pdf_unreadable');
  if (filters.length === 0) await readNames(data.toString('latin1'));
  else packed.push(data);
}

async function readNames(text: string): Promise<void> {
  const names: Names = { all: [], count: 0 };
  for (const found of text.matchAll(TOKEN)) {
    if (found[1] !== undefined) take(names, found[1]);
    if (names.count % BREATH === BREATH - 1) await breathe();
  }
}

function take(names: Names, raw: string): void {
  const name = resolve(raw);
  const problem = judge(name);
  if (problem) throw uploadError(problem, { found: name });
  if (names.all.length <= MAX_NAMES) names.all.push(name);
  names.count += 1;
}
