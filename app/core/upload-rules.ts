/**
 * What people may hand in, in one table: pages, forms, API and use cases read it here. Documents are what a certificate, a slip, an
 * advice or a piece of evidence comes as. Nothing a browser would run, nothing that carries parts of its own.
 */
export const DOCUMENT_TYPES = { 'application/pdf': ['pdf'], 'image/png': ['png'], 'image/jpeg': ['jpg', 'jpeg'] } as const;
export type DocumentType = keyof typeof DOCUMENT_TYPES;

/** For the `accept` of a file field. */
export const DOCUMENT_ACCEPT = Object.keys(DOCUMENT_TYPES).join(',');
export const DOCUMENT_MAX_BYTES = 25 * 1024 * 1024;
/** A table or an archive of patents; read as a stream by the worker. */
export const IMPORT_MAX_BYTES = 200 * 1024 * 1024;

/** A picture is refused beyond these, by its header alone: a small file may unpack to gigabytes in whoever looks at it. */
export const PICTURE_MAX_SIDE = 12_000;
export const PICTURE_MAX_PIXELS = 50_000_000;

/** Endings of what was taken in earlier and may still be downloaded. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  ...DOCUMENT_TYPES, 'image/tiff': ['tif', 'tiff'], 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
};
const NAME_MAX = 120;

/**
 * A name people may see and download under: no path, no control, direction or invisible characters, nothing a file system takes for
 * something else, at most 120 characters with the ending kept. `file` when nothing is left.
 */
export function safeFileName(name: string): string {
  const clean = (name.normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}"<>|:*?]/gu, '').replace(/\s+/gu, ' ').replace(/^[.\s]+|[.\s]+$/gu, '');
  // Names Windows keeps for devices, with any ending.
  const free = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(clean) ? `_${clean}` : clean;
  if (!free) return 'file';
  const letters = [...free];
  if (letters.length <= NAME_MAX) return free;
  const dot = free.lastIndexOf('.');
  const ending = dot > 0 ? free.slice(dot) : '';
  return ending && [...ending].length <= 10 ? [...free.slice(0, dot)].slice(0, NAME_MAX - [...ending].length).join('') + ending : letters.slice(0, NAME_MAX).join('');
}

/** The same with the ending of what the bytes are: a file never carries the name of another type. */
export function nameForType(name: string, mime: string): string {
  const endings = ENDINGS[mime];
  const clean = safeFileName(name);
  if (!endings) return clean;
  const dot = clean.lastIndexOf('.');
  const [base, ending] = dot > 0 && clean.length - dot <= 11 ? [clean.slice(0, dot), clean.slice(dot + 1).toLowerCase()] : [clean, ''];
  return endings.includes(ending) ? clean : safeFileName(`${base}.${endings[0]}`);
}
