import busboy from 'busboy';
import { Readable } from 'node:stream';
import { AppError } from '#app/core/errors.ts';
import { badForm, BODY, bodyTooLarge, checkFields, checkJson, holdsUnstorable } from './body-limits.ts';

/**
 * The one place where bodies are read (a test keeps it the only one). Bytes are bounded before the first is read and counted
 * while they come; then the number, names and sizes of fields, or the depth and number of values of JSON; only what passes
 * reaches a parser. Refusals: `body_too_large` (413), `unsupported_body` (415), `bad_form` (422).
 */
const typeOf = (request: Request) => (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();

/** Is it a multipart form? */
export const isMultipart = (request: Request) => typeOf(request) === 'multipart/form-data';

/** The body in pieces, refused at its announced size, and at the byte too many. (A body of crumbs is refused where it comes in: `webRequest`.) */
export async function* boundedBody(request: Request, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw bodyTooLarge(maxBytes);
  let size = 0;
  for await (const piece of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += piece.byteLength;
    if (size > maxBytes) throw bodyTooLarge(maxBytes);
    yield piece;
  }
}

/** A whole body, within its bound. Throws `body_too_large`, `bad_form`. */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of boundedBody(request, maxBytes)) parts.push(piece);
  return Buffer.concat(parts);
}

/** A plain form: urlencoded, or multipart without its files. An empty body is an empty form, whatever it is called. */
export async function readForm(request: Request): Promise<FormData> {
  if (!request.body || request.headers.get('content-length') === '0') return new FormData();
  const type = typeOf(request);
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data') throw new AppError('unsupported_body', { accepted: 'application/x-www-form-urlencoded, multipart/form-data' });
  const entries = type === 'multipart/form-data'
    ? await readMultipartFields(request, boundedBody(request, BODY.form.bytes), BODY.form)
    : urlencoded(await readBytes(request, BODY.form.bytes));
  checkFields(entries);
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

function urlencoded(bytes: Buffer): [string, string][] {
  let fields = 1;
  for (const byte of bytes) if (byte === 0x26 && ++fields > BODY.form.fields) throw badForm('too_many_fields');
  return [...new URLSearchParams(bytes.toString('utf8'))];
}

/** What is done with a file in a multipart form; without a taker its bytes are passed over. */
export type TakeFile = (name: string, stream: Readable, info: { filename: string | undefined }) => void;

/**
 * Streams a multipart body through the parser: fields are gathered within `limits`, files go to `take`. Throws `bad_form` for what
 * is no multipart form, breaks off, or has too many parts.
 */
export async function readMultipartFields(request: Request, body: AsyncIterable<Uint8Array>, limits: { fields: number; value: number }, take?: TakeFile): Promise<[string, string][]> {
  const parser = multipartParser(request, limits);
  const fields: [string, string][] = [];
  const source = Readable.from(body, { objectMode: false });
  const parsed = new Promise<void>((resolve, reject) => {
    parser.on('field', (name: string | undefined, value, info) => {
      if (info.valueTruncated) reject(badForm('value_too_long'));
      else if (info.nameTruncated || name === undefined) reject(badForm('name'));
      else fields.push([name, value]);
    });
    parser.on('file', (name, stream, info) => {
      // A part that breaks off says so to whoever reads it; the form as a whole is refused by the parser's own error.
      stream.on('error', () => {});
      if (take) take(name, stream, info);
      else stream.resume();
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) parser.on(limit, () => reject(badForm('too_many_fields')));
    parser.on('close', resolve);
    parser.on('error', () => reject(badForm('multipart')));
    source.on('error', (error) => { reject(error instanceof AppError ? error : badForm('cut_off')); parser.destroy(); });
  });
  source.pipe(parser);
  try {
    await parsed;
  } catch (error) {
    source.unpipe(parser);
    source.destroy();
    parser.destroy();
    throw error;
  }
  return fields;
}

function multipartParser(request: Request, limits: { fields: number; value: number }) {
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' }, defParamCharset: 'utf8',
      // Characters are at most four bytes; what is longer in characters is refused afterwards.
      limits: { files: 1, fields: limits.fields, fieldSize: limits.value * 4, fieldNameSize: 4 * BODY.form.name, parts: limits.fields + 1, headerPairs: 20 },
    });
  } catch {
    throw badForm('multipart'); // no boundary
  }
}

/** A JSON body as text and value; an empty one is `{}`. Field error `invalid_json` for what is none. */
export async function readJson(request: Request): Promise<{ text: string; value: unknown }> {
  if (request.body && request.headers.get('content-length') !== '0' && !/^application\/([\w.+-]+\+)?json$/.test(typeOf(request))) throw new AppError('unsupported_body', { accepted: 'application/json' });
  const text = (await readBytes(request, BODY.json.bytes)).toString('utf8');
  checkJson(text);
  const value = text === '' ? {} : parse(text);
  if (/\\u(?:0000|d[89a-f])/i.test(text) && holdsUnstorable(value)) throw badForm('nul');
  return { text, value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new AppError('validation', {}, [{ path: '', code: 'invalid_json' }]);
  }
}
